using Phodos.Cli.Console;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Datasets.Sources;
using Phodos.Datasets.Splits;
using Phodos.Learning;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.Forces;
using Phodos.Learning.Training;

namespace Phodos.Cli.Inputs;

/// <summary>Opens a data set for a command and says what was noticed.</summary>
internal static class DataLoading
{
    private const int ListedFaults = 10;

    /// <summary>Opens a data set.</summary>
    /// <param name="data">What is asked for.</param>
    /// <param name="symmetry">Finds crystal systems that the data do not give.</param>
    /// <param name="terminal">Is told what was noticed.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <param name="keepSpectra">Whether the spectra are kept that the labels were made of; runs may learn from them.</param>
    internal static LoadedDataset Open(
        DataRequest data, MemoizingSymmetryFinder symmetry, Terminal terminal, CancellationToken cancellation, bool keepSpectra = false)
    {
        var options = new CsvImportOptions
        {
            SkipFaultyRows = data.SkipFaulty,
            SymmetryTolerance = data.SymmetryTolerance,
            KeepSpectra = keepSpectra,
        };
        if (data.Source == DatasetSource.BuiltIn)
            return OpenBuiltIn(options, symmetry, terminal, cancellation);
        terminal.Note($"Reading {data.Source} …");
        var loaded = DatasetSource.Open(data.Source, options, symmetry, cancellation: cancellation);
        Describe(loaded.Report!, terminal);
        return loaded;
    }

    /// <summary>Opens a data set with its split for runs on it.</summary>
    internal static ExperimentData OpenForRuns(
        DataRequest data, SplitRequest splitting, MemoizingSymmetryFinder symmetry, Terminal terminal, CancellationToken cancellation)
    {
        var loaded = Open(data, symmetry, terminal, cancellation, keepSpectra: true);
        var dataset = loaded.Dataset;
        var origin = new RunData(KeptSource(data.Source), dataset.Sha256, dataset.Entries.Length, data.SymmetryTolerance, data.SkipFaulty);
        return new ExperimentData(dataset, SplitOf(loaded, splitting, symmetry), origin, symmetry);
    }

    /// <summary>Opens the data and the split of a run that is there.</summary>
    /// <param name="run">The run.</param>
    /// <param name="source">Where the data are now; null for where they were.</param>
    /// <param name="symmetry">Finds canonical cells.</param>
    /// <param name="terminal">Is told how it goes.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidInputException">They cannot be read, or are not those of the run.</exception>
    internal static ExperimentData OpenOfRun(
        RunFolder run, string? source, MemoizingSymmetryFinder symmetry, Terminal terminal, CancellationToken cancellation)
    {
        var config = LearningJson.Read<RunConfig>(run.ConfigFile);
        var origin = source is null ? config.Data : config.Data with { Source = KeptSource(source) };
        var request = new DataRequest(origin.Source, origin.SkipFaulty, origin.SymmetryTolerance);
        var dataset = Open(request, symmetry, terminal, cancellation, keepSpectra: true).Dataset;
        var split = SplitJson.Read(run.SplitFile);
        var data = new ExperimentData(dataset, split, origin, symmetry);
        data.RequireDataOf(config);
        split.RequireFits(dataset.Entries.Length);
        return data;
    }

    /// <summary>The split that came with the data, or one by a rule. Who asks for something to be left out gets it in any case.</summary>
    internal static DataSplit SplitOf(LoadedDataset loaded, SplitRequest splitting, MemoizingSymmetryFinder symmetry) =>
        splitting.LeftOut is null && loaded.Split is { } given
            ? given
            : ByRule(loaded.Dataset, splitting, CrystalFamilies.Of(loaded.Dataset, splitting.KeepTogether, symmetry));

    /// <summary>
    /// The split of the run that weights are of, where it learnt from these very data; else as without weights. Whether
    /// the weights learnt by it is for the caller to check.
    /// </summary>
    internal static DataSplit SplitOf(
        LoadedDataset loaded, SplitRequest splitting, MemoizingSymmetryFinder symmetry, string weights, Terminal terminal)
    {
        if (RunFolder.TryOpenOfWeights(weights) is not { } run
            || ForceTraining.IsRun(run) // which keeps no split: its store names the parts
            || LearningJson.Read<RunConfig>(run.ConfigFile).Data.Sha256 != loaded.Dataset.Sha256)
        {
            return SplitOf(loaded, splitting, symmetry);
        }

        terminal.Note($"Taking the split of {weights}");
        return SplitJson.Read(run.SplitFile);
    }

    /// <summary>A split by a rule with families that are known.</summary>
    internal static DataSplit ByRule(DosDataset dataset, SplitRequest splitting, CrystalFamilies families) => splitting switch
    {
        { LeftOut: { } leftOut } => OutOfDistribution.Split(dataset, leftOut, splitting.Seed, families: families),
        { Rule: SplitRules.RandomRule } => SplitRules.Random(dataset.Entries.Length, splitting.Seed, families: families),
        _ => SplitRules.ByElements(dataset, splitting.Seed, families: families),
    };

    // A run goes on from whatever folder it is told to, so it keeps the full path.
    private static string KeptSource(string source) => source == DatasetSource.BuiltIn ? source : Path.GetFullPath(source);

    private static LoadedDataset OpenBuiltIn(
        CsvImportOptions options, MemoizingSymmetryFinder symmetry, Terminal terminal, CancellationToken cancellation)
    {
        const int Steps = 1000;
        return terminal.WithProgress(
            "Making the built-in data set (a Born–von Kármán model, not DFT) or reading it from the cache",
            Steps,
            progress => DatasetSource.Open(DatasetSource.BuiltIn, options, symmetry, new StepProgress(Steps, progress), cancellation),
            cancellation);
    }

    private static void Describe(ImportReport report, Terminal terminal)
    {
        foreach (var fault in report.Skipped.Take(ListedFaults))
            terminal.Note($"  left out: {fault}");
        if (report.Skipped.Length > ListedFaults)
            terminal.Note($"  left out: {report.Skipped.Length - ListedFaults} more rows");
        if (!report.Disagreements.IsEmpty)
        {
            var first = report.Disagreements[0];
            terminal.Note(
                $"  {report.Disagreements.Length} crystal systems of the file differ from the symmetry of the structure; "
                + $"the file's are taken (such as {first.Id}: {first.InFile} in the file, {first.OfStructure} by symmetry)");
        }

        if (report.Prepared > 0)
            terminal.Note($"  {report.Prepared} labels were made from finer spectra: smoothed, and sampled on the grid of the labels");
    }

    /// <summary>Turns the finished fraction into steps of a progress bar.</summary>
    private sealed class StepProgress(int total, Action<int> step) : IProgress<double>
    {
        private int _done;

        public void Report(double value)
        {
            var now = (int)(value * total);
            var before = Interlocked.Exchange(ref _done, Math.Max(now, _done));
            if (now > before)
                step(now - before);
        }
    }
}
