using System.Globalization;

[assembly: AssemblyFixture(typeof(Phodos.Cli.Tests.Support.TrainedRun))]

namespace Phodos.Cli.Tests.Support;

/// <summary>A tiny data set and a small model trained on it, for all tests that only read them.</summary>
public sealed class TrainedRun : IAsyncLifetime
{
    /// <summary>The smallest model that has every kind of layer.</summary>
    internal static readonly string[] SmallModel =
        ["--model", "dostransformer", "--set", "hidden=8", "--set", "processing-layers=1", "--set", "transformer-layers=1", "--learning-rate", "3e-3"];

    internal const int Epochs = 3;

    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder of everything.</summary>
    internal string Folder => _folder.FullPath;

    internal string Data => _folder["tiny.csv"];

    internal string Run => _folder["run"];

    /// <summary>What the training said.</summary>
    internal CommandResult Training { get; private set; } = null!;

    /// <summary>The command line that trains a small model.</summary>
    internal static string[] Train(string data, string output, int epochs, params string[] more) =>
        ["train", "--data", data, "--out", output, "--epochs", epochs.ToString(CultureInfo.InvariantCulture), "--threads", "2", .. SmallModel, .. more];

    public async ValueTask InitializeAsync()
    {
        TinyData.Write(Data);
        Training = await PhodosProcess.Run(Folder, Train("tiny.csv", "run", Epochs));
        Training.ShouldSucceed();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
