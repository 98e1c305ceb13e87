using System.Formats.Tar;
using System.IO.Compression;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets.Import;
using Phodos.Datasets.Import.Sources;
using Phodos.Tests.Formats.Forces;

namespace Phodos.Tests.Datasets.Import.Sources;

public sealed class ArchiveSourceTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Calculations_in_archives_are_read_with_their_parts_of_a_split()
    {
        WriteArchive("part-00.tar.gz", "b", "a");
        WriteArchive("part-01.tar", "c");
        File.WriteAllText(_folder.File("index.jsonl"), """{"id": "a", "split": "train"}""" + "\n" + """{"id": "c", "split": "test"}""" + "\n");
        File.WriteAllText(_folder.File("README"), "about these");
        var source = ImportSource.Open(_folder.Path, MoyoSymmetryFinder.Shared).ShouldBeOfType<ArchiveSource>();
        var outcomes = source.Read(TestContext.Current.CancellationToken).ToList();
        outcomes.Select(outcome => (outcome.Row, outcome.Id)).ShouldBe([(0, "a"), (1, "b"), (2, "c")]);
        outcomes.ShouldAllBe(outcome => outcome.Record != null && outcome.Record.Dos.Projections.Count == 2);
        source.Parts.ShouldBe(new Dictionary<string, string> { ["a"] = "train", ["c"] = "test" });
        source.PassedOver.ShouldHaveSingleItem().Message.ShouldBe("'README': no archive");
    }

    [Fact]
    public void Archives_that_are_cut_or_lead_out_of_their_folder_are_refused()
    {
        WriteArchive("good.tar.gz", "a");
        var good = File.ReadAllBytes(_folder.File("good.tar.gz"));
        File.WriteAllBytes(_folder.File("cut.tar.gz"), good[..(good.Length / 2)]);
        Refusal("cut.tar.gz").ShouldContain("damaged or cut");
        File.WriteAllBytes(_folder.File("torn.tar.xz"), [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        Refusal("torn.tar.xz").ShouldContain("damaged or cut");
        using (var file = File.Create(_folder.File("out.tar")))
        using (var tar = new TarWriter(file))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "../out.txt") { DataStream = new MemoryStream([1]) });
        Refusal("out.tar").ShouldContain("leads out of it");
        File.Exists(Path.Combine(Path.GetTempPath(), "out.txt")).ShouldBeFalse();
    }

    private string Refusal(string name) => Should.Throw<InvalidInputException>(
        () => new ArchiveSource(_folder.File(name)).Read(TestContext.Current.CancellationToken).Count()).Message;

    private void WriteArchive(string name, params string[] folders)
    {
        using var file = File.Create(_folder.File(name));
        using Stream content = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        using var tar = new TarWriter(content);
        foreach (var folder in folders)
        {
            Add("phonopy.conf", SpringForceFiles.Settings);
            Add("POSCAR-unitcell", SpringForceFiles.Cell);
            Add("FORCE_SETS", SpringForceFiles.ForceSets());

            void Add(string part, string text) => tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"{folder}/{part}")
            {
                DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)),
            });
        }
    }
}
