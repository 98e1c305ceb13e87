using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>The fractional positions of the sites of a data block, which it gives as fractional or Cartesian coordinates.</summary>
internal sealed class CifPositions
{
    private readonly IReadOnlyList<CifValue>[] _columns;
    private readonly Func<Vector3D, Vector3D>? _toFractional;
    private readonly List<string> _defaults = [];

    internal CifPositions(CifBlock block, Lattice lattice, List<string> warnings)
    {
        var isCartesian = block.Column(CifTags.Fractional[0]) is null;
        var tags = isCartesian ? CifTags.Cartesian : CifTags.Fractional;
        _columns =
        [
            .. tags.Select(tag => block.Column(tag) ?? throw new InvalidInputException($"the sites have no {tag}", line: block.Line)),
        ];
        if (!isCartesian)
            return;
        _toFractional = CartesianTransform.Read(block, lattice);
        if (_toFractional is null)
        {
            _toFractional = lattice.ToFractional;
            warnings.Add($"line {Line(0)}: Cartesian sites are read with a along x and b in the xy plane");
        }
    }

    /// <summary>The number of sites.</summary>
    internal int Count => _columns[0].Count;

    /// <summary>The sites that have a coordinate <c>.</c>, which was read as 0.</summary>
    internal IReadOnlyList<string> Defaults => _defaults;

    /// <summary>The line of a site.</summary>
    internal int Line(int row) => _columns[0][row].Line;

    /// <summary>The position of a site.</summary>
    /// <exception cref="InvalidInputException">A coordinate is missing, unknown, no number or far outside the cell.</exception>
    internal Vector3D Read(int row, string label)
    {
        // Zero is the default of the dictionary, but a site without any coordinate was not placed at the origin.
        var defaults = _columns.Count(column => row < column.Count && column[row].IsDefault);
        if (defaults == _columns.Length)
        {
            throw new InvalidInputException(
                $"site {Excerpt.Quoted(label)} has no coordinates, only '.'; complete the file or take the site out", line: Line(row));
        }

        if (defaults > 0)
            _defaults.Add(label);
        var position = new Vector3D(Coordinate(0, row, label), Coordinate(1, row, label), Coordinate(2, row, label));
        return FractionalCoordinate.Check(_toFractional?.Invoke(position) ?? position, Line(row));
    }

    private double Coordinate(int axis, int row, string label)
    {
        // Three columns of three loops may differ in length.
        if (row >= _columns[axis].Count)
            throw new InvalidInputException($"site {Excerpt.Quoted(label)} lacks a coordinate", line: Line(row));
        var value = _columns[axis][row];
        if (value.IsUnknown)
        {
            throw new InvalidInputException(
                $"site {Excerpt.Quoted(label)} has an unknown coordinate '?'; complete the file", line: value.Line);
        }

        if (value.IsDefault)
            return 0;
        var number = CifNumber.Parse(value, "a coordinate");
        return _toFractional is null ? number.AsFraction() : number.Value;
    }
}
