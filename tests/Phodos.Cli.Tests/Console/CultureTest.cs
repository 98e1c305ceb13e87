using System.Globalization;
using System.Text.Json;

namespace Phodos.Cli.Tests.Console;

/// <summary>Where people write a decimal comma, files and results still have the decimal point.</summary>
public sealed class CultureTest(TrainedRun trained)
{
    private static readonly Dictionary<string, string?> German = new() { ["LANG"] = "de_DE.UTF-8", ["LC_ALL"] = "de_DE.UTF-8", ["NO_COLOR"] = "1" };

    [Fact]
    public async Task Numbers_are_the_same_in_german()
    {
        using var folder = new TemporaryFolder();
        (await PhodosProcess.Run(folder.FullPath, German, "predict", Example.PathOf("NaCl.cif"), "--weights", trained.Run, "--out", "out")).ShouldSucceed();
        foreach (var row in File.ReadLines(folder["out/NaCl.csv"]).Skip(1))
            row.Split(',').Select(cell => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture)).Count().ShouldBe(2);

        var table = (await PhodosProcess.Run(trained.Folder, German, "evaluate", "--data", "tiny.csv", "--weights", "run")).ShouldSucceed();
        table.Output.ShouldMatch(@"RMSE +0\.\d{4} +0\.\d{4}");
        var report = (await PhodosProcess.Run(trained.Folder, German, "evaluate", "--data", "tiny.csv", "--weights", "run", "--json")).ShouldSucceed();
        report.Json.GetProperty("pooled").GetProperty("rmse").ValueKind.ShouldBe(JsonValueKind.Number);
    }
}
