using System.Collections.Immutable;
using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Crystals;
using Phodos.Datasets.Portrait;
using Phodos.Reports.Figures;

namespace Phodos.Cli.DataReport;

/// <summary>The figures of the report of a data set.</summary>
/// <param name="Crystal">A crystal.</param>
/// <param name="Systems">Crystal systems by part.</param>
/// <param name="Atoms">Atoms per cell and volume per atom by part.</param>
/// <param name="Neighbors">Neighbours of an atom by cutoff and part.</param>
/// <param name="Lattice">Lattice parameters by part; null where no symmetry is found.</param>
/// <param name="Elements">The share of crystals with each element.</param>
/// <param name="Balance">The share of each element in the parts against all crystals.</param>
internal sealed record PortraitFigures(
    Figure Crystal, Figure Systems, Figure Atoms, Figure Neighbors, Figure? Lattice, Figure Elements, Figure Balance)
{
    private const string CrystalShare = "Crystals of the part (%)";

    internal static PortraitFigures Of(string dataset, DatasetPortrait portrait, DrawnCrystal crystal, FigureForm form)
    {
        var parts = portrait.Parts;
        return new(
            CrystalFigure.Create(crystal.Cell, crystal.Entry.Id, crystal.SpaceGroup, form),
            KindsFigure.Create(
                [.. Enum.GetValues<CrystalSystem>().Select(system => system.Name())],
                [.. parts.Select(part => new PartCounts(part.Name, [.. Enum.GetValues<CrystalSystem>().Select(part.Of)]))],
                $"{dataset}, crystal systems",
                form),
            HistogramFigure.Create(AtomPanels(parts), CrystalShare, $"{dataset}, atoms per cell", form: form),
            HistogramFigure.Create(NeighborPanels(portrait), "Atoms of the part (%)", $"{dataset}, neighbours of an atom", form: form),
            portrait.All.ConventionalCells.IsEmpty
                ? null
                : HistogramFigure.Create(
                    [.. LatticeQuantity.All.Take(6).Select(quantity => LatticePanel(quantity, parts))],
                    CrystalShare,
                    $"{dataset}, lattice parameters of the conventional cell",
                    "angles: logarithmic",
                    form),
            PeriodicTableFigure.Create(
                [.. portrait.All.Elements.Select(element => Share(portrait.All, element))],
                $"{dataset}, elements",
                "crystals with the element (%)",
                logScale: true,
                form),
            ElementBalanceFigure.Create(portrait, $"{dataset}, elements by part", form));
    }

    /// <summary>Writes each.</summary>
    internal void Save(string folder, FigureFiles files)
    {
        files.Save(Crystal, folder, "crystal");
        files.Save(Systems, folder, "systems");
        files.Save(Atoms, folder, "atoms");
        files.Save(Neighbors, folder, "neighbors");
        if (Lattice is not null)
            files.Save(Lattice, folder, "lattice");
        files.Save(Elements, folder, "elements");
        files.Save(Balance, folder, "element-balance");
    }

    private static HistogramPanel[] AtomPanels(ImmutableArray<PartPortrait> parts)
    {
        HistogramPanel atoms = new("Atoms per cell", [.. parts.Select(part => Series(part.Name, part.Atoms))]) { WholeNumbers = true };
        var volume = LatticePanel(LatticeQuantity.All[^1], parts);
        return volume.Series.All(series => series.Values.IsEmpty) ? [atoms] : [atoms, volume];
    }

    private static HistogramPanel[] NeighborPanels(DatasetPortrait portrait) =>
    [
        .. portrait.Cutoffs.Select((cutoff, index) => new HistogramPanel(
            string.Create(CultureInfo.InvariantCulture, $"Neighbours nearer than {cutoff} Å"),
            [.. portrait.Parts.Select(part => Series(part.Name, part.Neighbors[index]))])
        {
            WholeNumbers = true,
        }),
    ];

    private static HistogramPanel LatticePanel(LatticeQuantity quantity, ImmutableArray<PartPortrait> parts) => new(
        quantity.Symbol.Length == 1 ? $"{quantity.Symbol} ({quantity.Unit})" : $"Volume per atom ({quantity.Unit})",
        [.. parts.Select(part => HistogramSeries.Of(part.Name, part.ConventionalCells.Select(quantity.Value)))])
    {
        LogScale = IsAngle(quantity), // nearly all are 90° or 120°
        LeastBinWidth = IsAngle(quantity) ? 2 : 0,
    };

    private static bool IsAngle(LatticeQuantity quantity) => quantity.Unit == "°";

    private static HistogramSeries Series(string name, CountDistribution counts) =>
        new(name, [.. counts.Occurrences.Select(pair => ((double)pair.Value, (double)pair.Times))]);

    private static ElementValue Share(PartPortrait part, Element element) =>
        new(element, 100.0 * part.With(element) / part.Crystals, part.With(element));
}
