namespace Phodos.Cli.Tests.Compare;

/// <summary>A comparison of the two fastest models with two seeds, for all tests that only read it.</summary>
public sealed class SmallComparison : IAsyncLifetime
{
    // Enough for quartiles of the test part.
    private const int Crystals = 2 * TinyData.Count;

    private readonly TemporaryFolder _folder = new();

    internal string Folder => _folder.FullPath;

    internal CommandResult Result { get; private set; } = null!;

    /// <summary>The command line that compares small models on <c>tiny.csv</c>.</summary>
    internal static string[] Compare(string output, string models = "mlp,mlp-energies", string seeds = "0") =>
        ["compare", "--data", "tiny.csv", "--out", output, "--epochs", "2", "--threads", "1", "--set", "hidden=8", "--models", models, "--seeds", seeds];

    public async ValueTask InitializeAsync()
    {
        TinyData.Write(_folder["tiny.csv"], Crystals);
        Result = await PhodosProcess.Run(Folder, Compare("both", seeds: "0,1"));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
