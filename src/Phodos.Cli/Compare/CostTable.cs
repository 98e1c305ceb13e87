using System.Collections.Immutable;
using System.Globalization;
using Phodos.Cli.Inputs;
using Phodos.Learning.Experiments.Comparison;
using Phodos.Reports.Tables;

namespace Phodos.Cli.Compare;

/// <summary>Table 2: what the models cost.</summary>
internal static class CostTable
{
    private const double Mebibyte = 1024 * 1024;

    internal static ReportTable Of(
        IReadOnlyList<ComparedModel> models, ImmutableDictionary<string, ModelCost> costs, ComputeRequest computing) => new(
        "cost",
        "Table 2. What the models cost.",
        [
            TableColumn.Text("model", "Model"),
            TableColumn.Number("parameters", "Parameters", "N0"),
            TableColumn.Number("seconds_per_epoch", "Training (s/epoch)", "F1", BestValue.Lowest),
            TableColumn.Number("crystals_per_second", "Inference (crystals/s)", "F0", BestValue.Highest),
            TableColumn.Number("crystals_per_processor_second", "Inference (crystals/processor s)", "F0", BestValue.Highest),
            TableColumn.Number("peak_memory_mib", "Peak memory (MiB)", "F0", BestValue.Lowest),
        ],
        models.Select(model => Row(model, costs.GetValueOrDefault(model.Name))),
        Notes(models, costs, computing));

    private static TableCell[] Row(ComparedModel model, ModelCost? cost) =>
    [
        TableCell.Of(model.Name),
        TableCell.Of(cost?.Parameters),
        TableCell.Of(SeedStatistic.Median(model.Runs.Select(run => run.SecondsPerEpoch))),
        TableCell.Of(cost?.CrystalsPerSecond),
        TableCell.Of(cost?.CrystalsPerProcessorSecond),
        TableCell.Of(cost?.PeakMemory / Mebibyte),
    ];

    private static IEnumerable<string> Notes(
        IReadOnlyList<ComparedModel> models, ImmutableDictionary<string, ModelCost> costs, ComputeRequest computing)
    {
        var threads = computing.Threads == 1 ? "1 thread" : string.Create(CultureInfo.InvariantCulture, $"{computing.Threads} threads");
        yield return $"Inference and memory: measured for this table on {Hardware.Describe()}, device {computing.Device}, {threads}, "
            + "one model after the other, each in a process of its own. Inference is on the test crystals with their graphs ready.";
        var before = costs.Values.Select(cost => cost.MemoryBefore).DefaultIfEmpty().Max() / Mebibyte;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Peak memory is that of a process that predicts the test crystals and trains on the {CostMeasurement.TrainingCrystals} training "
            + $"crystals with the most atoms; up to {before:F0} MiB of it were there before the model (.NET, libtorch, the data).")
            + (computing.Device == "cpu" ? "" : " The device's own memory is not counted.");
        var trained = models.SelectMany(model => model.Runs).Select(run => run.Config.Machine)
            .Select(machine => string.Create(
                CultureInfo.InvariantCulture, $"{machine.System}, device {machine.Device}, threads: {machine.Threads}, {machine.Precision}"))
            .Distinct();
        yield return "Training: the median of the times of the epochs, with their evaluation, as the runs logged them when they were trained "
            + $"({string.Join("; ", trained)}); other work beside it slows it.";
    }
}
