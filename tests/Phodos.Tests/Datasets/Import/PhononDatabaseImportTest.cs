using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Datasets.Import;
using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Import.Sources;
using Phodos.Datasets.Records;
using Phodos.Datasets.Store;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Import;

/// <summary>The fine spectra of the phonon database, from which the labels of its CSV were made.</summary>
public sealed class PhononDatabaseImportTest
{
    private static string Folder => Path.Combine(SharedFolder.Required, "data", "phonondb-full");

    private static IEnumerable<DosRecord> Fine() => new FineJsonSource(Path.Combine(Folder, "fine.jsonl.gz"))
        .Read(TestContext.Current.CancellationToken).Select(outcome => outcome.Record.ShouldNotBeNull(outcome.Problem));

    [Fact]
    public void Every_crystal_holds_nearly_three_states_an_atom()
    {
        var ratios = Fine().Select(record => record.Dos.Integral / (3 * record.Crystal.AtomCount)).Order().ToArray();
        ratios.Length.ShouldBe(2753);
        ratios[^1].ShouldBeLessThan(1.0001);
        ratios[ratios.Length / 2].ShouldBe(1, 0.001);
        ratios[0].ShouldBeGreaterThan(0.95); // states of imaginary modes lie below the grid
    }

    // The published labels were smoothed on 0 to 1000 cm⁻¹ alone, so that the last points are those of the polynomial of the last window.
    // Of the whole spectra of the 416 crystals with states above, the points from 960 cm⁻¹ on come out otherwise, by up to 0.7.
    [Fact]
    public void Labels_made_of_the_fine_spectra_are_those_of_the_published_layout()
    {
        var csv = CsvImporter.Import(Path.Combine(Folder, "data.csv"), cancellationToken: TestContext.Current.CancellationToken).Dataset;
        var differences = csv.Entries.Zip(Fine(), (entry, record) =>
        {
            entry.Id.ShouldBe(record.Id);
            entry.System.ShouldBe(record.System!.Value);
            return FineLabels.Of(record.Dos).Dos.Values.Zip(entry.Dos.Values, (made, given) => Math.Abs(made - given)).Max();
        }).ToArray();
        differences.Length.ShouldBe(2753);
        differences.Max().ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void All_rows_are_kept_with_their_warnings()
    {
        var symmetry = new MemoizingSymmetryFinder(MoyoSymmetryFinder.Shared);
        var source = ImportSource.Open(Path.Combine(Folder, "fine.jsonl.gz"), symmetry);
        var summary = new RecordImport(new ImportOptions(), symmetry).Run(
            source, _ => { }, cancellation: TestContext.Current.CancellationToken);
        (summary.Rows, summary.Kept, summary.Faulty, summary.Unit).ShouldBe((2753, 2753, 0, FrequencyUnit.Wavenumber));
        summary.Counts.ShouldAllBe(count => count.Severity == FindingSeverity.Warning);
        summary.Counts.Single(count => count.Kind == FindingKind.ImaginaryModes).Count.ShouldBe(382);
        summary.Counts.Single(count => count.Kind == FindingKind.Label).Count.ShouldBe(2);
    }
}
