using System.Globalization;
using System.IO.Compression;
using System.Text;
using Phodos.Crystals;
using Phodos.Datasets.Import.Sources;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Import.Sources;

public sealed class FineJsonSourceTest
{
    private static string Line(string id = "mp-1", string low = "", string high = "", string? cell = null) =>
        $$"""
        {"mp":"{{id}}","numbers":[11,17],"cell":{{cell ?? "[[0.0,2.82,2.82],[2.82,0.0,2.82],[2.82,2.82,0.0]]"}},"positions":[[0.0,0.0,0.0],[2.82,2.82,2.82]],"spacegroup":225,"system":"cubic","fmin":-0.5,"fmax":250.0,"born":true,"dos5":[{{(low.Length > 0 ? low : Values(201))}}],"pdos":{"Na":[{{Values(201)}}],"Cl":[{{Values(201)}}]}{{high}}}
        """;

    private static string Values(int count, double value = 0.006) =>
        string.Join(',', Enumerable.Repeat(value.ToString(CultureInfo.InvariantCulture), count));

    private static List<RecordOutcome> Read(byte[] content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("fine"), content);
        return [.. new FineJsonSource(folder.File("fine")).Read(TestContext.Current.CancellationToken)];
    }

    private static List<RecordOutcome> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static byte[] Compressed(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
            gzip.Write(content);
        return stream.ToArray();
    }

    [Fact]
    public void A_line_becomes_a_record_with_what_the_source_says()
    {
        var record = Read(Line() + "\n").ShouldHaveSingleItem().Record.ShouldNotBeNull();
        record.Id.ShouldBe("mp-1");
        record.Crystal.Formula.ShouldBe("ClNa");
        record.Crystal.FractionalPositions[1].X.ShouldBe(0.5, 1e-12);
        record.Dos.Grid.ShouldBe(new FrequencyGrid(0, 5, 201));
        record.Dos.Normalization.ShouldBe(DosNormalization.PerCell);
        record.Dos.Projections.Keys.ShouldBe(["Cl", "Na"]);
        (record.System, record.SpaceGroup, record.MinimumFrequency, record.MaximumFrequency, record.HasBornCharges)
            .ShouldBe((CrystalSystem.Cubic, 225, -0.5, 250, true));
    }

    [Fact]
    public void Compressed_and_plain_files_give_the_same_whatever_they_are_called()
    {
        var text = Line("a") + "\r\n\n  \n" + Line("b");
        var plain = Read(text);
        plain.Select(outcome => (outcome.Row, outcome.Id, outcome.Line)).ShouldBe([(0, "a", 1), (1, "b", 4)]);
        Read(Compressed(Encoding.UTF8.GetBytes(text))).Select(outcome => (outcome.Row, outcome.Id, outcome.Line))
            .ShouldBe(plain.Select(outcome => (outcome.Row, outcome.Id, outcome.Line)));
    }

    [Fact]
    public void The_two_stretches_share_the_point_at_1000()
    {
        var high = $",\"dos5_high\":[{Values(601)}],\"pdos_high\":{{\"Na\":[{Values(601)}],\"Cl\":[{Values(601)}]}}";
        var dos = Read(Line(high: high)).ShouldHaveSingleItem().Record.ShouldNotBeNull().Dos;
        dos.Grid.ShouldBe(new FrequencyGrid(0, 5, 801));
        dos.Integral.ShouldBe(4000 * 0.006, 1e-9);
        dos.Projections["Na"].Length.ShouldBe(801);
    }

    [Theory]
    [InlineData("{\"mp\":\"mp-1\"", "no JSON")]
    [InlineData("not json", "no JSON")]
    [InlineData("null", "null")]
    [InlineData("[]", "dos5 and pdos")]
    [InlineData("{\"mp\":\"mp-1\",\"numbers\":[11.5]}", "numbers")]
    [InlineData("{\"mp\":\"\\ud800\"}", "dos5 and pdos")]
    public void A_bad_line_is_told_with_its_number_and_the_others_go_on(string bad, string problem)
    {
        var outcomes = Read(Line("a") + "\n" + bad + "\n" + Line("b") + "\n");
        outcomes.Count.ShouldBe(3);
        (outcomes[1].Row, outcomes[1].Line, outcomes[1].Record).ShouldBe((1, 2, null));
        outcomes[1].Problem.ShouldNotBeNull().ShouldContain(problem);
        outcomes[1].Problem!.ShouldNotContain("\n");
        outcomes[2].Record.ShouldNotBeNull();
    }

    public static TheoryData<string, string> FaultyLines => new()
    {
        { Line(low: Values(200)), "dos5 has 200 values; it must have 201" },
        { Line(id: " "), "mp is empty" },
        { Line(cell: "[[1,0,0],[0,1,0]]"), "cell has 2 rows" },
        { Line(cell: "[[1,0,0],[0,1,0],[0,0]]"), "row 3 of cell has 2 numbers" },
        { Line(cell: "[[1,0,0],[0,1,0],null]"), "row 3 of cell has 0 numbers" },
        { Line(high: $",\"dos5_high\":[{Values(601)}]"), "pdos_high lacks" },
        { Line(high: $",\"dos5_high\":[{Values(601, 9)}],\"pdos_high\":{{\"Na\":[{Values(601)}],\"Cl\":[{Values(601)}]}}"), "differ at 1000" },
        { Line().Replace("[11,17]", "[11,170]", StringComparison.Ordinal), "atomic number 170" },
        { Line().Replace("[11,17]", "[11]", StringComparison.Ordinal), "positions" },
        { Line().Replace("225", "300", StringComparison.Ordinal), "no space group 300" },
        { Line().Replace("cubic", "round", StringComparison.Ordinal), "no crystal system" },
        { Line().Replace("-0.5", "1e999", StringComparison.Ordinal), "fmin" },
    };

    [Theory]
    [MemberData(nameof(FaultyLines))]
    public void A_line_with_a_faulty_crystal_says_why(string line, string problem)
    {
        var outcome = Read(line).ShouldHaveSingleItem();
        outcome.Record.ShouldBeNull();
        outcome.Problem.ShouldNotBeNull().ShouldContain(problem);
    }

    [Fact]
    public void A_truncated_gzip_file_is_refused_with_the_line()
    {
        var lines = string.Concat(Enumerable.Range(0, 50).Select(row => Line($"mp-{row}") + "\n"));
        var whole = Compressed(Encoding.UTF8.GetBytes(lines));
        foreach (var length in new[] { whole.Length / 2, whole.Length - 1, 20 })
        {
            var fault = Should.Throw<InvalidInputException>(() => Read(whole[..length]));
            fault.Message.ShouldContain("cut short");
            fault.Line.ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_damaged_gzip_file_is_refused()
    {
        var whole = Compressed(Encoding.UTF8.GetBytes(Line()));
        whole[whole.Length / 2] ^= 0xFF;
        Should.Throw<InvalidInputException>(() => Read(whole)).Message.ShouldContain("fine");
    }

    [Fact]
    public void A_gzip_bomb_ends_at_the_longest_line()
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
        {
            var zeros = new byte[1 << 20];
            for (var mebibyte = 0; mebibyte < 200; mebibyte++)
                gzip.Write(zeros);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Should.Throw<InvalidInputException>(() => Read(stream.ToArray()));
        fault.Message.ShouldContain("longer than 4 MiB");
        fault.Line.ShouldBe(1);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(40 << 20);
    }

    [Fact]
    public void An_empty_file_has_no_rows() => Read("").ShouldBeEmpty();
}
