namespace Phodos.Cli.Tests.Train;

/// <summary><c>phodos finetune</c>: a trained model learns on from other data.</summary>
public sealed class FineTuneTest(TrainedRun trained)
{
    [Fact]
    public async Task The_model_is_that_of_the_weights_and_the_run_keeps_how_its_stages_learn()
    {
        using var folder = new TemporaryFolder();
        var result = await PhodosProcess.Run(folder.FullPath,
        [
            .. FineTune("tuned"), "--freeze", "to-atoms,encoder", "--stage-rate", "head=2", "--layer-decay", "0.5", "--train-limit", "7", "--seed", "3", "--json",
        ]);
        result.ShouldSucceed();
        result.Error.ShouldMatch(@"initial weights from \S+: \d+ weights taken\s");
        result.Error.ShouldMatch(@"stages: encoder frozen, message-passing-1 at 0\.\d+ of the learning rate, .*head at 2 of the learning rate");
        result.Json.GetProperty("split").GetString().ShouldBe("test");

        var config = JsonFile.Read(folder["tuned"], "config.json");
        var model = config.GetProperty("model");
        var ofWeights = JsonFile.Read(trained.Run, "config.json").GetProperty("model");
        model.EnumerateObject().Select(part => part.Name).ShouldBe([.. ofWeights.EnumerateObject().Select(part => part.Name), "trainedOn"]);
        foreach (var part in ofWeights.EnumerateObject())
            model.GetProperty(part.Name).ToString().ShouldBe(part.Value.ToString());
        model.GetProperty("trainedOn").EnumerateArray().ShouldHaveSingleItem().GetProperty("data").GetString().ShouldBe("tiny");
        config.GetProperty("initFrom").GetString().ShouldBe(trained.Run);
        config.GetProperty("take").GetString().ShouldBe("all");
        config.GetProperty("trainLimit").GetInt32().ShouldBe(7);
        var training = config.GetProperty("training");
        training.GetProperty("frozenStages").EnumerateArray().Select(stage => stage.GetString()).ShouldBe(["encoder", "to-atoms"]);
        training.GetProperty("layerDecay").GetDouble().ShouldBe(0.5);
        var (few, all) = (JsonFile.Read(folder["tuned"], "split.json"), JsonFile.Read(trained.Run, "split.json"));
        Indices(few, "train").Length.ShouldBe(7);
        Indices(few, "train").ShouldBeSubsetOf(Indices(all, "train"));
        Indices(few, "validation").ShouldBe(Indices(all, "validation"));
        Indices(few, "test").ShouldBe(Indices(all, "test"));

        // The run goes on by itself: a finished one is only tested again.
        File.Delete(Path.Combine(folder["tuned"], "test.json"));
        (await PhodosProcess.Run(folder.FullPath, "train", "--resume", "tuned", "--json")).ShouldSucceed().Json
            .GetProperty("perCrystalMean").ToString().ShouldBe(result.Json.GetProperty("perCrystalMean").ToString());
    }

    [Fact]
    public async Task Data_on_another_grid_need_a_fresh_head()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder["coarse.csv"], File.ReadLines(trained.Data).Select(Coarser));
        string[] arguments = ["finetune", "--from", trained.Run, "--data", "coarse.csv", "--out", "coarse", "--epochs", "1", "--threads", "1"];
        (await PhodosProcess.Run(folder.FullPath, arguments)).ShouldRefuse("0 to 1000 cm⁻¹ in 51 points", "0 to 980 cm⁻¹ in 50 points", "--fresh-head");
        folder.Content().ShouldBe(["coarse.csv"]);
        var result = (await PhodosProcess.Run(folder.FullPath, [.. arguments, "--fresh-head"])).ShouldSucceed();
        result.Error.ShouldMatch(@"\d+ weights taken, the 3 of the head are fresh");
        JsonFile.Read(folder["coarse"], "config.json").GetProperty("model").GetProperty("grid").GetProperty("count").GetInt32().ShouldBe(50);
    }

    [Theory]
    [InlineData("--freeze core", "no stage 'core'", "encoder, message-passing-1, to-atoms, crystal, to-each-other, to-atoms-again, head")]
    [InlineData("--stage-rate head", "--stage-rate head", "stage=factor")]
    [InlineData("--stage-rate head=fast", "head=fast", "stage=factor")]
    [InlineData("--stage-rate head=0", "'head'", "freeze it")]
    [InlineData("--stage-rate tail=2", "no stage 'tail'")]
    [InlineData("--freeze head --stage-rate head=2", "'head' is frozen")]
    [InlineData("--layer-decay 0", "layer-decay", "above 0")]
    [InlineData("--layer-decay 0,5", "--layer-decay cannot be '0,5'")]
    [InlineData("--train-limit 0", "--train-limit cannot be '0'")]
    [InlineData("--train-limit 1000", "limited to 1000 crystals")]
    [InlineData("--from nowhere", "nowhere", "no weights")]
    public async Task What_cannot_be_fine_tuned_leaves_nothing_behind(string options, params string[] words)
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["finetune", "--data", trained.Data, "--out", "run", .. options.Split(' ')];
        (await PhodosProcess.Run(folder.FullPath, arguments.Contains("--from") ? arguments : [.. arguments, "--from", trained.Run])).ShouldRefuse(words);
        folder.Content().ShouldBeEmpty();
    }

    private string[] FineTune(string output) => ["finetune", "--from", trained.Run, "--data", trained.Data, "--out", output, "--epochs", "2", "--threads", "1"];

    // Without the last point of the frequencies and of the DOS, of both the lists that a row quotes.
    private static string Coarser(string row) => System.Text.RegularExpressions.Regex.Replace(row, @", [^,\]]+\]""", "]\"");

    private static int[] Indices(System.Text.Json.JsonElement split, string part) =>
        [.. split.GetProperty(part).EnumerateArray().Select(index => index.GetInt32())];
}
