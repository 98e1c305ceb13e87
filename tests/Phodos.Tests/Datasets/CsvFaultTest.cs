using Phodos.Datasets;

namespace Phodos.Tests.Datasets;

public sealed class CsvFaultTest
{
    private static readonly string Good = CsvText.Row("good-1") + CsvText.Row("good-2");

    public static TheoryData<string, string> FaultyRows => new()
    {
        { CsvText.Row("bad", total: "[0.0, nan, 1.0, 0.25]"), "value 2 of phdos is NaN" },
        { CsvText.Row("bad", total: "[0.0, 1.0, -inf, 0.25]"), "value 3 of phdos is -Infinity" },
        { CsvText.Row("bad", total: "[0.0, 1.0, 0.5]"), "phdos has 3 values" },
        { CsvText.Row("bad", total: "[0, 0, 0, 0]"), "zero everywhere" },
        { CsvText.Row("bad", total: "[0, 1, -0.5, 0]"), "negative" },
        { CsvText.Row("bad", total: "[0, 'x', 1, 0]"), "a string" },
        { CsvText.Row("bad", total: "exit()"), "no Python literal" },
        { CsvText.Row("bad", projections: "{'Na': [0.0, 1.0]}"), "pdos of Na has 2 values" },
        { CsvText.Row("bad", projections: "{'Na': [0.0, 1.0, nan, 0.0]}"), "value 3 of pdos of Na is NaN" },
        { CsvText.Row("bad", frequencies: "[0, 20, 45, 60]"), "not evenly spaced" },
        { CsvText.Row("bad", frequencies: "[0, 10, 20, 30]"), "grid that most rows have" },
        { CsvText.Row("bad", structure: "{'numbers': [11]}"), "no 'cell'" },
        { CsvText.Row("bad", structure: CsvText.RockSalt.Replace("[11, 17]", "[11, 200]", StringComparison.Ordinal)), "atomic number 200" },
        { CsvText.Row("bad", structure: CsvText.RockSalt.Replace("[11, 17]", "[11]", StringComparison.Ordinal)), "positions" },
        { CsvText.Row("bad", structure: CsvText.RockSalt.Replace("[2.82, 2.82, 2.82]", "[0, 0, 0.01]", StringComparison.Ordinal)), "apart" },
        { CsvText.Row("bad", structure: CsvText.RockSalt.Replace("[0.0, 2.82, 2.82]", "[2.82, 0.0, 2.82]", StringComparison.Ordinal)), "plane" },
        { CsvText.Row("bad", structure: CsvText.RockSalt.Replace("True, True, True", "True, True, False", StringComparison.Ordinal)), "not periodic" },
        { "bad,short\n", "2 fields; the header has 6" },
        { CsvText.Row("good-1"), "row 0 has the same identifier" },
        { CsvText.Row(""), "mp_id is empty" },
    };

    [Theory]
    [MemberData(nameof(FaultyRows))]
    public void A_faulty_row_is_named_with_its_number_line_and_reason(string row, string problem)
    {
        var fault = Should.Throw<InvalidInputException>(() => CsvText.Import(CsvText.Header + Good + row));
        fault.Message.ShouldContain("1 of 3 rows");
        fault.Message.ShouldContain("row 2 (");
        fault.Message.ShouldContain(problem);
        fault.Message.ShouldNotContain("\n");
        fault.Line.ShouldBe(4);
    }

    [Theory]
    [MemberData(nameof(FaultyRows))]
    public void A_faulty_row_is_skipped_only_on_request_and_listed(string row, string problem)
    {
        var (dataset, report) = CsvText.Import(CsvText.Header + Good + row, new CsvImportOptions { SkipFaultyRows = true });
        dataset.Entries.Select(entry => entry.Id).ShouldBe(["good-1", "good-2"]);
        report.Rows.ShouldBe(3);
        var skipped = report.Skipped.ShouldHaveSingleItem();
        skipped.Row.ShouldBe(2);
        skipped.Line.ShouldBe(4);
        skipped.Problem.ShouldContain(problem);
    }

    [Fact]
    public void Many_faults_are_counted_and_the_first_ones_listed()
    {
        var rows = string.Concat(Enumerable.Range(0, 9).Select(row => CsvText.Row($"bad-{row}", total: "[nan]")));
        var message = Should.Throw<InvalidInputException>(() => CsvText.Import(CsvText.Header + Good + rows)).Message;
        message.ShouldContain("9 of 11 rows");
        message.ShouldContain("bad-4");
        message.ShouldNotContain("bad-5");
        message.ShouldContain("4 more");
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("mp_id,structure,phfreq,pdos,crystal_system\n", "phdos")]
    [InlineData("mp_id,structure,phfreq,phdos,phdos,crystal_system\n", "twice")]
    [InlineData("mp_id,structure,phfreq,phdos,pdos,crystal_system\n", "no rows")]
    [InlineData("mp_id,structure,phfreq,phdos,pdos,crystal_system\nmp-1,\"{", "not closed")]
    public void A_file_that_is_no_such_table_is_refused_even_when_rows_are_skipped(string text, string problem)
    {
        var fault = Should.Throw<InvalidInputException>(() => CsvText.Import(text, new CsvImportOptions { SkipFaultyRows = true }));
        fault.Problem.ShouldContain(problem);
        fault.File.ShouldNotBeNull();
    }

    [Fact]
    public void Skipping_everything_is_refused() =>
        Should.Throw<InvalidInputException>(() => CsvText.Import(
            CsvText.Header + CsvText.Row("bad", total: "[nan]"), new CsvImportOptions { SkipFaultyRows = true })).Message.ShouldContain("1 of 1 rows");

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("own.csv"), [0x6d, 0xff, 0xfe, 0x80]);
        Should.Throw<InvalidInputException>(() => CsvImporter.Import(folder.File("own.csv"))).Message.ShouldContain("UTF-8");
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        Should.Throw<InvalidInputException>(() => CsvImporter.Import("/no/such/data.csv")).Message.ShouldContain("missing");
}
