using System.Globalization;
using Phodos.Cli.Data;
using Phodos.Datasets;
using Phodos.Datasets.Portrait;
using Phodos.Datasets.Splits;
using Phodos.Reports.Html;

namespace Phodos.Cli.DataReport;

/// <summary>The page of the report of a data set.</summary>
internal static class PortraitPage
{
    internal static HtmlPage Of(
        DosDataset dataset,
        DataSplit split,
        DatasetPortrait portrait,
        DrawnCrystal drawn,
        PortraitTables tables,
        PortraitFigures figures) => new(
        $"The data set {dataset.Name}",
        Lead(dataset, split),
        [
            new("A crystal", HtmlBlock.Figure(figures.Crystal, CrystalCaption(drawn))),
            new(
                "Crystals and atoms",
                HtmlBlock.Table(tables.Atoms),
                HtmlBlock.Figure(
                    figures.Atoms,
                    "Atoms in the cell of the data set, and the volume of the conventional cell over its atoms. Shares are of each part, "
                    + "so that parts of different sizes compare.")),
            new(
                "Crystal systems",
                HtmlBlock.Figure(figures.Systems, "The share of the crystal systems in each part; above a bar the number of crystals."),
                HtmlBlock.Table(tables.Systems)),
            new(
                "Neighbours",
                HtmlBlock.Figure(
                    figures.Neighbors,
                    "How many neighbours the atoms have: edges of the graph without that of an atom to itself. Shares are of the atoms of "
                    + "each part."),
                HtmlBlock.Table(tables.Neighbors)),
            new(
                "Lattice parameters",
                [
                    .. figures.Lattice is null ? (HtmlBlock[])[] : [HtmlBlock.Figure(figures.Lattice, LatticeCaption(portrait))],
                    HtmlBlock.Table(tables.Lattice),
                ]),
            new(
                "Elements",
                HtmlBlock.Figure(figures.Elements, "Crystals with each element: their share as the colour, their number below.")),
            new(
                "Balance of the elements",
                HtmlBlock.Paragraph(DescribeBalance(portrait)),
                HtmlBlock.Figure(
                    figures.Balance,
                    "The share of crystals with an element in each part against that in all crystals. In a balanced split the elements lie "
                    + "on the diagonal. In the band lie 99.7 % of random draws of as many crystals; outside, the furthest are named. Both "
                    + "axes carry square roots, so that rare elements have room."),
                HtmlBlock.Table(tables.Elements)),
        ]);

    /// <summary>How far the parts are from a balance of elements, in a sentence or two.</summary>
    internal static string DescribeBalance(DatasetPortrait portrait)
    {
        var largest = portrait.LargestDeviation;
        var beyond = portrait.ElementShares.Count(share => share.IsBeyondChance);
        var missing = portrait.All.Elements.Count(element => portrait.Parts[0].With(element) == 0);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Largest deviation of an element: {largest.Element} is in {100 * largest.InPart:F1} % of the {largest.Part} crystals and in "
            + $"{100 * largest.InAll:F1} % of all. Of {portrait.ElementShares.Length} shares of an element in a part, {beyond} are beyond "
            + $"what 99.7 % of random draws give. Elements in no training crystal: {missing}.");
    }

    private static string Lead(DosDataset dataset, DataSplit split) => string.Create(
        CultureInfo.InvariantCulture,
        $"{dataset.Entries.Length} crystals: {split.Train.Length} for training, {split.Validation.Length} for validation and "
        + $"{split.Test.Length} for the test ({SplitText.Of(split)}; data SHA-256 {dataset.Sha256[..16]}…).");

    private static string CrystalCaption(DrawnCrystal drawn) =>
        $"{drawn.Entry.Crystal.ReducedFormula} ({drawn.Entry.Id}), the {drawn.CellName}, its origin on an atom where that shows more of "
        + "them. Balls are sized by the covalent radii; atoms nearer than 1.15 times the sum of theirs are joined, metals to each other "
        + "only where there are no other elements. What is far is paler.";

    private static string LatticeCaption(DatasetPortrait portrait)
    {
        var missing = portrait.All.Crystals - portrait.All.ConventionalCells.Length;
        return $"Lengths and angles of the conventional cell. {PortraitTables.CellNote} The shares of angles are on a logarithmic axis, "
            + "because nearly all angles are 90° or 120°."
            + (missing == 0 ? "" : FormattableString.Invariant($" No symmetry was found of {missing} crystals, which are left out."));
    }
}
