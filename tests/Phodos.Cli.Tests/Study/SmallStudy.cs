namespace Phodos.Cli.Tests.Study;

/// <summary>A study of small models on the tiny data, in a folder of its own.</summary>
internal sealed class SmallStudy : IDisposable
{
    internal const int Epochs = 4;

    private readonly string _data;

    internal SmallStudy(string data, string? file = null)
    {
        _data = data;
        File.WriteAllText(Folder["study.yaml"], file ?? "grid:\n  seed: [0, 1]\n  cutoff: [3, 4]\n");
    }

    internal TemporaryFolder Folder { get; } = new();

    internal string[] SettingFolders(string output) =>
        [.. Directory.GetDirectories(Path.Combine(Folder[output], "settings")).Order(StringComparer.Ordinal)];

    internal string[] Arguments(string output, params string[] more) =>
    [
        "study", "run", "study.yaml", "--data", _data, "--out", output, "--threads", "1",
        "--set", "model=dostransformer", "--set", "hidden=8", "--set", "processing-layers=1", "--set", "transformer-layers=1", "--set", "epochs=4", .. more,
    ];

    internal Task<CommandResult> Run(string output, params string[] more) => PhodosProcess.Run(Folder.FullPath, Arguments(output, more));

    internal Task<CommandResult> Show(string output, params string[] more) =>
        PhodosProcess.Run(Folder.FullPath, ["study", "show", output, .. more]);

    /// <summary>What a setting was trained to: its metrics without the times, and its best weights.</summary>
    internal static (string Metrics, string Weights) Result(string settingFolder) => (
        string.Join('\n', File.ReadLines(Path.Combine(settingFolder, "metrics.csv")).Select(line => line[..line.LastIndexOf(',')])),
        Convert.ToHexString(File.ReadAllBytes(Path.Combine(settingFolder, "checkpoints/best.safetensors"))));

    public void Dispose() => Folder.Dispose();
}
