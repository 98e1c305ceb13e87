using System.Text.Json;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets.Import;
using Phodos.Datasets.Import.Checks;
using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Import;

public sealed class RecordImportTest
{
    private static readonly DosRecord Oxide = Records.Salt("oxide", Records.Box(100, 700, 6), Records.RockSalt(4.2, "Mg", "O"));

    private static (ImportSummary Summary, List<DosRecord> Kept, List<Finding> Findings) Run(IRecordSource source, ImportOptions? options = null)
    {
        List<DosRecord> kept = [];
        List<Finding> findings = [];
        var import = new RecordImport(options ?? new ImportOptions(), new MemoizingSymmetryFinder(MoyoSymmetryFinder.Shared));
        return (import.Run(source, kept.Add, findings.Add, TestContext.Current.CancellationToken), kept, findings);
    }

    [Fact]
    public void Good_records_are_kept_as_they_are()
    {
        var (summary, kept, findings) = Run(new Records.ListSource(Records.Salt(), Oxide));
        kept.ShouldBe([Records.Salt(), Oxide], new SameIds());
        findings.ShouldBeEmpty();
        (summary.Rows, summary.Kept, summary.LeftOut, summary.Faulty).ShouldBe((2, 2, 0, 0));
        summary.Unit.ShouldBe(FrequencyUnit.Wavenumber);
    }

    [Fact]
    public void The_same_structure_in_another_cell_is_told()
    {
        var again = Records.Salt("again", Records.Box(50, 250, 24), Records.ConventionalRockSalt());
        var (summary, _, findings) = Run(new Records.ListSource(Records.Salt(), Oxide, again));
        var finding = findings.ShouldHaveSingleItem();
        (finding.Kind, finding.Severity, finding.Row).ShouldBe((FindingKind.DuplicateStructure, FindingSeverity.Warning, 2));
        finding.Message.ShouldContain("row 0 (salt)");
        summary.Kept.ShouldBe(3);
    }

    [Fact]
    public void The_same_identifier_twice_is_an_error()
    {
        var (summary, kept, findings) = Run(new Records.ListSource(Records.Salt("one"), Oxide with { Id = "one" }));
        findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.DuplicateId);
        summary.FirstFaults.ShouldHaveSingleItem().Message.ShouldContain("row 0 has the same identifier");
        kept.ShouldHaveSingleItem();
    }

    [Fact]
    public void Every_row_that_is_left_out_is_told_and_no_other()
    {
        var bad = new RecordOutcome(1, "bad") { Problem = "it is broken", Line = 7 };
        var source = new Records.ListSource(Outcome(0, Records.Salt()), bad, Outcome(2, Oxide));
        var (summary, kept, findings) = Run(source, new ImportOptions { SkipFaultyRows = true });
        kept.Select(record => record.Id).ShouldBe(["salt", "oxide"]);
        (summary.Rows, summary.Kept, summary.LeftOut, summary.Faulty).ShouldBe((3, 2, 1, 1));
        var finding = findings.Where(finding => finding.LeavesOut).ShouldHaveSingleItem();
        (finding.Kind, finding.Row, finding.Line, finding.Message).ShouldBe((FindingKind.Unreadable, 1, 7, "it is broken"));
    }

    [Fact]
    public void Imaginary_modes_are_dropped_on_request_without_being_faults()
    {
        var unstable = Oxide with { Id = "unstable", MinimumFrequency = -80 };
        var (summary, kept, findings) = Run(
            new Records.ListSource(Records.Salt(), unstable), new ImportOptions { Imaginary = ImaginaryModePolicy.Drop });
        kept.Select(record => record.Id).ShouldBe(["salt"]);
        (summary.LeftOut, summary.Faulty).ShouldBe((1, 0));
        findings.ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Omission);
    }

    [Fact]
    public void Frequencies_in_terahertz_are_converted_and_it_is_said()
    {
        var terahertz = Records.Salt(dos: Records.Box(1.5, 7.5, 6, end: 10, step: 0.05));
        var (summary, kept, findings) = Run(new Records.ListSource(terahertz));
        summary.Unit.ShouldBe(FrequencyUnit.Terahertz);
        kept.ShouldHaveSingleItem().Dos.Grid.End.ShouldBe(333.564, 1e-3);
        kept[0].Dos.Integral.ShouldBe(6, 1e-9);
        var note = findings.ShouldHaveSingleItem();
        (note.Kind, note.Severity, note.Row).ShouldBe((FindingKind.Unit, FindingSeverity.Note, null));
    }

    [Fact]
    public void One_row_in_another_unit_than_the_rest_is_an_error()
    {
        var terahertz = Records.Salt("odd", Records.Box(1.5, 7.5, 6, end: 10, step: 0.05));
        var (_, _, findings) = Run(new Records.ListSource(Oxide, Records.Salt(), terahertz));
        var fault = findings.Where(finding => finding.LeavesOut).ShouldHaveSingleItem();
        (fault.Kind, fault.Id).ShouldBe((FindingKind.Unit, "odd"));
    }

    [Fact]
    public void What_cannot_be_kept_is_a_faulty_row()
    {
        var import = new RecordImport(new ImportOptions { SkipFaultyRows = true }, MoyoSymmetryFinder.Shared);
        var summary = import.Run(
            new Records.ListSource(Records.Salt()), _ => throw new InvalidInputException("no room"), null, TestContext.Current.CancellationToken);
        (summary.Kept, summary.Faulty).ShouldBe((0, 1));
        summary.FirstFaults[0].Message.ShouldContain("no room");
    }

    [Fact]
    public void The_report_holds_every_finding_and_the_counts()
    {
        using var stream = new MemoryStream();
        using (var report = new ImportReportWriter(stream))
        {
            var import = new RecordImport(new ImportOptions { SkipFaultyRows = true }, MoyoSymmetryFinder.Shared);
            var rows = Enumerable.Range(0, 20).Select(row => new RecordOutcome(row, $"bad-{row}") { Problem = "it is \"broken\"" });
            var source = new Records.ListSource([.. rows, Outcome(20, Records.Salt() with { System = CrystalSystem.Trigonal })]);
            report.Complete(import.Run(source, _ => { }, report.Write, TestContext.Current.CancellationToken));
        }

        var json = JsonDocument.Parse(stream.ToArray()).RootElement;
        json.GetProperty("findings").GetArrayLength().ShouldBe(21);
        json.GetProperty("findings")[3].GetProperty("id").GetString().ShouldBe("bad-3");
        json.GetProperty("findings")[3].GetProperty("message").GetString().ShouldBe("it is \"broken\"");
        (json.GetProperty("rows").GetInt32(), json.GetProperty("kept").GetInt32(), json.GetProperty("leftOut").GetInt32()).ShouldBe((21, 1, 20));
        json.GetProperty("counts").EnumerateArray().Select(count => (count.GetProperty("kind").GetString(), count.GetProperty("count").GetInt32()))
            .ShouldBe([("unreadable", 20), ("label", 1)]);
    }

    private static RecordOutcome Outcome(int row, DosRecord record) => new(row, record.Id) { Record = record };

    private sealed class SameIds : IEqualityComparer<DosRecord>
    {
        public bool Equals(DosRecord? x, DosRecord? y) => x?.Id == y?.Id;

        public int GetHashCode(DosRecord obj) => obj.Id.GetHashCode(StringComparison.Ordinal);
    }
}
