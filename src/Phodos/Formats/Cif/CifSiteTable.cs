using Phodos.Crystals;

namespace Phodos.Formats.Cif;

/// <summary>Reads the sites of the asymmetric unit from the atom-site loop of a data block.</summary>
internal sealed class CifSiteTable
{
    private readonly CifBlock _block;
    private readonly CifPositions _positions;
    private readonly HashSet<Element> _formula;

    private CifSiteTable(CifBlock block, Lattice lattice, List<string> warnings)
    {
        _block = block;
        _positions = new CifPositions(block, lattice, warnings);
        _formula = [.. (CifFormula.Read(block) ?? []).Keys];
    }

    /// <summary>The sites that are occupied. Dummy sites and sites of zero occupancy are left out with a warning.</summary>
    internal static List<CifSite> Read(CifBlock block, Lattice lattice, List<string> warnings) =>
        new CifSiteTable(block, lattice, warnings).ReadAll(warnings);

    private List<CifSite> ReadAll(List<string> warnings)
    {
        var sites = new List<CifSite>();
        List<string> empty = [], dummies = [], disordered = [], hydrogens = [];
        for (var row = 0; row < _positions.Count; row++)
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

            var type = Cell(CifTags.TypeSymbolTag, row) is { HasText: true } symbol ? symbol.Text : default;
            var (element, lacksHydrogen) = SiteElement.Read(type, label, _formula, _positions.Line(row));
            if (lacksHydrogen || HasCount(CifTags.AttachedHydrogensTag, row))
                hydrogens.Add(label);
            if (HasCount(CifTags.DisorderGroupTag, row))
                disordered.Add(label);
            sites.Add(new CifSite(label, element, _positions.Read(row, label), occupancy, _positions.Line(row)));
        }

        var line = _positions.Line(0);
        void Warn(List<string> labels, string fact)
        {
            if (labels.Count > 0)
                warnings.Add($"line {line}: {fact}: {Excerpt.List(labels)}");
        }

        Warn(dummies, "dummy sites are left out");
        Warn(empty, "sites of zero occupancy are left out");
        Warn(disordered, "sites are marked as parts of a disordered group; they are read as they stand");
        Warn(hydrogens, "sites carry hydrogen atoms that the file does not place; these are missing from the crystal");
        return sites;
    }

    private string Label(int row) => (Cell(CifTags.LabelTag, row) ?? Cell(CifTags.TypeSymbolTag, row)) is { HasText: true } value
        ? value.Text.ToString()
        : FormattableString.Invariant($"site {row + 1}");

    private double Occupancy(int row, string label)
    {
        if (Cell(CifTags.OccupancyTag, row) is not { HasText: true } value)
            return 1;
        var occupancy = CifNumber.Parse(value, "the occupancy").Value;
        return occupancy is >= 0 and <= 1 + CifDisorder.OccupancyTolerance
            ? occupancy
            : throw new InvalidInputException(
                FormattableString.Invariant($"site {Excerpt.Quoted(label)} has occupancy {occupancy}; it must be 0 to 1"),
                line: value.Line);
    }

    // Whether a column has something other than zero, as a number or as the name of a group.
    private bool HasCount(string tag, int row) =>
        Cell(tag, row) is { HasText: true } value && !(CifNumber.TryParse(value.Text, out var number) && number.Value == 0);

    private CifValue? Cell(string tag, int row) => _block.Column(tag) is { } column && row < column.Count ? column[row] : null;
}
