using Phodos.Reports.Tables;

namespace Phodos.Reports.Tests.Tables;

public class ReportTableTests
{
    [Theory]
    [InlineData(BestValue.Lowest, new[] { true, false, false })]
    [InlineData(BestValue.Highest, new[] { false, false, true })]
    [InlineData(BestValue.None, new[] { false, false, false })]
    public void The_best_value_is_the_lowest_or_the_highest(BestValue best, bool[] expected) =>
        BestOf(SampleTables.Column(best, "F1", -1, 2, 3)).ShouldBe(expected);

    [Fact]
    public void All_that_read_the_same_are_best_and_what_is_missing_never_is() =>
        BestOf(SampleTables.Column(BestValue.Lowest, "F2", 0.121, null, 0.119, 0.13)).ShouldBe([true, false, true, false]);

    [Fact]
    public void A_single_value_has_nothing_to_be_better_than() =>
        BestOf(SampleTables.Column(BestValue.Lowest, "F2", 0.1, null)).ShouldBe([false, false]);

    [Fact]
    public void A_number_that_is_not_finite_is_shown_as_missing()
    {
        var table = SampleTables.Column(BestValue.Highest, "F1", double.NaN, double.PositiveInfinity, 1, 2);
        table.Shown(0, 0).ShouldBe("–");
        table.Shown(1, 0).ShouldBe("–");
        BestOf(table).ShouldBe([false, false, false, true]);
    }

    [Fact]
    public void Numbers_read_the_same_in_any_culture()
    {
        var shown = HostileCulture.Run(() => SampleTables.Errors().Shown(0, 1) + " " + SampleTables.Errors().Shown(1, 2));
        shown.ShouldBe("0.1234 ± 0.0051 −0.250");
        HostileCulture.Run(() => CsvTable.Write(SampleTables.Errors())).ShouldBe(CsvTable.Write(SampleTables.Errors()));
    }

    [Fact]
    public void A_row_of_another_length_is_refused() => Should.Throw<ArgumentException>(() =>
        new ReportTable("t", "t", [TableColumn.Text("a", "a")], [[TableCell.None, TableCell.None]])).Message.ShouldContain("2 cells");

    private static bool[] BestOf(ReportTable table) => [.. Enumerable.Range(0, table.Rows.Length).Select(row => table.IsBest(row, 0))];
}
