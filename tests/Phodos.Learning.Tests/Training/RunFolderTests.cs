using System.Globalization;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Training;

namespace Phodos.Learning.Tests.Training;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_log_has_the_same_time_format_in_every_culture()
    {
        var run = RunFolder.Create(_folder.Path);
        var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        hostile.DateTimeFormat.TimeSeparator = ".";
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = hostile;
            run.Log("one");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        File.ReadAllText(run.LogFile).ShouldMatch(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ one\n$");
    }

    [Fact]
    public void A_new_run_makes_its_folder_and_can_be_opened_once_it_has_a_configuration()
    {
        var run = RunFolder.Create(_folder.In("deep", "down"));
        Directory.Exists(run.FullPath).ShouldBeTrue();
        Should.Throw<InvalidInputException>(() => RunFolder.Open(run.FullPath)).Message.ShouldContain("there is no run here");
        LearningJson.Write(run.ConfigFile, Config);
        RunFolder.Open(run.FullPath).ConfigFile.ShouldBe(run.ConfigFile);
    }

    [Fact]
    public void A_run_is_never_written_over()
    {
        File.WriteAllText(_folder.In("config.json"), "{}");
        Should.Throw<InvalidInputException>(() => RunFolder.Create(_folder.Path)).Message.ShouldContain(LearningRemedies.Resume);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told()
    {
        File.WriteAllText(_folder.In("file"), "");
        Should.Throw<InvalidInputException>(() => RunFolder.Create(_folder.In("file"))).File.ShouldBe(_folder.In("file"));
        Should.Throw<InvalidInputException>(() => RunFolder.Create(_folder.In("file", "run"))).Message.ShouldContain("cannot be made");
    }

    [Fact]
    public void The_configuration_comes_back()
    {
        LearningJson.Write(_folder.In("config.json"), Config);
        var read = LearningJson.Read<RunConfig>(_folder.In("config.json"));
        (read with { Model = Config.Model }).ShouldBe(Config);
        read.Model.Options.GetRawText().ShouldNotBeEmpty();
        (read.Model with { Options = default }).ShouldBe(Config.Model with { Options = default });
        using var model = read.Model.CreateModel();
    }

    [Fact]
    public void The_log_has_a_line_with_the_time_for_each_message()
    {
        var run = RunFolder.Create(_folder.Path);
        run.Log("one");
        run.Log("two");
        var lines = File.ReadAllLines(run.LogFile);
        lines.Length.ShouldBe(2);
        lines[1].ShouldMatch(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ two$");
    }

    [Fact]
    public void A_configuration_from_before_fine_tuning_is_read_as_one_without_it()
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Config, LearningJson.Options))!.AsObject();
        foreach (var member in new[] { "take", "trainLimit" })
            json.Remove(member).ShouldBeTrue(member);
        foreach (var member in new[] { "frozenStages", "stageRates", "layerDecay" })
            json["training"]!.AsObject().Remove(member).ShouldBeTrue(member);
        LearningJson.Parse<RunConfig>(json.ToJsonString()).IsSameWorkAs(Config).ShouldBeTrue();
    }

    [Fact]
    public void A_run_is_claimed_while_a_process_trains_in_it()
    {
        var run = RunFolder.Create(_folder.Path);
        run.IsClaimed().ShouldBeFalse("nobody has trained in it yet");
        using (run.Claim())
        {
            run.IsClaimed().ShouldBeTrue();
            Should.Throw<InvalidInputException>(run.Claim).Message.ShouldContain("another phodos trains");
        }

        run.IsClaimed().ShouldBeFalse("the lock file is left, and nobody holds it");
        run.Claim().Dispose(); // a look leaves nothing behind
    }

    private static RunConfig Config { get; } = new(
        ModelConfig.Of("dostransformer", TinyModel.Options, new GraphOptions { Cutoff = 5.5, SelfInteraction = false }, TinyModel.Grid),
        new TrainingOptions { Epochs = 7, GradientClip = 0.5 },
        new RunData("builtin", "abc", 600, 1e-3, SkipFaulty: true),
        InitFrom: null,
        RunMachine.Current("cpu", 2, "float32"));
}
