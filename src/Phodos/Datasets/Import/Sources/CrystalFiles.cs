using System.IO.Enumeration;
using Phodos.Formats;
using Phodos.Formats.Forces;

namespace Phodos.Datasets.Import.Sources;

/// <summary>The files of one crystal in a folder.</summary>
/// <param name="Id">The name that the files share, or that of their folder.</param>
/// <param name="Structure">The structure, or null where it is missing or not clear.</param>
/// <param name="Dos">The table of the density of states, or null where it is missing or not clear.</param>
/// <param name="ProjectedDos">The table of phonopy's projections, or null.</param>
/// <param name="Mesh">The modes on phonopy's mesh where there is no table, or null.</param>
/// <param name="Problem">Why the crystal cannot be read, or null.</param>
internal sealed record CrystalFiles(string Id, string? Structure, string? Dos, string? ProjectedDos, string? Mesh, string? Problem)
{
    /// <summary>The folder, where it holds a calculation of forces and no density of states; else null.</summary>
    internal string? Calculation { get; private init; }

    private static readonly string[] TableExtensions = [".csv", ".dat", ".txt"];
    private static readonly string[] PhonopyCells = ["phonopy.yaml", "phonopy_disp.yaml", "phonopy_params.yaml"];
    private static readonly string[] PhonopyStructures = [.. PhonopyCells, "POSCAR", "POSCAR-unitcell", "CONTCAR"];
    private static readonly string[] PhonopyProjections = ["projected_dos.dat", "partial_dos.dat"];
    private const string PhonopyDos = "total_dos.dat";
    private const string PhonopyMesh = "mesh.yaml";

    /// <summary>The crystals whose structure and table have one name in a folder, by name; single ones with their problem.</summary>
    internal static IEnumerable<CrystalFiles> PairsOf(string folder) => Shown(Directory.EnumerateFiles(folder))
        .GroupBy(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal)
        .Select(group => Pair(group.Key, [.. group]))
        .OfType<CrystalFiles>();

    /// <summary>
    /// The crystal of a folder as phonopy leaves it, or null where it has neither <c>total_dos.dat</c> nor <c>mesh.yaml</c> nor forces with
    /// the cells that they belong to.
    /// </summary>
    internal static CrystalFiles? OfFolder(string folder)
    {
        var files = Shown(Directory.EnumerateFiles(folder)).ToDictionary(file => Path.GetFileName(file), StringComparer.Ordinal);
        var dos = files.GetValueOrDefault(PhonopyDos);
        var mesh = dos is null ? files.GetValueOrDefault(PhonopyMesh) : null;
        var id = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (dos is null && mesh is null)
        {
            return CalculationFolder.IsCalculation(folder) && CalculationFolder.ProblemOf(folder) is null
                ? new CrystalFiles(id, null, null, null, null, null) { Calculation = folder }
                : null;
        }

        var named = First(PhonopyStructures);
        string[] others = [.. files.Values.Where(IsStructure)];
        var structure = named ?? (others is [var only] ? only : null);
        return new CrystalFiles(
            id,
            structure,
            dos,
            dos is null ? null : First(PhonopyProjections),
            mesh,
            structure is not null || mesh is not null
                ? null
                : $"there are {others.Length} structures beside {PhonopyDos}; keep one, or call it POSCAR");

        string? First(string[] names) => names.Select(name => files.GetValueOrDefault(name)).FirstOrDefault(file => file is not null);
    }

    /// <summary>Whether a file has the name of one that phonopy writes its cells to.</summary>
    internal static bool IsPhonopy(string structure) => PhonopyCells.Contains(Path.GetFileName(structure), StringComparer.Ordinal);

    // Null for files that are neither, such as a README.
    private static CrystalFiles? Pair(string id, string[] files)
    {
        string[] tables = [.. files.Where(IsTable)];
        string[] structures = [.. files.Where(IsStructure)];
        return (structures, tables) switch
        {
            ([], []) => null,
            ([var structure], [var table]) => new CrystalFiles(id, structure, table, null, null, null),
            ([], _) => Faulty("no structure has the name of this table; put both under one name, or take the table away"),
            (_, []) => Faulty("no table of a density of states (.csv, .dat, .txt) has the name of this structure"),
            _ => Faulty($"{structures.Length} structures and {tables.Length} tables have this name; keep one of each"),
        };

        CrystalFiles Faulty(string problem) => new(id, structures.FirstOrDefault(), tables.FirstOrDefault(), null, null, problem);
    }

    private static bool IsTable(string file) => TableExtensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    private static bool IsStructure(string file) => !IsTable(file) && StructureFormats.All.Any(format =>
        format.FileNamePatterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(file), ignoreCase: true)));

    /// <summary>Those that are not hidden, by name.</summary>
    internal static IEnumerable<string> Shown(IEnumerable<string> paths) =>
        paths.Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal);
}
