using System.Text.Json;

namespace Phodos.Cli.Tests.Data;

/// <summary><c>phodos data info</c> counts what is there and names the row and the column of what is wrong.</summary>
public sealed class DataInfoTest
{
    [Fact]
    public async Task A_program_can_read_the_counts()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["tiny.csv"]);
        var result = (await PhodosProcess.Run(folder.FullPath, "data", "info", "tiny.csv", "--json", "--quiet")).ShouldSucceed();
        result.Error.ShouldBeEmpty();
        var json = result.Json;
        json.GetProperty("name").GetString().ShouldBe("tiny");
        json.GetProperty("sha256").GetString()!.Length.ShouldBe(64);
        json.GetProperty("grid").GetProperty("count").GetInt32().ShouldBe(51);
        json.GetProperty("split").ValueKind.ShouldBe(JsonValueKind.Null);
        var statistics = json.GetProperty("statistics");
        statistics.GetProperty("crystals").GetInt32().ShouldBe(TinyData.Count);
        statistics.GetProperty("maximumAtoms").GetInt32().ShouldBe(2);
        statistics.GetProperty("crystalSystems").EnumerateArray().Select(entry => (entry.GetProperty("system").GetString(), entry.GetProperty("crystals").GetInt32()))
            .ShouldBe([("cubic", 40), ("hexagonal", 0), ("tetragonal", 0), ("trigonal", 0), ("orthorhombic", 0), ("monoclinic", 0), ("triclinic", 0)]);
        json.GetProperty("report").GetProperty("disagreements").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_person_reads_the_same_without_colours_and_unbroken_in_a_file()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["tiny.csv"]);
        var result = (await PhodosProcess.Run(folder.FullPath, "data", "info", "tiny.csv")).ShouldSucceed();
        result.Output.ShouldMatch(@"crystals +40 ");
        result.Output.ShouldMatch("SHA-256 +[0-9a-f]{64} ");
        (result.Output + result.Error).ShouldNotContain('\e');
    }

    [Fact]
    public async Task The_built_in_data_set_says_that_it_is_a_model()
    {
        var result = (await PhodosProcess.Run(AppContext.BaseDirectory, "data", "info", "builtin", "--json")).ShouldSucceed();
        result.Json.GetProperty("name").GetString()!.ShouldContain("not DFT");
        result.Json.GetProperty("statistics").GetProperty("crystals").GetInt32().ShouldBeGreaterThanOrEqualTo(600);
        var split = result.Json.GetProperty("split");
        split.GetProperty("test").GetInt32().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("a,b,c\n", "no column 'mp_id'")]
    [InlineData(TinyData.Header + "\n", "no rows")]
    [InlineData(TinyData.Header + "\nx,\"{'numbers'\",[0],[1],{},Cubic\n", "row 0 (x)", "structure")]
    [InlineData(TinyData.Header + "\nx,\"{'numbers\n", "not closed")]
    public async Task A_file_that_is_no_data_set_is_refused_with_the_place(string content, params string[] words)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["bad.csv"], content, TestContext.Current.CancellationToken);
        (await PhodosProcess.Run(folder.FullPath, "data", "info", "bad.csv")).ShouldRefuse(["bad.csv", .. words]);
    }

    [Fact]
    public async Task A_binary_file_a_missing_one_and_a_folder_without_data_are_refused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["noise.csv"], [0xff, 0xfe, 0x00, 0x80, 0x0a], TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder["nothing"]);
        (await PhodosProcess.Run(folder.FullPath, "data", "info", "noise.csv")).ShouldRefuse("noise.csv");
        (await PhodosProcess.Run(folder.FullPath, "data", "info", "missing.csv")).ShouldRefuse("missing.csv", "data.csv", "builtin");
        (await PhodosProcess.Run(folder.FullPath, "data", "info", "nothing")).ShouldRefuse("nothing", "data.csv");
    }

    [Fact]
    public async Task Faulty_rows_are_named_and_left_out_only_on_request()
    {
        using var folder = new TemporaryFolder();
        var faulty = TinyData.Row(2).Replace("0.0", "nan", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(
            folder["some.csv"], [TinyData.Header, TinyData.Row(0), TinyData.Row(1), faulty, TinyData.Row(3)], TestContext.Current.CancellationToken);
        (await PhodosProcess.Run(folder.FullPath, "data", "info", "some.csv")).ShouldRefuse("some.csv:4", "1 of 4 rows", "row 2 (made-up-2)");

        var skipping = (await PhodosProcess.Run(folder.FullPath, "data", "info", "some.csv", "--skip-faulty", "--json")).ShouldSucceed();
        skipping.Error.ShouldContain("left out: row 2 (made-up-2)");
        skipping.Json.GetProperty("statistics").GetProperty("crystals").GetInt32().ShouldBe(3);
        skipping.Json.GetProperty("report").GetProperty("skipped")[0].GetProperty("row").GetInt32().ShouldBe(2);
    }
}
