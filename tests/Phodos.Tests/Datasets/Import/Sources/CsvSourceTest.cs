using Phodos.Crystals;
using Phodos.Datasets.Import.Sources;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Import.Sources;

public sealed class CsvSourceTest
{
    private static List<RecordOutcome> Read(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("own.csv"), text);
        var symmetry = new CsvText.FixedSymmetry(CrystalSystem.Cubic);
        return [.. new CsvSource(folder.File("own.csv"), symmetry).Read(TestContext.Current.CancellationToken)];
    }

    [Fact]
    public void Rows_become_records_and_faulty_ones_say_why()
    {
        var outcomes = Read(CsvText.Header + CsvText.Row("good") + CsvText.Row("bad", total: "[nan, 1, 1, 1]") + CsvText.Row("also good"));
        outcomes.Select(outcome => (outcome.Row, outcome.Line, outcome.Id)).ShouldBe([(0, 2, "good"), (1, 3, "bad"), (2, 4, "also good")]);
        outcomes[1].Problem.ShouldNotBeNull().ShouldContain("NaN");
        var record = outcomes[0].Record.ShouldNotBeNull();
        (record.System, record.Dos.Normalization, record.Dos.Projections.Count).ShouldBe((CrystalSystem.Cubic, DosNormalization.MaxNormalized, 2));
        outcomes[0].Notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_maximum_unlike_1_is_noted() =>
        Read(CsvText.Header + CsvText.Row("high", total: "[0, 2, 4, 1]")).ShouldHaveSingleItem().Notes.ShouldHaveSingleItem().ShouldContain("divided");

    [Fact]
    public void A_crystal_system_that_the_file_does_not_give_stays_unknown() =>
        Read(CsvText.Header + CsvText.Row("silent", system: "")).ShouldHaveSingleItem().Record.ShouldNotBeNull().System.ShouldBeNull();

    [Fact]
    public void A_file_that_is_no_such_table_is_refused_with_its_name()
    {
        Should.Throw<InvalidInputException>(() => Read("a,b\n")).File.ShouldNotBeNull();
        Should.Throw<InvalidInputException>(() => Read("")).Message.ShouldContain("empty");
    }
}
