namespace Phodos.Cli.Tests.Ensemble;

/// <summary><c>phodos ensemble</c> makes one file of several runs, which every command takes.</summary>
public sealed class EnsembleTest(TrainedRun trained)
{
    [Fact]
    public async Task Two_runs_become_one_model_that_predicts_and_is_evaluated()
    {
        using var folder = new TemporaryFolder();
        foreach (var seed in new[] { "0", "1" })
            (await PhodosProcess.Run(folder.FullPath, Train(seed))).ShouldSucceed();
        (await PhodosProcess.Run(folder.FullPath, "ensemble", "run-0", "run-1", "--element-width", "4", "--out", "made/both.safetensors"))
            .ShouldSucceed().Error.ShouldContain("2 members");
        TemporaryFolder.ContentOf(folder["made"]).ShouldBe(["both.json", "both.safetensors"]);

        var evaluated = await PhodosProcess.Run(
            folder.FullPath, "evaluate", "--data", trained.Data, "--weights", "made/both.safetensors", "--split", "all", "--json");
        evaluated.ShouldSucceed().Json.GetProperty("crystals").GetInt32().ShouldBe(TinyData.Count);
        var predicted = await PhodosProcess.Run(folder.FullPath, "predict", Example.PathOf("NaCl.cif"), "--weights", "made/both.safetensors", "--json");
        predicted.ShouldSucceed().Json.GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Models_of_another_kind_are_refused()
    {
        using var folder = new TemporaryFolder();
        (await PhodosProcess.Run(folder.FullPath, "ensemble", trained.Run, trained.Run, "--out", "both.safetensors"))
            .ShouldRefuse("dostransformer", "only site-states models");
        folder.Content().ShouldBeEmpty();
    }

    private string[] Train(string seed) =>
    [
        "train", "--data", trained.Data, "--out", $"run-{seed}", "--seed", seed, "--epochs", "1", "--threads", "1", "--model", "site-states",
        "--set", "channels=8", "--set", "embedding=8", "--set", "element-width=8", "--set", "multiplicity=4", "--set", "layers=1",
        "--set", "radial-width=8",
    ];
}
