using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>
/// The way from the Cartesian axes of a data block to its fractional ones, where the block gives it as a matrix M and a vector v:
/// x(fractional) = M x(Cartesian) + v, or the other way round.
/// </summary>
internal static class CartesianTransform
{
    // How far the volume of the matrix may be from that of the cell: the digits of a rounded matrix, not another cell.
    private const double VolumeTolerance = 0.01;

    /// <summary>The map from Cartesian (angstrom) to fractional positions, or null where the block gives no matrix.</summary>
    /// <exception cref="InvalidInputException">The matrix belongs to another cell.</exception>
    internal static Func<Vector3D, Vector3D>? Read(CifBlock block, Lattice lattice)
    {
        if (Matrix(block, "fract") is { } toFractional)
        {
            var (rows, shift) = (toFractional.Rows, toFractional.Shift);
            Check(lattice, 1 / Math.Abs(rows[0].Dot(rows[1].Cross(rows[2]))), toFractional.Line);
            return position => new Vector3D(rows[0].Dot(position), rows[1].Dot(position), rows[2].Dot(position)) + shift;
        }

        if (Matrix(block, "cartn") is { } toCartesian)
        {
            var (rows, shift) = (toCartesian.Rows, toCartesian.Shift);
            var oriented = LineFault.At(toCartesian.Line, () => new Lattice(
                new(rows[0].X, rows[1].X, rows[2].X), new(rows[0].Y, rows[1].Y, rows[2].Y), new(rows[0].Z, rows[1].Z, rows[2].Z)));
            Check(lattice, oriented.Volume, toCartesian.Line);
            return position => oriented.ToFractional(position - shift);
        }

        return null;
    }

    private static (Vector3D[] Rows, Vector3D Shift, int Line)? Matrix(CifBlock block, string target)
    {
        var first = block.FirstOf(CifTags.TransformMatrix(target, 1, 1));
        if (first is null)
            return null;
        double Element(int row, int column) => Number(CifTags.TransformMatrix(target, row, column))
            ?? throw new InvalidInputException($"the matrix of the Cartesian axes lacks element {row}{column}", line: first.Value.Line);
        double Shift(int row) => Number(CifTags.TransformVector(target, row)) ?? 0;
        double? Number(string[] tags) => block.FirstOf(tags) is { } value ? CifNumber.Parse(value, "the Cartesian axes").Value : null;

        Vector3D[] rows = [.. Enumerable.Range(1, 3).Select(row => new Vector3D(Element(row, 1), Element(row, 2), Element(row, 3)))];
        return (rows, new Vector3D(Shift(1), Shift(2), Shift(3)), first.Value.Line);
    }

    private static void Check(Lattice lattice, double volume, int line)
    {
        if (!(Math.Abs(volume / lattice.Volume - 1) <= VolumeTolerance))
            throw new InvalidInputException("the matrix of the Cartesian axes does not belong to the cell; check both", line: line);
    }
}
