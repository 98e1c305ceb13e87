using System.Collections.Immutable;
using CsCheck;
using Phodos.Crystals;

namespace Phodos.Tests.Crystals.Symmetry;

/// <summary>Random ways to write the same crystal: cell, rotation, mirror image, origin, atom order and noise.</summary>
internal sealed record Disguise(IntegerMatrix Cell, Vector3D[] Axes, Vector3D Origin, double[] Keys, double[] Noise)
{
    private const int MostAtoms = 400;

    internal static readonly Gen<Disguise> Any = For(MostAtoms / 8);

    /// <summary>Whether the crystal is reflected.</summary>
    internal bool IsMirrorImage => Axes[0].Dot(Axes[1].Cross(Axes[2])) < 0;

    /// <summary>Disguises of a crystal of so many atoms, with at most eight copies of it, and few enough to be quick.</summary>
    // Shears and swaps make unimodular matrices; a diagonal makes the supercell.
    internal static Gen<Disguise> For(int atoms) =>
        from steps in Gen.Select(Gen.Int[0, 2], Gen.Int[1, 2], Gen.Int[-2, 2]).Array[0, 4]
        from size in Gen.Int[1, 2].Array[3].Where(size => size[0] * size[1] * size[2] * atoms <= MostAtoms)
        from quaternion in Gen.Double[-1, 1].Array[4].Where(q => q.Sum(x => x * x) > 0.1)
        from mirror in Gen.Bool
        from origin in Gen.Double[-1, 1].Array[3]
        from keys in Gen.Double[0, 1].Array[MostAtoms]
        from noise in Gen.Double[-1, 1].Array[3 * MostAtoms]
        select new Disguise(
            Shear(IntegerMatrix.Diagonal(size[0], size[1], size[2]), steps), Rotation(quaternion, mirror), new(origin[0], origin[1], origin[2]), keys, noise);

    /// <summary>The crystal in disguise, each coordinate moved by up to an amount (angstrom).</summary>
    internal Crystal Of(Crystal crystal, double noise)
    {
        var supercell = crystal.Supercell(Cell);
        var lattice = new Lattice(Turn(supercell.Lattice.A), Turn(supercell.Lattice.B), Turn(supercell.Lattice.C));
        var atoms = Enumerable.Range(0, supercell.AtomCount).OrderBy(atom => Keys[atom]).ToArray();
        return new Crystal(
            lattice,
            [.. atoms.Select(atom => supercell.Species[atom])],
            atoms.Select(atom => supercell.FractionalPositions[atom] + Origin
                + lattice.ToFractional(noise * new Vector3D(Noise[3 * atom], Noise[3 * atom + 1], Noise[3 * atom + 2]))).ToImmutableArray());
    }

    private Vector3D Turn(Vector3D vector) => new(Axes[0].Dot(vector), Axes[1].Dot(vector), Axes[2].Dot(vector));

    private static IntegerMatrix Shear(IntegerMatrix matrix, (int Row, int Distance, int Times)[] steps)
    {
        (int A, int B, int C)[] rows = [matrix.Row1, matrix.Row2, matrix.Row3];
        foreach (var (row, distance, times) in steps)
        {
            var (target, other) = (rows[row], rows[(row + distance) % 3]);
            rows[row] = (target.A + times * other.A, target.B + times * other.B, target.C + times * other.C);
        }

        return new IntegerMatrix(rows[0], rows[1], rows[2]);
    }

    private static Vector3D[] Rotation(double[] quaternion, bool mirror)
    {
        var norm = Math.Sqrt(quaternion.Sum(x => x * x));
        var (w, x, y, z) = (quaternion[0] / norm, quaternion[1] / norm, quaternion[2] / norm, quaternion[3] / norm);
        var sign = mirror ? -1 : 1;
        return
        [
            sign * new Vector3D(1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)),
            sign * new Vector3D(2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)),
            sign * new Vector3D(2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)),
        ];
    }
}
