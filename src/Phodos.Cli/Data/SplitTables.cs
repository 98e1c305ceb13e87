using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Crystals;
using Phodos.Datasets.Splits;
using Spectre.Console;

namespace Phodos.Cli.Data;

/// <summary>What splits do, in tables for a person.</summary>
internal static class SplitTables
{
    private const int ListedElements = 8;

    /// <summary>What one split does to each of its parts.</summary>
    internal static Table Of(SplitEffects effects)
    {
        var table = Terminal.NewTable("", "train", "valid", "test");
        void Row(string name, Func<PartContent, string> value) =>
            table.AddRow(name, value(effects.Train), value(effects.Validation), value(effects.Test));
        Row("crystals", part => Text(part.Crystals));
        foreach (var system in Enum.GetValues<CrystalSystem>())
            Row(system.Name(), part => Text(part.CrystalSystems[(int)system].Crystals));
        Row("elements", part => Text(part.Elements.Count));
        Row("with one of the rarest tenth of elements", part => Text(part.WithRareElements) + Share(part.WithRareElements, part.Crystals));
        table.AddRow("elements missing from train", "", "", List(effects.MissingFromTraining));
        table.AddRow("elements only in test", "", "", List(effects.OnlyInTest));
        Leak("groups of duplicates", "a duplicate", effects.Duplicates);
        Leak("formulas", "their formula", effects.Formulas);
        return table;

        void Leak(string plural, string singular, Leakage leakage)
        {
            table.AddRow($"{plural} in several parts", "", "", Text(leakage.Families));
            var share = Share(leakage.TestCrystals, effects.Test.Crystals);
            table.AddRow($"test crystals with {singular} in train", "", "", Text(leakage.TestCrystals) + share);
        }
    }

    /// <summary>What several splits do, one a row.</summary>
    internal static Table SideBySide(IEnumerable<(DataSplit Split, SplitEffects Effects)> splits)
    {
        var table = Terminal.NewTable(
            "rule, kept together",
            "train",
            "valid",
            "test",
            "elements missing from train",
            "only in test",
            "rarest in test",
            "duplicates across parts",
            "formulas across parts",
            "test with formula in train");
        foreach (var (split, effects) in splits)
        {
            table.AddRow(
                Markup.Escape($"{string.Join(' ', [split.Rule, .. split.LeftOut])}, {split.KeepTogether.Word()}"),
                Text(effects.Train.Crystals),
                Text(effects.Validation.Crystals),
                Text(effects.Test.Crystals),
                Text(effects.MissingFromTraining.Length),
                Text(effects.OnlyInTest.Length),
                Text(effects.Test.WithRareElements),
                Text(effects.Duplicates.Families),
                Text(effects.Formulas.Families),
                Text(effects.Formulas.TestCrystals));
        }

        return table;
    }

    private static string List(IReadOnlyCollection<Element> elements)
    {
        var shown = string.Join(' ', elements.Take(ListedElements));
        return elements.Count switch
        {
            0 => "0",
            <= ListedElements => $"{Text(elements.Count)}: {shown}",
            _ => $"{Text(elements.Count)}: {shown} …",
        };
    }

    private static string Share(int count, int all) =>
        all == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({100.0 * count / all:F1} %)");

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
