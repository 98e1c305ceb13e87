using System.Formats.Tar;
using System.Text;
using Phodos.Cli.Sharding;

namespace Phodos.Cli.Tests.Sharding;

/// <summary>An archive of small crystals, and what a screening of it left.</summary>
internal static class Screening
{
    internal const string Archive = "salts.tar";

    /// <summary>Writes rock salts of several sizes; one of them is damaged, and a note lies beside them.</summary>
    internal static void WriteArchive(string folder, int count)
    {
        using var tar = new TarWriter(File.Create(Path.Combine(folder, Archive)));
        for (var number = 0; number < count; number++)
        {
            var half = FormattableString.Invariant($"{2.5 + (0.01 * number):F3}");
            Add(tar, $"{number:D4}.vasp", $"salt\n1.0\n0 {half} {half}\n{half} 0 {half}\n{half} {half} 0\nNa Cl\n1 1\nDirect\n0 0 0\n0.5 0.5 0.5\n");
        }

        Add(tar, "damaged.vasp", "salt\n1.0\n0 2.8\n");
        Add(tar, "notes.txt", "made by hand");
    }

    /// <summary>The inputs of the rows of a table or a part, and the reasons why some have no result.</summary>
    internal static (string File, bool HasProblem)[] Rows(string table)
    {
        using var open = ShardTable.Open(table);
        return [.. open.Rows()];
    }

    private static void Add(TarWriter tar, string name, string text) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
}
