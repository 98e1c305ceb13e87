using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Spectre.Console;

namespace Phodos.Cli.Data;

/// <summary><c>phodos data split</c>.</summary>
internal static class DataSplitting
{
    internal static int Run(
        DataRequest data, SplitRequest splitting, string output, Terminal terminal, CancellationToken cancellation)
    {
        var symmetry = new MemoizingSymmetryFinder(MoyoSymmetryFinder.Shared);
        var dataset = DataLoading.Open(data, symmetry, terminal, cancellation).Dataset;
        var split = DataLoading.ByRule(dataset, splitting);
        OutputFolder.Make(output);
        SplitFiles.Write(output, split);
        SplitJson.Write(Path.Combine(output, "split.json"), split);

        var table = Terminal.NewTable("part", "crystals");
        foreach (var (part, indices) in new[] { ("train", split.Train), ("valid", split.Validation), ("test", split.Test) })
            table.AddRow(part, indices.Length.ToString(CultureInfo.InvariantCulture));
        terminal.Print(table);
        terminal.Note($"Wrote the index files to {output}");
        return CommandRunner.Succeeded;
    }
}
