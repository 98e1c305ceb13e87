using Phodos.Datasets.Forces;

namespace Phodos.Tests.Datasets.Forces;

public sealed class ForceImportTests : IDisposable
{
    private const double Stiffness = 3; // eV/Å²

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _faults = [];

    private string Store => _folder.File("forces.parquet");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folders_become_rows_by_their_names()
    {
        var summary = Run(new ForceImport(null, 100), Calculation("b"), Calculation("a"));
        summary.ShouldBe(new ForceImportSummary(Kept: 2, Faulty: 0, TooLarge: 0, NotWanted: 0));
        ForceRecord[] records = [.. ForceStore.Open(Store).Read(TestContext.Current.CancellationToken)];
        records.Select(record => record.Id).ShouldBe(["b", "a"]);
        records[0].Split.ShouldBeNull();
        records[0].ForceConstants[0, 1].XX.ShouldBe(-Stiffness, 1e-6);
        records[0].ForceConstants[0, 0].XX.ShouldBe(Stiffness, 1e-6);
    }

    [Fact]
    public void What_is_faulty_is_told_and_left_out()
    {
        var broken = Calculation("broken");
        File.WriteAllText(Path.Combine(broken, "FORCE_CONSTANTS"), "2 2\n1 1\nx\n");
        var summary = Run(new ForceImport(null, 100), broken, Calculation("a"), Calculation("a2/a"));
        summary.ShouldBe(new ForceImportSummary(Kept: 1, Faulty: 2, TooLarge: 0, NotWanted: 0));
        _faults.Count.ShouldBe(2);
        _faults[0].ShouldContain("broken");
        _faults[1].ShouldContain("stands twice");
    }

    [Fact]
    public void An_index_chooses_and_names_the_part()
    {
        File.WriteAllText(
            _folder.File("index.jsonl"), """{"id": "a", "split": "train", "weight": 0.3, "formula": "CsCl"}""" + "\n\n" + """{"id": "c", "split": "valid"}""" + "\n");
        var summary = Run(new ForceImport(ForceIndex.Read(_folder.File("index.jsonl")), 100), Calculation("a"), Calculation("b"));
        summary.ShouldBe(new ForceImportSummary(Kept: 1, Faulty: 0, TooLarge: 0, NotWanted: 1));
        var kept = ForceStore.Open(Store).Read(TestContext.Current.CancellationToken).Single();
        (kept.Split, kept.Weight).ShouldBe(("train", 0.3));
    }

    [Fact]
    public void Where_nothing_is_left_nothing_is_written()
    {
        Should.Throw<InvalidInputException>(() => Run(new ForceImport(null, maximumAtoms: 1), Calculation("a"))).Message.ShouldContain("1 too large");
        File.Exists(Store).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{\"id\": \"a\"\n", 1)]
    [InlineData("{\"id\": \"a\"}\n[]\n", 2)]
    [InlineData("{\"id\": \"a\"}\n{\"id\": \"a\"}\n", 2)]
    [InlineData("{\"id\": 3}\n", 1)]
    [InlineData("{\"id\": \"a\"}\n{\"id\": \"b\", \"weight\": 0}\n", 2)]
    [InlineData("{\"id\": \"a\", \"weight\": \"much\"}\n", 1)]
    public void A_broken_index_is_refused_with_its_line(string text, int line)
    {
        File.WriteAllText(_folder.File("index.jsonl"), text);
        Should.Throw<InvalidInputException>(() => ForceIndex.Read(_folder.File("index.jsonl"))).Line.ShouldBe(line);
    }

    private ForceImportSummary Run(ForceImport import, params string[] folders) =>
        import.Run(folders, Store, threads: 2, _faults.Add, _ => { }, CancellationToken.None);

    // Two atoms on a spring that is as stiff along all axes.
    private string Calculation(string name)
    {
        var folder = Directory.CreateDirectory(_folder.File(name)).FullName;
        File.WriteAllText(Path.Combine(folder, "phonopy.conf"), "DIM = 1 1 1\n");
        File.WriteAllText(
            Path.Combine(folder, "POSCAR-unitcell"), "CsCl\n1.0\n4.1 0 0\n0 4.1 0\n0 0 4.1\nCs Cl\n1 1\nDirect\n0 0 0\n0.5 0.5 0.5\n");
        string Block(int first, int second, double value) => FormattableString.Invariant($"{first} {second}\n{value} 0 0\n0 {value} 0\n0 0 {value}\n");
        File.WriteAllText(
            Path.Combine(folder, "FORCE_CONSTANTS"),
            "2 2\n" + Block(1, 1, Stiffness) + Block(1, 2, -Stiffness) + Block(2, 1, -Stiffness) + Block(2, 2, Stiffness));
        return folder;
    }
}
