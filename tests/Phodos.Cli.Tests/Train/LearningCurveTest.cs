using System.Globalization;

namespace Phodos.Cli.Tests.Train;

/// <summary><c>phodos learning-curve</c>: the whole way from pre-training to table and figure, and what it refuses.</summary>
public sealed class LearningCurveTest(PretrainedCurve curve, TrainedRun trained) : IClassFixture<PretrainedCurve>
{
    [Fact]
    public void Few_crystals_of_an_unseen_kind_are_learnt_better_from_pretrained_weights()
    {
        curve.Result.ShouldSucceed();
        var (scratch, tuned) = (BestValidation("scratch-16"), BestValidation("finetuned-16"));
        tuned.ShouldBeLessThan(0.8 * scratch);
    }

    [Fact]
    public void Table_figure_and_numbers_are_written_for_each_size_and_start()
    {
        curve.Result.Output.ShouldContain("by the number of crystals that it learnt from");
        foreach (var ending in new[] { "csv", "md", "tex", "json", "png", "svg" })
            File.Exists(In($"learning-curve.{ending}")).ShouldBeTrue(ending);
        var lines = File.ReadAllLines(In("learning-curve.csv")).Select(line => line.Split(',')).ToArray();
        lines.Skip(1).Select(line => $"{line[0]} {line[1]}").ShouldBe(["8 from scratch", "8 fine-tuned", "16 from scratch", "16 fine-tuned"]);
        var rmse = new[] { 0, 1 }.Select(seed => Test("scratch-8", seed)).ToArray();
        double.Parse(lines[1][2], CultureInfo.InvariantCulture).ShouldBe(rmse.Average(), 1e-12);
        double.Parse(lines[1][3], CultureInfo.InvariantCulture).ShouldBe(Math.Abs(rmse[0] - rmse[1]) / Math.Sqrt(2), 1e-12);
        var points = JsonFile.Read(In("learning-curve.json")).EnumerateArray().ToArray();
        points.Length.ShouldBe(4);
        points[1].GetProperty("initFrom").GetString().ShouldBe(Path.Combine(curve.Folder, "pretrained"));
        points[1].GetProperty("runs")[1].GetProperty("perCrystalMean").GetProperty("rmse").GetDouble().ShouldBe(Test("finetuned-8", 1), 1e-12);
    }

    [Fact]
    public void Both_starts_learn_from_the_same_crystals_which_grow_with_the_size_and_differ_by_seed()
    {
        Training("scratch-8", 0).ShouldBe(Training("finetuned-8", 0));
        Training("scratch-8", 0).ShouldBeSubsetOf(Training("scratch-16", 0));
        Training("scratch-8", 0).ShouldNotBe(Training("scratch-8", 1));
        Training("scratch-16", 0).Length.ShouldBe(16);
    }

    [Fact]
    public async Task What_is_finished_is_taken_as_it_is()
    {
        var weights = File.GetLastWriteTimeUtc(In("scratch-8/seed-0/checkpoints/best.safetensors"));
        var again = (await PhodosProcess.Run(curve.Folder, PretrainedCurve.Curve)).ShouldSucceed();
        again.Error.ShouldNotContain("epoch 1:");
        File.GetLastWriteTimeUtc(In("scratch-8/seed-0/checkpoints/best.safetensors")).ShouldBe(weights);
    }

    [Theory]
    [InlineData("--sizes 8", "--model", "--from")]
    [InlineData("--model mlp --sizes 8,x", "'8,x'", "all")]
    [InlineData("--model mlp --sizes 8,1000", "limited to 1000 crystals")]
    [InlineData("--model mlp --freeze encoder", "--freeze", "--from")]
    [InlineData("--model mlp --finetune-learning-rate 1e-4", "--finetune-learning-rate", "--from")]
    [InlineData("--from RUN --set hidden=9", "--set", "weights")]
    [InlineData("--from RUN --model mlp", "dostransformer", "--model")]
    [InlineData("--from RUN --freeze core", "no stage 'core'")]
    public async Task What_cannot_be_drawn_leaves_nothing_behind(string options, params string[] words)
    {
        using var folder = new TemporaryFolder();
        string[] given = [.. options.Split(' ').Select(word => word == "RUN" ? trained.Run : word)];
        (await PhodosProcess.Run(folder.FullPath, ["learning-curve", "--data", trained.Data, "--out", "curve", .. given])).ShouldRefuse(words);
        folder.Content().ShouldBeEmpty();
    }

    private string In(string name) => Path.Combine(curve.Folder, "curve", name);

    private double Test(string point, int seed) =>
        JsonFile.Read(In(point), $"seed-{seed}", "test.json").GetProperty("perCrystalMean").GetProperty("rmse").GetDouble();

    private int[] Training(string point, int seed) =>
        [.. JsonFile.Read(In(point), $"seed-{seed}", "split.json").GetProperty("train").EnumerateArray().Select(index => index.GetInt32())];

    // The mean over the seeds of the lowest validation RMSE, which the fourth column has.
    private double BestValidation(string point) => new[] { 0, 1 }.Average(seed => File.ReadLines(In($"{point}/seed-{seed}/metrics.csv")).Skip(1)
        .Min(line => double.Parse(line.Split(',')[3], CultureInfo.InvariantCulture)));
}
