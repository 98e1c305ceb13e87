using System.Globalization;
using System.Text;
using Phodos.Cli.Tests.Phonons;

namespace Phodos.Web.Tests.Support;

/// <summary>The files of a calculation of a simple cubic crystal of polonium with springs, as a request sends them.</summary>
/// <param name="Files">The text of each file by its name.</param>
internal sealed record SampleCalculation(IReadOnlyDictionary<string, string> Files)
{
    private static readonly string[] Names = ["FORCE_SETS", "POSCAR-unitcell", "phonopy.conf"];

    /// <summary>A stable one, or one that gives way to transverse modes.</summary>
    internal static SampleCalculation Of(bool isStable = true)
    {
        var folder = Directory.CreateTempSubdirectory("phodos-sample-");
        try
        {
            if (isStable)
                Calculation.Write(folder.FullName);
            else
                Calculation.Write(folder.FullName, across: -0.1);
            return new SampleCalculation(Names.ToDictionary(name => name, name => File.ReadAllText(Path.Combine(folder.FullName, name))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>All in one file, as phonopy writes it.</summary>
    internal string Parameters
    {
        get
        {
            var forces = Files["FORCE_SETS"].Split('\n', StringSplitOptions.RemoveEmptyEntries)[4..];
            var text = new StringBuilder(
                """
                supercell_matrix:
                - [4, 0, 0]
                - [0, 4, 0]
                - [0, 0, 4]
                unit_cell:
                  lattice:
                  - [3.35, 0, 0]
                  - [0, 3.35, 0]
                  - [0, 0, 3.35]
                  points:
                  - symbol: Po
                    coordinates: [0, 0, 0]
                    mass: 209
                displacements:
                - atom: 1
                  displacement: [0.01, 0, 0]
                  forces:

                """);
            foreach (var line in forces)
                text.Append(CultureInfo.InvariantCulture, $"  - [{line.Trim().Replace(" ", ", ", StringComparison.Ordinal)}]\n");
            return text.ToString();
        }
    }

    /// <summary>The files as a form; some in place of others, or left out where their text is null.</summary>
    internal MultipartFormDataContent Form(params (string Name, string? Text)[] changed)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, text) in Files.Where(file => changed.All(change => change.Name != file.Key)).Select(file => (file.Key, (string?)file.Value)).Concat(changed))
        {
            if (text is not null)
                form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name);
        }

        return form;
    }
}
