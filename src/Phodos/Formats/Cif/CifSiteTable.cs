using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>Reads the sites of the asymmetric unit from the atom-site loop of a data block.</summary>
internal sealed class CifSiteTable
{
    private readonly CifBlock _block;
    private readonly CifPositions _positions;
    private readonly IReadOnlySet<Element>? _formula;
    private readonly StatedMasses _masses = new();

    private CifSiteTable(CifBlock block, Lattice lattice, List<string> warnings)
    {
        _block = block;
        _positions = new CifPositions(block, lattice, warnings);
        _formula = CifFormula.Elements(block);
        Doubts = new CifDoubts(_positions.Line(0));
    }

    private CifDoubts Doubts { get; }

    /// <summary>
    /// The sites that are occupied, and what is uncertain about their elements. Dummy sites and sites of zero occupancy are left out with
    /// a warning.
    /// </summary>
    internal static (List<CifSite> Sites, CifDoubts Doubts) Read(CifBlock block, Lattice lattice, List<string> warnings)
    {
        var table = new CifSiteTable(block, lattice, warnings);
        return (table.ReadAll(warnings), table.Doubts);
    }

    private List<CifSite> ReadAll(List<string> warnings)
    {
        var sites = new List<CifSite>();
        List<string> empty = [], dummies = [], disordered = [], contradicted = [];
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
            var line = _positions.Line(row);
            var position = _positions.Read(row, label);
            var species = SiteElement.Read(type, label, _formula, line);
            Doubts.Add(label, species, HasCount(CifTags.AttachedHydrogensTag, row));
            // H is the type symbol of a deuterium D1 as well.
            _masses.Add(species.Element, species.MassNumber, type.IsEmpty || type is "H" ? label : type, line);
            if (!type.IsEmpty && SiteLabel.IsOtherElement(label, species.Element))
                contradicted.Add($"{label} of type {species.Element}");
            if (HasCount(CifTags.DisorderGroupTag, row))
                disordered.Add(label);
            sites.Add(new CifSite(label, species.Element, position, occupancy, line, Multiplicity(row))
            {
                LacksHydrogen = species.LacksHydrogen,
            });
        }

        var first = _positions.Line(0);
        void Warn(IReadOnlyList<string> labels, string fact)
        {
            if (labels.Count > 0)
                warnings.Add($"line {first}: {fact}: {Excerpt.List(labels)}");
        }

        Warn(dummies, "dummy sites are left out");
        Warn(empty, "sites of zero occupancy are left out");
        Warn(disordered, "sites are marked as parts of a disordered group; they are read as they stand");
        Warn(contradicted, "labels name another element than the type symbols, which are used");
        Warn(_positions.Defaults, "coordinates '.' are read as 0");
        warnings.AddRange(_masses.Warnings());
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

    // With the letter of the Wyckoff position behind it in some files, 4a.
    private int? Multiplicity(int row)
    {
        foreach (var tag in CifTags.Multiplicities)
        {
            if (Cell(tag, row) is { HasText: true } value
                && CifNumber.TryParse(value.Text.TrimEnd("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"), out var number)
                && number.Value is >= 1 and <= Crystal.MaximumAtoms && double.IsInteger(number.Value))
            {
                return (int)number.Value;
            }
        }

        return null;
    }

    // Whether a column has something other than zero, as a number or as the name of a group.
    private bool HasCount(string tag, int row) =>
        Cell(tag, row) is { HasText: true } value && !(CifNumber.TryParse(value.Text, out var number) && number.Value == 0);

    private CifValue? Cell(string tag, int row) => _block.Column(tag) is { } column && row < column.Count ? column[row] : null;
}
