using Phodos.Cli.Inputs;

namespace Phodos.Cli.Predict;

/// <summary>
/// The names of the results of files: that of the file without its ending; that of its folder before it where programs call every file so
/// (POSCAR) or another file of the command line is called the same. They depend on the command line alone, so that it gives the same names
/// again.
/// </summary>
internal static class ResultNames
{
    // What programs call their files, whatever crystal is in them.
    private static readonly HashSet<string> OfPrograms = new(StringComparer.OrdinalIgnoreCase)
    {
        "POSCAR", "CONTCAR", "CHGCAR", "LOCPOT", "XDATCAR", "geometry", "geometry.in", "phonopy", "phonopy_disp", "phonopy_params",
        "phono3py", "phono3py_disp", "SPOSCAR", "PPOSCAR", "BPOSCAR", "structure", "vasprun",
        "FORCE_SETS", "FORCE_CONSTANTS", "force_constants", "fc2",
    };

    // What results add to their names.
    private static readonly string[] Additions = ["-thermodynamics", "-pymatgen", "-pymatgen-bands", "-bands", "-website", "-soft-mode"];

    /// <summary>A name for each file, no two alike, not even where the case of letters does not count.</summary>
    /// <param name="files">The files of the command line.</param>
    /// <param name="format">Their format; null where the content tells it.</param>
    internal static IReadOnlyDictionary<string, string> Of(IReadOnlyList<StructureInput> files, string? format)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in files.GroupBy(file => Stem(file.Name), StringComparer.OrdinalIgnoreCase))
        {
            // Notes and pictures beside the structures get no results, so they are in nobody's way.
            StructureInput[] alike = group.Skip(1).Any() ? [.. group.Where(file => file.MayBeStructure(format))] : [.. group];
            foreach (var (file, name) in Told(alike))
                names[file] = Free(name, taken);
        }

        return names;
    }

    /// <summary>The name of a file without its folders and its ending.</summary>
    internal static string Stem(string file)
    {
        var name = Path.GetFileName(file);
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            name = name[..^3];
        var stem = Path.GetFileNameWithoutExtension(name);

        // POSCAR.Si and POSCAR_1.5 have no ending but a crystal behind the point.
        var isOfProgram = name.StartsWith("POSCAR", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("CONTCAR", StringComparison.OrdinalIgnoreCase);
        return stem.Length == 0 || (isOfProgram && !name.EndsWith(".vasp", StringComparison.OrdinalIgnoreCase)) ? name : stem;
    }

    private static IEnumerable<(string File, string Name)> Told(StructureInput[] alike)
    {
        var parts = alike.ToDictionary(file => file.Name, file => Folders(file.Name), StringComparer.Ordinal);
        var deepest = parts.Values.Select(folders => folders.Length).DefaultIfEmpty(0).Max();
        var depth = alike.Length > 1 || (alike.Length == 1 && OfPrograms.Contains(Stem(alike[0].Name))) ? 1 : 0;
        while (depth < deepest && !AreDistinct(depth))
            depth++;

        // Files of one folder that differ in their endings alone keep them.
        return alike.GroupBy(file => Name(file, depth), StringComparer.OrdinalIgnoreCase).SelectMany(same => same.Select(file =>
            (file.Name, same.Skip(1).Any() ? Name(file, depth, Path.GetFileName(file.Name)) : Name(file, depth))));

        bool AreDistinct(int count) =>
            alike.Select(file => Name(file, count)).Distinct(StringComparer.OrdinalIgnoreCase).Count() == alike.Length;

        string Name(StructureInput file, int count, string? last = null) =>
            string.Join('-', parts[file.Name].TakeLast(count).Append(last ?? Stem(file.Name)));
    }

    // As they were given; those above the working folder by their full names.
    private static string[] Folders(string file)
    {
        var folder = Path.GetDirectoryName(file) ?? "";
        if (folder.Split(Separators).Contains(".."))
            folder = Path.GetFullPath(folder);
        return [.. folder[(Path.GetPathRoot(folder) ?? "").Length..].Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(name => name != ".")];
    }

    private static char[] Separators { get; } = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; AllOf(free).Any(taken.Contains); number++)
            free = FormattableString.Invariant($"{name}-{number}");
        taken.UnionWith(AllOf(free));
        return free;

        static IEnumerable<string> AllOf(string name) => Additions.Select(addition => name + addition).Prepend(name);
    }
}
