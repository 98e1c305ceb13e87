using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>Reads the sites of the asymmetric unit from the atom-site loop of a data block.</summary>
internal sealed class CifSiteTable
{
    private readonly CifBlock _block;
    private readonly Lattice _lattice;
    private readonly List<string> _warnings;
    private readonly bool _isCartesian;
    private readonly IReadOnlyList<CifValue>[] _coordinates;
    private readonly HashSet<Element> _formula;

    private CifSiteTable(CifBlock block, Lattice lattice, List<string> warnings)
    {
        _block = block;
        _lattice = lattice;
        _warnings = warnings;
        _isCartesian = block.Column(CifTags.Fractional[0]) is null;
        var tags = _isCartesian ? CifTags.Cartesian : CifTags.Fractional;
        _coordinates =
        [
            .. tags.Select(tag => block.Column(tag) ?? throw new InvalidInputException($"the sites have no {tag}", line: block.Line)),
        ];
        _formula = FormulaElements(block);
        if (_isCartesian)
            warnings.Add($"line {_coordinates[0][0].Line}: Cartesian sites are read with a along x and b in the xy plane");
    }

    /// <summary>The sites that are occupied. Dummy sites and sites of zero occupancy are left out with a warning.</summary>
    internal static List<CifSite> Read(CifBlock block, Lattice lattice, List<string> warnings) =>
        new CifSiteTable(block, lattice, warnings).ReadAll();

    private List<CifSite> ReadAll()
    {
        var rows = _coordinates[0].Count;
        var line = _coordinates[0][0].Line;
        var sites = new List<CifSite>();
        List<string> empty = [], dummies = [], disordered = [], hydrogens = [];
        for (var row = 0; row < rows; row++)
        {
            var label = Label(row);
            var occupancy = Occupancy(row, label);
            if (Cell(CifTags.CalculationFlagTag, row) is { Text: "dum" })
            {
                dummies.Add(label);
                continue;
            }

            if (occupancy == 0)
            {
                empty.Add(label);
                continue;
            }

            if (Cell(CifTags.DisorderGroupTag, row) is { HasText: true, Text: not "0" })
                disordered.Add(label);
            if (Cell(CifTags.AttachedHydrogensTag, row) is { HasText: true, Text: not "0" })
                hydrogens.Add(label);
            sites.Add(new CifSite(label, ReadElement(row, label), Position(row, label), occupancy, _coordinates[0][row].Line));
        }

        Warn(line, dummies, "dummy sites are left out");
        Warn(line, empty, "sites of zero occupancy are left out");
        Warn(line, disordered, "sites are marked as parts of a disordered group; they are read as they stand");
        Warn(line, hydrogens, "sites carry hydrogen atoms that the file does not place; these are missing from the crystal");
        return sites;
    }

    private string Label(int row) => (Cell(CifTags.LabelTag, row) ?? Cell(CifTags.TypeSymbolTag, row)) is { HasText: true } value
        ? value.Text.ToString()
        : FormattableString.Invariant($"site {row + 1}");

    private Element ReadElement(int row, string label)
    {
        if (Cell(CifTags.TypeSymbolTag, row) is { HasText: true } type && ElementLabel.TryTypeSymbol(type.Text) is { } element)
            return element;
        return ElementLabel.TrySiteLabel(label, _formula)
            ?? throw new InvalidInputException(
                $"site {Excerpt.Quoted(label)} names no element; write its symbol in _atom_site_type_symbol", line: _coordinates[0][row].Line);
    }

    private Vector3D Position(int row, string label)
    {
        var position = new Vector3D(Coordinate(0, row, label), Coordinate(1, row, label), Coordinate(2, row, label));
        return FractionalCoordinate.Check(_isCartesian ? _lattice.ToFractional(position) : position, _coordinates[0][row].Line);
    }

    private double Coordinate(int axis, int row, string label)
    {
        // Three columns of three loops may differ in length.
        if (row >= _coordinates[axis].Count)
            throw new InvalidInputException($"site {Excerpt.Quoted(label)} lacks a coordinate", line: _coordinates[0][row].Line);
        var value = _coordinates[axis][row];
        if (value.IsUnknown)
            throw new InvalidInputException($"site {Excerpt.Quoted(label)} has an unknown coordinate '?'; complete the file", line: value.Line);
        // The default of the dictionary.
        if (value.IsDefault)
            return 0;
        var number = CifNumber.Parse(value, "a coordinate");
        return _isCartesian ? number.Value : number.AsFraction();
    }

    private double Occupancy(int row, string label)
    {
        if (Cell(CifTags.OccupancyTag, row) is not { HasText: true } value)
            return 1;
        var occupancy = CifNumber.Parse(value, "the occupancy").Value;
        return occupancy is >= 0 and <= 1 + CifDisorder.OccupancyTolerance
            ? occupancy
            : throw new InvalidInputException(
                FormattableString.Invariant($"site {Excerpt.Quoted(label)} has occupancy {occupancy}; it must be 0 to 1"), line: value.Line);
    }

    private CifValue? Cell(string tag, int row) => _block.Column(tag) is { } column && row < column.Count ? column[row] : null;

    private void Warn(int line, List<string> labels, string fact)
    {
        if (labels.Count > 0)
            _warnings.Add($"line {line}: {fact}: {Excerpt.List(labels)}");
    }

    private static HashSet<Element> FormulaElements(CifBlock block)
    {
        if (block.FirstOf([CifTags.FormulaTag]) is not { } formula)
            return [];
        var words = formula.Text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Select(word => ElementLabel.TryTypeSymbol(word)).OfType<Element>()];
    }
}
