namespace Phodos.Cli.Tests.Train;

/// <summary>
/// A small model that was pre-trained on the built-in crystals that are not cubic, and its learning curve
/// on a few cubic ones, beside the same model from scratch with as many epochs.
/// </summary>
public sealed class PretrainedCurve : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal string Folder => _folder.FullPath;

    /// <summary>What the learning curve said.</summary>
    internal CommandResult Result { get; private set; } = null!;

    /// <summary>The command line of the learning curve. The rule trains and validates on what is not left out: the cubic crystals.</summary>
    internal static string[] Curve { get; } =
    [
        "learning-curve", "--from", "pretrained", "--data", "builtin", "--sizes", "8,16", "--seeds", "0,1", "--epochs", "3", "--threads", "1", "--out", "curve",
        "--rule", "leave-systems-out", "--leave", "hexagonal,tetragonal,trigonal,orthorhombic,monoclinic,triclinic",
    ];

    public async ValueTask InitializeAsync()
    {
        (await PhodosProcess.Run(
            Folder,
            "train", "--data", "builtin", "--model", "e3nn", "--set", "multiplicity=8", "--set", "radial-width=16", "--set", "embedding=16",
            "--rule", "leave-systems-out", "--leave", "cubic", "--train-limit", "150", "--epochs", "6", "--threads", "1", "--out", "pretrained")).ShouldSucceed();
        Result = await PhodosProcess.Run(Folder, Curve);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
