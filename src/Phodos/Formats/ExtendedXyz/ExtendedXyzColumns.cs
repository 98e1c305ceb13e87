using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.ExtendedXyz;

/// <summary>Where the species and the position of an atom stand on its line, as <c>Properties=name:type:columns:...</c> says.</summary>
internal sealed class ExtendedXyzColumns
{
    private const string Default = "species:S:1:pos:R:3";

    private readonly int? _symbol;
    private readonly int? _atomicNumber;
    private readonly int _position;

    private ExtendedXyzColumns(int? symbol, int? atomicNumber, int position) =>
        (_symbol, _atomicNumber, _position) = (symbol, atomicNumber, position);

    internal static ExtendedXyzColumns Read(ExtendedXyzHeader header)
    {
        var fields = (header.Find("properties") ?? Default).Split(':');
        if (fields.Length % 3 != 0)
            throw header.Fault($"Properties must be groups name:type:columns, found {Excerpt.Quoted(string.Join(':', fields))}");
        int? symbol = null, atomicNumber = null, position = null;
        var column = 0;
        for (var field = 0; field < fields.Length; field += 3)
        {
            var name = fields[field].Trim().ToUpperInvariant();
            if (!InvariantNumber.TryParseCount(fields[field + 2].Trim(), out var width) || width is 0 or > TextLines.MaximumLineLength)
            {
                throw header.Fault(
                    $"expected the number of columns of {Excerpt.Quoted(fields[field])}, found {Excerpt.Quoted(fields[field + 2])}");
            }

            if (name is "SPECIES" && width == 1)
                symbol = column;
            else if (name is "Z" && width == 1)
                atomicNumber = column;
            else if (name is "POS" && width == 3)
                position = column;
            column = Math.Min(column + width, TextLines.MaximumLineLength);
        }

        if (symbol is null && atomicNumber is null)
            throw header.Fault("Properties names no species; write species:S:1 or Z:I:1");
        return new ExtendedXyzColumns(
            symbol, atomicNumber, position ?? throw header.Fault("Properties names no positions; write pos:R:3 (angstrom)"));
    }

    /// <summary>The Cartesian position of the atom on the current line (angstrom).</summary>
    internal Vector3D Position(TextLines lines) => lines.VectorAt(_position, "the three coordinates of an atom");

    /// <summary>The element of the atom on the current line; a number stands above a symbol, as in ASE.</summary>
    internal Element Species(TextLines lines)
    {
        var word = lines.WordAt(_atomicNumber ?? _symbol!.Value, "the species of an atom");
        // XYZ files of some programs have the atomic number where the symbol belongs.
        var element = InvariantNumber.TryParseCount(word, out var number)
            ? Element.All.ElementAtOrDefault(number - 1)
            : ElementLabel.TryTypeSymbol(word);
        return element ?? throw lines.Fault($"there is no element {Excerpt.Quoted(word)}; write a symbol such as Na or an atomic number");
    }
}
