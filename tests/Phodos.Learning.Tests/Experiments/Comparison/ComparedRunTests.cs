using Phodos.Learning.Experiments.Comparison;

namespace Phodos.Learning.Tests.Experiments.Comparison;

public sealed class ComparedRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runs_are_found_by_their_folders_and_ordered_by_number()
    {
        foreach (var folder in new[] { "mlp/seed-10", "mlp/seed-2", "e3nn/seed-0", "figures", "mlp/seed-x", "mlp/other" })
            Directory.CreateDirectory(_folder.In(folder));
        ComparedRun.AllIn(_folder.In("")).Select(run => run.ToString()).ShouldBe(["e3nn, seed 0", "mlp, seed 2", "mlp, seed 10"]);
    }

    [Fact]
    public void A_run_that_is_made_is_found_again()
    {
        var run = ComparedRun.In(_folder.In(""), "mlp", -3);
        Directory.CreateDirectory(run.Folder);
        ComparedRun.AllIn(_folder.In("")).ShouldBe([run]);
    }

    [Fact]
    public void A_folder_that_is_not_there_has_no_runs() => ComparedRun.AllIn(_folder.In("nowhere")).ShouldBeEmpty();
}
