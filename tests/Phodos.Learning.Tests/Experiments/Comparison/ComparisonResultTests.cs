using Phodos.Datasets.Splits;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Experiments.Comparison;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Training;
using Phodos.Spectra;

namespace Phodos.Learning.Tests.Experiments.Comparison;

public sealed class ComparisonResultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runs_are_gathered_by_model_and_ordered_by_seed()
    {
        var result = ComparisonResult.Read([Finish("mlp", 1), Finish("wide", 0, hidden: 9), Finish("mlp", 0)]);
        result.Failures.ShouldBeEmpty();
        result.Models.Select(model => model.Name).ShouldBe(["mlp", "wide"]);
        result.Models[0].Runs.Select(run => run.Run.Seed).ShouldBe([0, 1]);
        result.Models[0].First.BestEpoch.ShouldBe(2);
        result.Models[0].First.SecondsPerEpoch.ShouldBe(2);
    }

    [Fact]
    public void Seeds_whose_options_differ_are_not_averaged() =>
        ReasonOf(Finish("mlp", 0), Finish("mlp", 1, hidden: 9)).ShouldBe("its options are not those of mlp, seed 0; seeds of a model differ in nothing else");

    [Fact]
    public void A_run_that_was_copied_is_not_a_second_seed() =>
        ReasonOf(Finish("mlp", 0), Finish("mlp", 1, trainingSeed: 0)).ShouldBe("its seed is that of mlp, seed 0; train it with another");

    [Fact]
    public void Other_data_and_other_splits_do_not_compare()
    {
        var mlp = Finish("mlp", 0);
        ReasonOf(mlp, Finish("e3nn", 0, data: "other")).ShouldContain("data are not those of mlp, seed 0");
        ReasonOf(mlp, Finish("e3nn", 1, test: 7)).ShouldContain("split is not that of mlp, seed 0");
    }

    [Fact]
    public void Runs_on_fewer_crystals_compare_whichever_these_are_but_not_with_another_test()
    {
        var mlp = Finish("mlp", 0, trainLimit: 2);
        ComparisonResult.Read([mlp, Finish("mlp", 1, train: [0, 4], trainLimit: 2), Finish("e3nn", 0, train: [5], trainLimit: 1)]).Failures.ShouldBeEmpty();
        ReasonOf(mlp, Finish("mlp", 2, test: 7, trainLimit: 2)).ShouldContain("split is not that of mlp, seed 0");
        ReasonOf(Finish("wide", 0), Finish("wide", 1, train: [0, 4])).ShouldContain("split is not that of wide, seed 0");
    }

    [Fact]
    public void What_is_not_finished_is_told_and_what_is_damaged_is_named()
    {
        var unfinished = Finish("mlp", 0);
        File.Delete(Path.Combine(unfinished.Folder, "test.json"));
        var damaged = Finish("mlp", 1);
        File.WriteAllText(Path.Combine(damaged.Folder, "metrics.csv"), "epoch\n1,1e-4,x,0.3,,,,,,,1\n");
        var empty = Finish("mlp", 2);
        File.WriteAllText(Path.Combine(empty.Folder, "metrics.csv"), "epoch\n");
        var result = ComparisonResult.Read([unfinished, damaged, empty]);
        result.Models.ShouldBeEmpty();
        result.Unfinished.ShouldBe([unfinished]);
        result.Failures.Select(failure => failure.Run).ShouldBe([damaged, empty]);
        result.Failures.ShouldAllBe(failure => failure.Reason.Contains("metrics.csv"));
    }

    private static string ReasonOf(ComparedRun fits, ComparedRun misfit)
    {
        var result = ComparisonResult.Read([fits, misfit]);
        result.Models.Single().Runs.Single().Run.ShouldBe(fits);
        result.Failures.Single().Run.ShouldBe(misfit);
        return result.Failures.Single().Reason;
    }

    private ComparedRun Finish(string name, int seed, int hidden = 8, string data = "data", int test = 3, int? trainingSeed = null, int[]? train = null, int? trainLimit = null)
    {
        var run = ComparedRun.In(_folder.In(""), name, seed);
        var folder = RunFolder.Create(run.Folder);
        var model = ModelConfig.Of("mlp", new MlpOptions { Hidden = hidden }, new GraphOptions(), FrequencyGrid.Paper);
        LearningJson.Write(folder.ConfigFile, new RunConfig(
            model,
            new TrainingOptions { Seed = trainingSeed ?? seed },
            new RunData("here", data, 8, 1e-3, false),
            null,
            new RunMachine("0", "0", "0", "0", "cpu", 1),
            TrainLimit: trainLimit));
        SplitJson.Write(folder.SplitFile, new DataSplit("files", 0, [.. train ?? [0, 1]], [2], [test]));
        var metrics = new AggregatedMetrics("mean", 1, 0.1, 0.01, 0.05, 0.5, 0);
        LearningJson.Write(folder.In("test.json"), new EvaluationReport("d", data, "test", "mlp", 1, 2, 51, metrics, metrics, 0.1));
        File.WriteAllText(folder.MetricsFile, "epoch\n1,1e-4,0.5,0.3,,,,,,,1\n2,1e-4,0.4,0.2,,,,,,,2\n3,1e-4,0.3,0.25,,,,,,,9\n");
        return run;
    }
}
