using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Datasets.Splits;

namespace Phodos.Cli.Data;

/// <summary><c>phodos data split</c>.</summary>
internal static class DataSplitting
{
    internal static int Run(
        DataRequest data, SplitRequest splitting, string output, bool compareRules, Terminal terminal, CancellationToken cancellation)
    {
        var symmetry = new MemoizingSymmetryFinder(MoyoSymmetryFinder.Shared);
        var loaded = DataLoading.Open(data, symmetry, terminal, cancellation);
        var dataset = loaded.Dataset;
        var families = new FamilyCache(dataset, symmetry);
        var split = DataLoading.ByRule(dataset, splitting, families[splitting.KeepTogether]);
        OutputFolder.Make(output);
        SplitFiles.Write(output, split);
        SplitJson.Write(Path.Combine(output, "split.json"), split);

        terminal.Print(SplitTables.Of(Effects(split)));
        if (compareRules)
        {
            var all = AllSplits(loaded.Split, dataset, splitting.Seed, families, cancellation);
            var compared = splitting.LeftOut is null ? all : all.Append(split);
            terminal.Print(SplitTables.SideBySide(compared.Select(each => (each, Effects(each)))));
        }

        terminal.Note($"Wrote the index files to {output}");
        return CommandRunner.Succeeded;

        SplitEffects Effects(DataSplit each) => SplitEffects.Of(
            dataset, each, families[KeepTogether.Duplicates], families[KeepTogether.Formula]);
    }

    // The split that came with the data first, then every rule with every choice.
    private static IEnumerable<DataSplit> AllSplits(
        DataSplit? given, DosDataset dataset, int seed, FamilyCache families, CancellationToken cancellation)
    {
        if (given is not null)
            yield return given;
        foreach (var rule in new[] { SplitRules.RandomRule, SplitRules.ElementsRule })
        {
            foreach (var choice in Enum.GetValues<KeepTogether>())
            {
                cancellation.ThrowIfCancellationRequested();
                yield return DataLoading.ByRule(dataset, new SplitRequest(rule, seed), families[choice]);
            }
        }
    }

    /// <summary>The families of a data set, found when first asked for.</summary>
    private sealed class FamilyCache(DosDataset dataset, MemoizingSymmetryFinder symmetry)
    {
        private readonly Dictionary<KeepTogether, CrystalFamilies> _known = [];

        internal CrystalFamilies this[KeepTogether by]
        {
            get
            {
                if (!_known.TryGetValue(by, out var families))
                    _known.Add(by, families = CrystalFamilies.Of(dataset, by, symmetry));
                return families;
            }
        }
    }
}
