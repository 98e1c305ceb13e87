using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.ExtendedXyz;

/// <summary>Where the species and the position of an atom stand on its line, as <c>Properties=name:type:columns:...</c> says.</summary>
internal sealed class ExtendedXyzColumns
{
    private const string Default = "species:S:1:pos:R:3";
    private const double OccupancyTolerance = 1e-3;

    private readonly int? _symbol;
    private readonly int? _atomicNumber;
    private readonly int _position;
    private readonly int? _mass;
    private readonly int? _occupancy;
    private readonly SpeciesReader _reader = new("write a symbol such as Na or an atomic number");
    private readonly SortedSet<int> _numbers = [];
    private bool _hasSymbols;

    private ExtendedXyzColumns(int? symbol, int? atomicNumber, int position, int? mass, int? occupancy) =>
        (_symbol, _atomicNumber, _position, _mass, _occupancy) = (symbol, atomicNumber, position, mass, occupancy);

    internal static ExtendedXyzColumns Read(ExtendedXyzHeader header)
    {
        var fields = (header.Find("properties") ?? Default).Split(':');
        if (fields.Length % 3 != 0)
            throw header.Fault($"Properties must be groups name:type:columns, found {Excerpt.Quoted(string.Join(':', fields))}");
        int? symbol = null, atomicNumber = null, position = null, mass = null, occupancy = null;
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
            else if (name is "MASS" or "MASSES" or "INITIAL_MASSES" && width == 1)
                mass = column;
            else if (name is "OCCUPANCY" or "OCCUPANCIES" && width == 1)
                occupancy = column;
            column = Math.Min(column + width, TextLines.MaximumLineLength);
        }

        if (symbol is null && atomicNumber is null)
            throw header.Fault("Properties names no species; write species:S:1 or Z:I:1");
        return new ExtendedXyzColumns(
            symbol,
            atomicNumber,
            position ?? throw header.Fault("Properties names no positions; write pos:R:3 (angstrom)"),
            mass,
            occupancy);
    }

    /// <summary>The Cartesian position of the atom on the current line (angstrom).</summary>
    internal Vector3D Position(TextLines lines) => lines.VectorAt(_position, "the three coordinates of an atom");

    /// <summary>The element of the atom on the current line; a number stands above a symbol, as in ASE.</summary>
    /// <exception cref="InvalidInputException">There is no such element, or the atom is there in a part of the cells only.</exception>
    internal Element Species(TextLines lines)
    {
        var word = lines.WordAt(_atomicNumber ?? _symbol!.Value, "the species of an atom");
        var element = Find(word, lines);
        if (_mass is { } mass)
            _reader.Masses.Add(element, lines.NumberAt(mass, "the mass of an atom"), lines.Number);
        if (_occupancy is { } column && lines.NumberAt(column, "the occupancy of an atom") is var occupancy
            && Math.Abs(occupancy - 1) > OccupancyTolerance)
        {
            throw lines.Fault(FormattableString.Invariant(
                $"the structure is disordered: an atom of {element} has occupancy {occupancy}; give an ordered structure"));
        }

        return element;
    }

    /// <summary>What was assumed of the species, once all atoms are read.</summary>
    /// <exception cref="InvalidInputException">The species are the types of LAMMPS, which are numbered from 1.</exception>
    internal IEnumerable<string> Warnings(ExtendedXyzHeader header)
    {
        // No crystal is made of hydrogen and helium, nor of hydrogen, helium and lithium.
        if (!_hasSymbols && _atomicNumber is null && (_numbers.Contains(2) || _numbers.Max == 1))
        {
            throw header.Fault(
                $"the species {string.Join(", ", _numbers.Take(5))} look like the types of a simulation, not like atomic numbers; "
                + "write symbols such as Na");
        }

        return _reader.Warnings();
    }

    private Element Find(ReadOnlySpan<char> word, TextLines lines)
    {
        // XYZ files of some programs have the atomic number where the symbol belongs.
        if (!InvariantNumber.TryParseCount(word, out var number))
        {
            _hasSymbols = true;
            return _reader.Read(word, lines.Number);
        }

        _numbers.Add(number);
        return Element.All.ElementAtOrDefault(number - 1)
            ?? throw lines.Fault($"there is no element {Excerpt.Quoted(word)}; write a symbol such as Na or an atomic number");
    }
}
