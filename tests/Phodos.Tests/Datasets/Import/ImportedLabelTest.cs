using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Datasets.Import;
using Phodos.Datasets.Import.Checks;
using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Records;
using Phodos.Datasets.Store;
using Phodos.Formats;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Import;

/// <summary>One crystal, whatever the layout its phonons come in, is the same to a model: a label as those of the training set.</summary>
public sealed class ImportedLabelTest : IDisposable
{
    // Tables in THz are carried to steps of 5 cm⁻¹, which averages over them. Of the maximum.
    private const double Tolerance = 0.01;

    private static readonly SpringCalculation Stable = new();
    private static readonly Lazy<SpringCalculation> Unstable = new(() => new SpringCalculation(imaginaryBelow: 80));
    private static readonly Lazy<DosEntry> Reference = new(() =>
    {
        using var test = new ImportedLabelTest();
        return test.Entry(Stable, "fine.jsonl").Entry;
    });

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Ways { get; } =
        ["phonopy tables", "phonopy tables and POSCAR", "mesh.yaml", "Materials Project", "Materials Project of old", "pymatgen", "DFPT of 2018"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_label_is_that_of_the_training_set_and_the_states_are_all_there(string way)
    {
        var (entry, record) = Entry(Stable, way);
        ShouldBeNear(entry.Dos.Values, Reference.Value.Dos.Values);
        record.Dos.Normalization.ShouldBe(DosNormalization.PerCell);
        record.Dos.Integral.ShouldBe(3 * record.Crystal.AtomCount, 0.005 * record.Crystal.AtomCount);
        if (way == "DFPT of 2018")
            return;
        foreach (var element in new[] { "Na", "Cl" })
            ShouldBeNear(entry.Dos.Projections[element], Reference.Value.Dos.Projections[element]);
    }

    [Fact]
    public void The_label_of_JARVIS_which_has_no_scale_is_the_same()
    {
        var (entry, record) = Entry(Stable, "JARVIS");
        ShouldBeNear(entry.Dos.Values, Reference.Value.Dos.Values);
        record.Dos.Normalization.ShouldBe(DosNormalization.SumNormalized);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Imaginary_modes_meet_the_policy(string way)
    {
        Import(Unstable.Value, way, ImaginaryModePolicy.Warn).Counts.ShouldContain(
            count => count.Kind == FindingKind.ImaginaryModes && count.Severity == FindingSeverity.Warning);
        Import(Unstable.Value, way, ImaginaryModePolicy.Drop).ShouldSatisfyAllConditions(
            summary => summary.Kept.ShouldBe(0), summary => summary.Faulty.ShouldBe(0));
        Import(Unstable.Value, way, ImaginaryModePolicy.Error).ShouldSatisfyAllConditions(
            summary => summary.Faulty.ShouldBe(1), summary => summary.FirstFaults[0].Kind.ShouldBe(FindingKind.ImaginaryModes));
        Import(Stable, way, ImaginaryModePolicy.Error).ShouldSatisfyAllConditions(
            summary => summary.Kept.ShouldBe(1), summary => summary.Faulty.ShouldBe(0));
    }

    // Writes the calculation in a layout, and gives the source.
    private IRecordSource Source(SpringCalculation calculation, string way)
    {
        var folder = _folder.File(Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        string name = way switch
        {
            "fine.jsonl" => Write("fine.jsonl", calculation.FineJson()),
            "phonopy tables" => Write("phonopy.yaml", calculation.PhonopyYaml()),
            "phonopy tables and POSCAR" => Write("POSCAR", PoscarWriter.Write(Records.ConventionalRockSalt())),
            "mesh.yaml" => Write("mesh.yaml", calculation.MeshYaml()),
            "Materials Project" => Write("new.json", calculation.MaterialsProject()),
            "Materials Project of old" => Write("old.json", $"[{calculation.MaterialsProject(isOld: true)}]"),
            "pymatgen" => Write("dos.json", calculation.CompletePhononDos()),
            "DFPT of 2018" => Write("mp-22862.json", calculation.Dfpt()),
            "JARVIS" => Write("edos_pdos.json", $"[{calculation.Jarvis()}]"),
            _ => throw new ArgumentOutOfRangeException(nameof(way), way, null),
        };
        if (way.StartsWith("phonopy", StringComparison.Ordinal))
        {
            Write("total_dos.dat", calculation.Table());
            Write("projected_dos.dat", calculation.Table(0, 1));
        }

        var isFolder = way.StartsWith("phonopy", StringComparison.Ordinal) || way is "mesh.yaml" or "pymatgen";
        return ImportSource.Open(isFolder ? folder : Path.Combine(folder, name), MoyoSymmetryFinder.Shared);

        string Write(string file, string content)
        {
            File.WriteAllText(Path.Combine(folder, file), content);
            return file;
        }
    }

    private ImportSummary Import(
        SpringCalculation calculation, string way, ImaginaryModePolicy policy, Action<DosRecord>? keep = null) =>
        new RecordImport(new ImportOptions { Imaginary = policy }, MoyoSymmetryFinder.Shared).Run(
            Source(calculation, way), keep ?? (_ => { }), cancellation: TestContext.Current.CancellationToken);

    private (DosEntry Entry, DosRecord Record) Entry(SpringCalculation calculation, string way)
    {
        DosRecord? kept = null;
        var summary = Import(calculation, way, ImaginaryModePolicy.Error, record => kept = record);
        summary.Faulty.ShouldBe(0, summary.FirstFaults.FirstOrDefault()?.ToString());
        var store = _folder.File(Guid.NewGuid().ToString("N") + ".parquet");
        using (var writer = DosStoreWriter.Create(store))
        {
            writer.Append(kept.ShouldNotBeNull());
            writer.Complete();
        }

        return (StoreImporter.Import(store, symmetry: MoyoSymmetryFinder.Shared).Dataset.Entries.ShouldHaveSingleItem(), kept);
    }

    private static void ShouldBeNear(IReadOnlyList<double> actual, IReadOnlyList<double> expected)
    {
        actual.Count.ShouldBe(expected.Count);
        for (var point = 0; point < expected.Count; point++)
            actual[point].ShouldBe(expected[point], Tolerance);
    }
}
