using Phodos.Crystals;
using Phodos.Crystals.Symmetry;

namespace Phodos.Formats.Forces;

/// <summary>The primitive vectors of centred cells, in units of those of the cell.</summary>
internal static class PrimitiveAxes
{
    /// <summary>The vectors of the cell itself.</summary>
    internal static readonly (Vector3D A, Vector3D B, Vector3D C) Unit = (new(1, 0, 0), new(0, 1, 0), new(0, 0, 1));

    /// <summary>The vectors of a centring by its letter, P, F, I, A, C or R (obverse), or null for another word.</summary>
    internal static (Vector3D A, Vector3D B, Vector3D C)? Named(string letter) => letter switch
    {
        "P" => Unit,
        "F" => (new(0, 0.5, 0.5), new(0.5, 0, 0.5), new(0.5, 0.5, 0)),
        "I" => (new(-0.5, 0.5, 0.5), new(0.5, -0.5, 0.5), new(0.5, 0.5, -0.5)),
        "A" => (new(1, 0, 0), new(0, 0.5, 0.5), new(0, -0.5, 0.5)),
        "C" => (new(0.5, -0.5, 0), new(0.5, 0.5, 0), new(0, 0, 1)),
        "R" => (new(2.0 / 3, 1.0 / 3, 1.0 / 3), new(-1.0 / 3, 1.0 / 3, 1.0 / 3), new(-1.0 / 3, -2.0 / 3, 1.0 / 3)),
        _ => null,
    };

    /// <summary>The primitive vectors that the symmetry of a cell tells: those of the centring whose translations it has, and no others.</summary>
    /// <param name="unitCell">The cell.</param>
    /// <param name="tolerance">The tolerance of the symmetry search (angstrom).</param>
    /// <exception cref="InvalidInputException">The translations are those of no standard centring.</exception>
    internal static (Vector3D A, Vector3D B, Vector3D C) Find(Crystal unitCell, double tolerance)
    {
        var translations = SymmetryOperations.Find(unitCell, tolerance)
            .Where(operation => operation.Rotation == IntegerMatrix.Identity).Select(operation => operation.Translation).ToArray();
        foreach (var letter in new[] { "P", "F", "I", "A", "C", "R" })
        {
            var axes = Named(letter)!.Value;
            var lattice = new Lattice(axes.A, axes.B, axes.C);
            if (Math.Round(1 / lattice.Volume) == translations.Length && translations.All(translation => IsWhole(lattice.ToFractional(translation))))
                return axes;
        }

        throw new InvalidInputException(
            $"the unit cell is {translations.Length} primitive cells, but in no standard centring; give the primitive axes as nine numbers");
    }

    private static bool IsWhole(Vector3D v)
    {
        const double Tolerance = 1e-2;
        return Math.Abs(v.X - Math.Round(v.X)) < Tolerance && Math.Abs(v.Y - Math.Round(v.Y)) < Tolerance
            && Math.Abs(v.Z - Math.Round(v.Z)) < Tolerance;
    }
}
