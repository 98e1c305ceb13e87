using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Castep;

/// <summary>Reads the lattice of a cell file.</summary>
internal static class CastepLattice
{
    /// <summary>The three vectors of the block LATTICE_CART.</summary>
    internal static Lattice ReadVectors(TextLines lines)
    {
        var (scale, rows) = ReadRows(lines, 3, "the three components of a lattice vector");
        return LineFault.At(lines.Number, () => new Lattice(scale * rows[0], scale * rows[1], scale * rows[2]));
    }

    /// <summary>The three lengths and the three angles (degrees) of the block LATTICE_ABC.</summary>
    internal static Lattice ReadParameters(TextLines lines)
    {
        var (scale, rows) = ReadRows(lines, 2, "the three lengths or angles of the lattice");
        var (lengths, angles) = (scale * rows[0], rows[1]);
        return LineFault.At(
            lines.Number, () => Lattice.FromParameters(lengths.X, lengths.Y, lengths.Z, angles.X, angles.Y, angles.Z));
    }

    private static (double Scale, List<Vector3D> Rows) ReadRows(TextLines lines, int count, string expected)
    {
        var scale = 1.0;
        var rows = new List<Vector3D>();
        while (CastepReader.NextOfBlock(lines))
        {
            if (rows.Count == 0 && CastepUnit.TryRead(lines) is { } unit)
                scale = unit;
            else
                rows.Add(lines.VectorAt(0, expected));
        }

        return rows.Count == count ? (scale, rows) : throw lines.Fault($"the block of the lattice has {rows.Count} rows; it must have {count}");
    }
}
