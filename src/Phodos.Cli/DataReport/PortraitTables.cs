using Phodos.Crystals;
using Phodos.Datasets.Portrait;
using Phodos.Reports.Tables;

namespace Phodos.Cli.DataReport;

/// <summary>The tables of the report of a data set.</summary>
internal sealed class PortraitTables
{
    /// <summary>Which cell lattice parameters are of.</summary>
    internal const string CellNote =
        "The cell is the standardised conventional cell that the symmetry of each structure gives: of rhombohedral crystals on hexagonal "
        + "axes, of monoclinic ones with unique axis b and the shortest a and c.";

    internal PortraitTables(string dataset, DatasetPortrait portrait)
    {
        PartPortrait[] parts = [portrait.All, .. portrait.Parts];
        Atoms = AtomsOf(dataset, parts);
        Systems = SystemsOf(dataset, parts);
        Neighbors = NeighborsOf(dataset, portrait, parts);
        Lattice = LatticeOf(dataset, parts);
        Elements = ElementsOf(dataset, portrait, parts);
    }

    /// <summary>Crystals, elements and atoms per cell by part.</summary>
    internal ReportTable Atoms { get; }

    /// <summary>Crystal systems by part.</summary>
    internal ReportTable Systems { get; }

    /// <summary>Neighbours by cutoff and part.</summary>
    internal ReportTable Neighbors { get; }

    /// <summary>Lattice parameters by part.</summary>
    internal ReportTable Lattice { get; }

    /// <summary>Elements by part.</summary>
    internal ReportTable Elements { get; }

    internal IEnumerable<ReportTable> All => [Atoms, Systems, Neighbors, Lattice, Elements];

    private static ReportTable AtomsOf(string dataset, PartPortrait[] parts) => new(
        "atoms",
        $"Crystals, elements and atoms per cell of {dataset}.",
        [
            TableColumn.Text("part", "Part"),
            TableColumn.Number("crystals", "Crystals", "F0"),
            TableColumn.Number("elements", "Elements", "F0"),
            .. Distribution("atoms per cell"),
        ],
        parts.Select(part => (TableCell[])
        [
            TableCell.Of(part.Name), TableCell.Of(part.Crystals), TableCell.Of(part.Elements.Length), .. Cells(part.Atoms),
        ]),
        "Atoms are those of the cell of the data set.");

    private static ReportTable SystemsOf(string dataset, PartPortrait[] parts) => new(
        "systems",
        $"Crystal systems of {dataset}.",
        [TableColumn.Text("system", "Crystal system"), .. Counts(parts), .. Shares(parts)],
        Enum.GetValues<CrystalSystem>().Select(system => (TableCell[])
        [
            TableCell.Of(system.Name()),
            .. parts.Select(part => TableCell.Of(part.Of(system))),
            .. parts.Select(part => Percent(part.Of(system), part.Crystals)),
        ]),
        "Crystal systems are those that the data set gives.");

    private static ReportTable NeighborsOf(string dataset, DatasetPortrait portrait, PartPortrait[] parts) => new(
        "neighbors",
        $"Neighbours of an atom in {dataset}.",
        [
            TableColumn.Number("cutoff", "Cutoff (Å)", "0.###"),
            TableColumn.Text("part", "Part"),
            TableColumn.Number("atoms", "Atoms", "F0"),
            .. Distribution(""),
        ],
        from cutoff in portrait.Cutoffs.Index()
        from part in parts
        let counts = part.Neighbors[cutoff.Index]
        select (TableCell[])[TableCell.Of(cutoff.Item), TableCell.Of(part.Name), TableCell.Of(counts.Total), .. Cells(counts)],
        "Neighbours are the atoms nearer than the cutoff, periodic images included and the atom itself not: the edges of a graph that "
        + "begin at the atom, without the edge to itself.");

    private static ReportTable LatticeOf(string dataset, PartPortrait[] parts) => new(
        "lattice",
        $"Lattice parameters of {dataset}.",
        [
            TableColumn.Text("quantity", "Quantity"),
            TableColumn.Text("unit", "Unit"),
            TableColumn.Text("part", "Part"),
            TableColumn.Number("crystals", "Crystals", "F0"),
            TableColumn.Number("minimum", "Least", "F2"),
            TableColumn.Number("median", "Median", "F2"),
            TableColumn.Number("mean", "Mean", "F2"),
            TableColumn.Number("maximum", "Most", "F2"),
        ],
        from quantity in LatticeQuantity.All
        from part in parts
        let summary = NumberSummary.Of(part.ConventionalCells.Select(quantity.Value))
        select (TableCell[])
        [
            TableCell.Of(quantity.Symbol),
            TableCell.Of(quantity.Unit),
            TableCell.Of(part.Name),
            TableCell.Of(part.ConventionalCells.Length),
            TableCell.Of(summary?.Minimum),
            TableCell.Of(summary?.Median),
            TableCell.Of(summary?.Mean),
            TableCell.Of(summary?.Maximum),
        ],
        CellNote + " Crystals whose symmetry is not found are not counted.");

    private static ReportTable ElementsOf(string dataset, DatasetPortrait portrait, PartPortrait[] parts) => new(
        "element-balance",
        $"Elements of {dataset} by part.",
        [
            TableColumn.Text("element", "Element"),
            .. Counts(parts),
            .. Shares(parts),
            TableColumn.Text("beyond_chance", "Beyond chance in"),
        ],
        portrait.All.Elements.Select(element => (TableCell[])
        [
            TableCell.Of(element.Symbol),
            .. parts.Select(part => TableCell.Of(part.With(element))),
            .. parts.Select(part => Percent(part.With(element), part.Crystals)),
            BeyondChance(portrait.ElementShares.Where(share => share.Element == element)),
        ]),
        "Counted are crystals with the element. Beyond chance are numbers that 99.7 % of random draws of as many crystals do not have.");

    private static TableColumn[] Distribution(string group) =>
    [
        TableColumn.Number("minimum", "Least", "F0") with { Group = group },
        TableColumn.Number("median", "Median", "0.#") with { Group = group },
        TableColumn.Number("mean", "Mean", "F2") with { Group = group },
        TableColumn.Number("maximum", "Most", "F0") with { Group = group },
    ];

    private static TableCell[] Cells(CountDistribution counts) =>
        [TableCell.Of(counts.Minimum), TableCell.Of(counts.Median), TableCell.Of(counts.Mean), TableCell.Of(counts.Maximum)];

    private static IEnumerable<TableColumn> Counts(PartPortrait[] parts) =>
        parts.Select(part => TableColumn.Number(part.Name, part.Name, "F0") with { Group = "crystals" });

    private static IEnumerable<TableColumn> Shares(PartPortrait[] parts) =>
        parts.Select(part => TableColumn.Number($"{part.Name}_percent", part.Name, "F1") with { Group = "share (%)" });

    private static TableCell Percent(int count, int all) => all == 0 ? TableCell.None : TableCell.Of(100.0 * count / all);

    private static TableCell BeyondChance(IEnumerable<ElementShare> shares)
    {
        string[] parts = [.. shares.Where(share => share.IsBeyondChance).Select(share => share.Part)];
        return parts.Length == 0 ? TableCell.None : TableCell.Of(string.Join(", ", parts));
    }
}
