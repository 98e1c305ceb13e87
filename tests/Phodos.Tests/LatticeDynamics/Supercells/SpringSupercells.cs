using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.Tests.LatticeDynamics.Supercells;

/// <summary>Supercells with the forces that springs give them: calculations whose force constants are known.</summary>
internal static class SpringSupercells
{
    /// <summary>The supercell with its atoms in an order of its own.</summary>
    internal static Supercell Of(Crystal primitive, IntegerMatrix matrix)
    {
        var ordered = primitive.Supercell(matrix);
        var order = Enumerable.Range(0, ordered.AtomCount).OrderBy(atom => atom * 7919 % 104729).Reverse().ToArray();
        return Supercell.Map(
            primitive,
            new Crystal(
                ordered.Lattice, [.. order.Select(atom => ordered.Species[atom])], [.. order.Select(atom => ordered.FractionalPositions[atom])]));
    }

    /// <summary>The springs' force constants of a supercell: an atom stands for all its images.</summary>
    internal static SupercellForceConstants Folded(Supercell supercell)
    {
        var forceConstants = SpringModel.ForceConstants(supercell.Primitive);
        var atoms = supercell.Crystal.AtomCount;
        var values = new Matrix3[supercell.Primitive.AtomCount * atoms];
        foreach (var (first, second, shift, value) in forceConstants.Blocks)
            values[first * atoms + supercell.AtomAt(second, shift)] += value;
        return new SupercellForceConstants(supercell, values);
    }

    /// <summary>The forces on all atoms with one displaced.</summary>
    internal static DisplacedAtom Displaced(SupercellForceConstants forceConstants, int atom, Vector3D displacement)
    {
        var supercell = forceConstants.Supercell;
        var home = supercell.PrimitiveAtoms[atom];
        return new DisplacedAtom(
            atom,
            displacement,
            [
                .. Enumerable.Range(0, supercell.Crystal.AtomCount).Select(
                    other => -(forceConstants[home, supercell.AsSeenFrom(atom, other)].Transpose() * displacement)),
            ]);
    }

    /// <summary>The forces with all atoms displaced at random.</summary>
    internal static DisplacedConfiguration Displaced(SupercellForceConstants forceConstants, int seed)
    {
        var random = new Random(seed);
        Vector3D[] moves = [.. Enumerable.Range(0, forceConstants.Supercell.Crystal.AtomCount).Select(_ => RandomVector(random, 0.02))];
        var forces = new Vector3D[moves.Length];
        for (var atom = 0; atom < moves.Length; atom++)
        {
            foreach (var (of, force) in Displaced(forceConstants, atom, moves[atom]).Forces.Index())
                forces[of] += force;
        }

        return new DisplacedConfiguration([.. moves], [.. forces]);
    }

    internal static Vector3D RandomVector(Random random, double size) =>
        size * new Vector3D(2 * random.NextDouble() - 1, 2 * random.NextDouble() - 1, 2 * random.NextDouble() - 1);

    internal static double Difference(SupercellForceConstants left, SupercellForceConstants right) =>
        left.Values.ToArray().Zip(right.Values.ToArray(), (a, b) => (a - b).MaximumMagnitude).Max();
}
