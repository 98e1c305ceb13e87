namespace Phodos.Cli.Tests.Train;

/// <summary>The shipped model learns a new kind of crystals from few of them, quicker than a new model does.</summary>
public sealed class ShippedModelFineTuningTest
{
    // Spring models of unlike chemistry: what the shipped model has learnt of calculations does not hold for them as it is.
    [Fact]
    public async Task Fifty_crystals_of_another_world_teach_the_shipped_model_more_than_a_new_one()
    {
        using var folder = new TemporaryFolder();
        string[] learning = ["--data", "builtin", "--train-limit", "50", "--epochs", "2", "--evaluate-every", "2", "--threads", "2", "--json"];
        var tuned = await PhodosProcess.Run(
            folder.FullPath, ["finetune", "--from", "site-states", "--learning-rate", "1e-3", "--out", "tuned", .. learning]);
        var scratch = await PhodosProcess.Run(folder.FullPath, ["train", "--out", "scratch", .. learning]);
        RmseOf(tuned).ShouldBeLessThan(0.9 * RmseOf(scratch));
    }

    private static double RmseOf(CommandResult result) =>
        result.ShouldSucceed().Json.GetProperty("perCrystalMean").GetProperty("rmse").GetDouble();
}
