using System.Collections.Immutable;
using CsCheck;
using Phodos.Crystals;

namespace Phodos.Tests.Crystals;

/// <summary>Generators of crystals without any symmetry: skewed cells of either handedness, atoms in and outside the cell.</summary>
internal static class RandomCrystals
{
    private static readonly Gen<Vector3D> Direction = Gen.Double[-1, 1].Array[3].Select(x => new Vector3D(x[0], x[1], x[2]));

    internal static readonly Gen<Lattice> Lattices = Gen.Select(Direction, Direction, Direction, Gen.Double[2, 9])
        .Where((a, b, c, _) => Math.Abs(a.Dot(b.Cross(c))) > 0.05 * a.Length * b.Length * c.Length
            && Math.Min(a.Length, Math.Min(b.Length, c.Length)) > 0.3)
        .Select((a, b, c, size) => new Lattice(size * a, size * b, size * c));

    // Atoms as close as they may be are too close by a rounding in another cell.
    private const double Margin = 1e-6; // Å

    /// <summary>Up to 8 atoms; coordinates reach two cells outside.</summary>
    internal static readonly Gen<Crystal> Crystals = Gen.Select(
            Lattices,
            Gen.Select(Gen.Int[1, 118], Gen.Double[-2, 2].Array[3]).Array[1, 8])
        .Select(TryMake)
        .Where(crystal => crystal is not null && crystal.ShortestDistance() > Crystal.MinimumDistance + Margin)
        .Select(crystal => crystal!);

    private static Crystal? TryMake(Lattice lattice, (int Z, double[] X)[] atoms)
    {
        try
        {
            return new Crystal(
                lattice,
                [.. atoms.Select(atom => Element.FromAtomicNumber(atom.Z))],
                [.. atoms.Select(atom => new Vector3D(atom.X[0], atom.X[1], atom.X[2]))]);
        }
        catch (InvalidInputException)
        {
            return null; // atoms too close: not a crystal, draw again
        }
    }

    /// <summary>Atoms at random places of a large cell: a jittered grid.</summary>
    internal static Crystal Large(Lattice lattice, int atoms, int seed)
    {
        var random = new Random(seed);
        var perAxis = (int)Math.Ceiling(Math.Cbrt(atoms));
        var positions = Enumerable.Range(0, atoms).Select(index => new Vector3D(
            (index % perAxis + 0.5 * random.NextDouble()) / perAxis,
            (index / perAxis % perAxis + 0.5 * random.NextDouble()) / perAxis,
            (index / perAxis / perAxis + 0.5 * random.NextDouble()) / perAxis));
        return new Crystal(lattice, [.. Enumerable.Repeat(Element.FromSymbol("Si"), atoms)], positions.ToImmutableArray());
    }
}
