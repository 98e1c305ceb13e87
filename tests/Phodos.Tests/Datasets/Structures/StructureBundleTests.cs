using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Parquet.Serialization;
using Phodos.Datasets.Records;
using Phodos.Datasets.Store;
using Phodos.Datasets.Structures;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Structures;

/// <summary>Structures of archives, JSON lines and tables come one after another, whatever else is in the file, and damage is told.</summary>
public sealed class StructureBundleTests : IDisposable
{
    private const string Silicon = "Si\n1.0\n0 2.7 2.7\n2.7 0 2.7\n2.7 2.7 0\nSi\n2\nDirect\n0 0 0\n0.25 0.25 0.25\n";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("a.tar", false)]
    [InlineData("a.tar.gz", true)]
    [InlineData("a.tgz", true)]
    public void The_files_of_an_archive_are_read_in_their_order_and_links_and_notes_are_none(string name, bool isPacked)
    {
        var path = Archive(name, isPacked, tar =>
        {
            Add(tar, "./one/Si.vasp", Silicon);
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "link.vasp") { LinkName = "/etc/passwd" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "hard.vasp") { LinkName = "/etc/passwd" });
            Add(tar, "notes.txt", "nothing");
            Add(tar, "two/POSCAR", Silicon);
        });
        var entries = StructureBundle.Read(path, _ => true, TestContext.Current.CancellationToken).ToArray();
        entries.Select(entry => entry.Name).ShouldBe(["one/Si.vasp", "notes.txt", "two/POSCAR"]);
        entries[0].Read()!.Crystal.AtomCount.ShouldBe(2);
        entries[1].Read().ShouldBeNull();
        entries[2].Read()!.Crystal.ReducedFormula.ShouldBe("Si");
        StructureBundle.Joined(path, entries[0].Name).ShouldBe(path + "/one/Si.vasp");
    }

    [Fact]
    public void What_is_not_wanted_is_passed_over_and_each_is_asked_for_once()
    {
        var path = Archive("many.tar", isPacked: false, tar =>
        {
            for (var number = 0; number < 20; number++)
                Add(tar, FormattableString.Invariant($"{number}.vasp"), Silicon);
        });
        List<string> asked = [];
        var entries = StructureBundle.Read(
            path,
            name =>
            {
                asked.Add(name);
                return name is "3.vasp" or "17.vasp";
            },
            TestContext.Current.CancellationToken).Select(entry => entry.Name);
        entries.ShouldBe(["3.vasp", "17.vasp"]);
        asked.ShouldBe(Enumerable.Range(0, 20).Select(number => FormattableString.Invariant($"{number}.vasp")));
    }

    [Theory]
    [InlineData("../out.vasp")]
    [InlineData("a/../../out.vasp")]
    [InlineData("/etc/out.vasp")]
    [InlineData("a\\..\\..\\out.vasp")]
    public void A_name_that_leads_out_of_the_archive_is_refused(string name)
    {
        var path = Archive("out.tar", isPacked: false, tar => Add(tar, name, Silicon));
        Refused(path).Message.ShouldContain("leads out of it");
    }

    [Theory]
    [InlineData("cut.tar", 700)]
    [InlineData("cut.tar", 1536)]
    [InlineData("cut.tar.gz", 100)]
    public void An_archive_that_was_cut_is_told_of(string name, int length)
    {
        var path = Archive(name, name.EndsWith("gz", StringComparison.Ordinal), tar =>
        {
            Add(tar, "one.vasp", Silicon);
            Add(tar, "two.vasp", Silicon);
        });
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..Math.Min(length, bytes.Length - 1)]);
        Refused(path).Message.ShouldContain("cut");
    }

    [Fact]
    public void A_note_that_unpacks_without_end_is_refused_and_takes_no_memory()
    {
        var path = _folder.File("bomb.tar.gz");
        var header = new byte[512];
        Encoding.ASCII.GetBytes("x").CopyTo(header, 0);
        Encoding.ASCII.GetBytes("0000644\00000000\00000000\010000000000\000000000000\0        x").CopyTo(header, 100);
        Encoding.ASCII.GetBytes("ustar\000").CopyTo(header, 257);
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            gzip.Write(header);
            var zeros = new byte[1 << 20];
            for (var count = 0; count < 64; count++)
                gzip.Write(zeros);
        }

        Refused(path).Message.ShouldContain("longer than any is");
    }

    [Fact]
    public void A_large_file_of_an_archive_is_refused_alone()
    {
        var path = Archive("large.tar", isPacked: false, tar =>
        {
            Add(tar, "large.vasp", new string(' ', 33 << 20));
            Add(tar, "small.vasp", Silicon);
        });
        var entries = StructureBundle.Read(path, _ => true, TestContext.Current.CancellationToken).ToArray();
        Should.Throw<InvalidInputException>(() => entries[0].Read()).Message.ShouldContain("32 MiB");
        entries[1].Read().ShouldNotBeNull();
    }

    [Fact]
    public void Lines_are_structures_in_several_forms_and_a_faulty_one_costs_the_others_nothing()
    {
        var path = _folder.File("a.jsonl");
        var text = System.Text.Json.JsonSerializer.Serialize(Silicon);
        const string Pymatgen = """
            {"@class":"Structure","lattice":{"matrix":[[4,0,0],[0,4,0],[0,0,4]]},"sites":[{"species":[{"element":"Po","occu":1}],"abc":[0,0,0]}]}
            """;
        File.WriteAllText(
            path,
            $"{{\"id\":\"mine-1\",\"text\":{text}}}\n\n{{\"material_id\":\"mp-1\",\"structure\":{Pymatgen}}}\n{Pymatgen}\nnonsense\n[1]\n{{\"id\":\"last\",\"file\":\"POSCAR\",\"text\":{text}}}");
        var entries = StructureBundle.Read(path, _ => true, TestContext.Current.CancellationToken).ToArray();
        entries.Select(entry => entry.Name).ShouldBe(["#1", "#3", "#4", "#5", "#6", "#7"]);
        entries.Select(entry => entry.Id).ShouldBe(["mine-1", "mp-1", null, null, null, "last"]);
        entries[0].Read()!.Crystal.ReducedFormula.ShouldBe("Si");
        entries[1].Read()!.Crystal.ReducedFormula.ShouldBe("Po");
        entries[2].Read()!.Crystal.ReducedFormula.ShouldBe("Po");
        Should.Throw<InvalidInputException>(() => entries[3].Read()).Message.ShouldContain("no valid JSON");
        Should.Throw<InvalidInputException>(() => entries[4].Read()).Message.ShouldContain("no JSON object");
        entries[5].Read()!.Crystal.AtomCount.ShouldBe(2);
        StructureBundle.Joined(path, "#3").ShouldBe(path + "#3");
    }

    [Fact]
    public async Task A_table_of_texts_is_read_with_its_identifiers()
    {
        var path = _folder.File("table.parquet");
        await ParquetSerializer.SerializeAsync(
            [new TextRow { material_id = "a", cif = Silicon }, new TextRow { material_id = null, cif = null }, new TextRow { material_id = "c", cif = Silicon }],
            path,
            cancellationToken: TestContext.Current.CancellationToken);
        var entries = StructureBundle.Read(path, _ => true, TestContext.Current.CancellationToken).ToArray();
        entries.Select(entry => (entry.Name, entry.Id)).ShouldBe([("#1", "a"), ("#2", null), ("#3", "c")]);
        entries[0].Read()!.Crystal.AtomCount.ShouldBe(2);
        Should.Throw<InvalidInputException>(() => entries[1].Read()).Message.ShouldContain("'cif' is empty");

        await ParquetSerializer.SerializeAsync([new OtherRow { name = "x" }], path, cancellationToken: TestContext.Current.CancellationToken);
        Refused(path).Message.ShouldContain("no column of structure files");
    }

    [Fact]
    public void A_data_store_gives_its_crystals()
    {
        var path = _folder.File("store.parquet");
        var crystal = Phodos.Formats.StructureReader.ReadText(Silicon).Crystal;
        using (var writer = DosStoreWriter.Create(path))
        {
            writer.Append(new DosRecord("mine", crystal, new DensityOfStates(new FrequencyGrid(0, 10, 3), [0, 1, 2], DosNormalization.PerCell)));
            writer.Complete();
        }

        var entry = StructureBundle.Read(path, _ => true, TestContext.Current.CancellationToken).ShouldHaveSingleItem();
        (entry.Name, entry.Id).ShouldBe(("#1", "mine"));
        entry.Read()!.Crystal.AtomCount.ShouldBe(2);
    }

    [Theory]
    [InlineData("a.cif", false)]
    [InlineData("a.jsonl.gz", true)]
    [InlineData("A.TAR", true)]
    [InlineData("a.json", false)]
    [InlineData("a.parquet", true)]
    public void The_name_tells_a_bundle(string name, bool isOne) => StructureBundle.IsNamed(name).ShouldBe(isOne);

    public void Dispose() => _folder.Dispose();

    private static InvalidInputException Refused(string path)
    {
        var fault = Should.Throw<InvalidInputException>(() => StructureBundle.Read(path, _ => true, TestContext.Current.CancellationToken).Count());
        fault.File.ShouldBe(path);
        return fault;
    }

    private static void Add(TarWriter tar, string name, string text) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });

    private string Archive(string name, bool isPacked, Action<TarWriter> write)
    {
        var path = _folder.File(name);
        using var file = File.Create(path);
        using Stream stream = isPacked ? new GZipStream(file, CompressionLevel.Fastest) : file;
        using var tar = new TarWriter(stream);
        write(tar);
        return path;
    }

    private sealed class TextRow
    {
        public string? material_id { get; set; }

        public string? cif { get; set; }
    }

    private sealed class OtherRow
    {
        public string? name { get; set; }
    }
}
