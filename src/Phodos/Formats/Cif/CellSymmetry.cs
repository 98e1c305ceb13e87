using Phodos.Crystals;

namespace Phodos.Formats.Cif;

/// <summary>Whether symmetry operations leave the lengths and angles of a cell as they are.</summary>
internal static class CellSymmetry
{
    // Of a length: more than the digits of rounded cell parameters, less than the misfit of another crystal system.
    private const double Tolerance = 0.01;

    internal static bool Fits(IEnumerable<SymmetryOperation> operations, Lattice lattice)
    {
        Vector3D[] vectors = [lattice.A, lattice.B, lattice.C];
        return operations.Select(operation => operation.Rotation).Distinct().All(rotation =>
        {
            var images = Array.ConvertAll(Axes, axis => lattice.ToCartesian(rotation.Multiply(axis)));
            return Enumerable.Range(0, 3).All(i => Enumerable.Range(i, 3 - i).All(j =>
                Math.Abs(images[i].Dot(images[j]) - vectors[i].Dot(vectors[j])) <= 2 * Tolerance * vectors[i].Length * vectors[j].Length));
        });
    }

    private static readonly Vector3D[] Axes = [new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)];
}
