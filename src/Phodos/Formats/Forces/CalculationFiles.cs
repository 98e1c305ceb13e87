using Phodos.Formats.Forces.Espresso;

namespace Phodos.Formats.Forces;

/// <summary>The files of one calculation, as phonopy calls them.</summary>
/// <param name="Place">What the user named: a folder or a file.</param>
/// <param name="Cells">
/// The file with the cells: phonopy's YAML, or <c>phonopy.conf</c> beside a structure; null where a pair of structures tells them.
/// </param>
/// <param name="UnitCell">The structure of the unit cell, where the file with the cells has none.</param>
/// <param name="Supercell">The file with the supercell, a structure or the <see cref="OldDisplacements"/>, or null.</param>
/// <param name="Forces">The file of forces or force constants, or null where the file with the cells has them.</param>
/// <param name="Born">The file of Born charges, or null.</param>
internal sealed record CalculationFiles(string Place, string? Cells, string? UnitCell, string? Supercell, string? Forces, string? Born)
{
    internal const string Settings = "phonopy.conf";

    private static readonly string[] Parameters =
        ["phonopy_params.yaml", "phonopy_params.yaml.xz", "phonopy_params.yaml.gz", "phonopy_params.yml"];

    private static readonly string[] Displacements = ["phonopy_disp.yaml", "phonopy_disp.yaml.gz", "phonopy.yaml", "phonopy.yaml.gz"];
    private static readonly string[] NamedUnitCells = ["POSCAR-unitcell", "POSCAR_unitcell", "POSCAR-unit"];
    private static readonly string[] UnitCells = [.. NamedUnitCells, "POSCAR"];
    private static readonly string[] ForceFiles =
        ["FORCE_SETS", "FORCE_CONSTANTS", "force_constants.hdf5", "fc2.hdf5", "FORCE_SETS.gz", "FORCE_CONSTANTS.gz"];

    /// <summary>The file that holds the forces or force constants of a folder, by its name, or null.</summary>
    internal static string? ForcesIn(string folder) => First(folder, ForceFiles) ?? First(folder, Parameters)
        ?? EspressoIn(folder).FirstOrDefault() ?? RunsIn(folder).FirstOrDefault()
        ?? (VasprunIn(folder) is { } run && VasprunForces.MovesAtoms(run) ? run : null);

    /// <summary>Whether a file holds forces or force constants by its name.</summary>
    internal static bool AreForces(string file) =>
        ForceFiles.Concat(Parameters).Contains(Path.GetFileName(file), StringComparer.Ordinal) || EspressoForceConstants.IsNamed(file);

    /// <summary>Whether a file of forces holds force constants.</summary>
    internal static bool AreForceConstants(string file)
    {
        var name = Path.GetFileName(file);
        return name.Contains("FORCE_CONSTANTS", StringComparison.OrdinalIgnoreCase) || IsHdf5(name);
    }

    /// <summary>The folder that the files are in.</summary>
    internal string Folder => Directory.Exists(Place) ? Place : ParentOf(Place);

    /// <summary>The displacements that phonopy 1 left in the folder, or null.</summary>
    internal string? OldDisplacementsFile => First(Folder, [OldDisplacements.Name]);

    /// <summary>Does work on a file; what is found wrong is told with its name.</summary>
    /// <param name="file">The file, or null for what the user named.</param>
    /// <param name="work">The work.</param>
    internal T In<T>(string? file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(file ?? Place);
        }
    }

    internal static bool IsHdf5(string file) => file.EndsWith(".hdf5", StringComparison.OrdinalIgnoreCase)
        || file.EndsWith(".h5", StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds the files of the calculation that a folder or one of its files is.</summary>
    /// <exception cref="InvalidInputException">There is no such file or folder, or parts are missing.</exception>
    internal static CalculationFiles Find(string path)
    {
        if (Directory.Exists(path))
            return InFolder(path, path, cells: null, forces: null);
        if (!File.Exists(path))
            throw new InvalidInputException("there is no such file or folder", path);
        var folder = ParentOf(path);
        if (Path.GetFileName(path) == OldDisplacements.Name)
            return InFolder(folder, folder, cells: null, forces: null) with { Place = path };
        if (IsYaml(path))
            return InFolder(path, folder, path, forces: null);
        if (AreForceConstants(path) || Path.GetFileName(path).Contains("FORCE_SETS", StringComparison.OrdinalIgnoreCase))
            return InFolder(path, folder, cells: null, path);
        if (EspressoForceConstants.IsNamed(path))
            return new CalculationFiles(path, null, null, null, path, null);
        if (VasprunForces.IsNamed(path))
            return OfVasprun(path, folder, path);
        return Path.GetFileName(path).EndsWith(".conf", StringComparison.OrdinalIgnoreCase)
            ? InFolder(path, folder, path, forces: null)
            : throw new InvalidInputException(
                "the name is none of a calculation's files; give a folder of phonopy, or its phonopy_params.yaml, FORCE_SETS, "
                + "FORCE_CONSTANTS or force_constants.hdf5, a vasprun.xml, or force constants of q2r.x (*.fc)",
                path);
    }

    internal static bool IsYaml(string path)
    {
        var name = Path.GetFileName(path);
        return name.Contains(".yaml", StringComparison.OrdinalIgnoreCase) || name.Contains(".yml", StringComparison.OrdinalIgnoreCase);
    }

    private static CalculationFiles InFolder(string place, string folder, string? cells, string? forces)
    {
        forces ??= cells is not null && Parameters.Contains(Path.GetFileName(cells)) ? null : First(folder, ForceFiles);
        cells ??= (forces is null ? First(folder, Parameters) : null) ?? First(folder, Displacements) ?? First(folder, [Settings])
            ?? First(folder, Parameters);
        if (cells is not null && Parameters.Contains(Path.GetFileName(cells)) && place == folder)
            forces = null;
        var unitCell = cells is null || !IsYaml(cells) ? First(folder, UnitCells) : null;
        var supercell = cells is null || !IsYaml(cells) ? First(folder, ["SPOSCAR", OldDisplacements.Name]) : null;
        var hasRuns = forces is null && (cells is null || !IsYaml(cells)) && RunsIn(folder).Any();
        if (forces is null && (cells is null || !IsYaml(cells)) && place == folder && OfOtherPrograms(folder) is { } others)
            return others;

        if (forces is null && cells is null && !hasRuns)
        {
            throw new InvalidInputException(
                "there are no forces in the folder; give phonopy_params.yaml, FORCE_SETS, FORCE_CONSTANTS, force_constants.hdf5, a vasprun.xml "
                + "with second derivatives, or force constants of q2r.x (*.fc)",
                place);
        }

        if (forces is null && !hasRuns && !IsYaml(cells!))
            throw new InvalidInputException("there are no forces in the folder; give FORCE_SETS, FORCE_CONSTANTS or force_constants.hdf5", place);
        if (cells is null && (unitCell is null || supercell is null))
        {
            throw new InvalidInputException(
                "there are forces, but not the cells that they belong to; give phonopy_disp.yaml, or phonopy.conf with POSCAR-unitcell, "
                + "or POSCAR with SPOSCAR",
                place);
        }

        return cells is not null && !IsYaml(cells) && unitCell is null
            ? throw new InvalidInputException("there is no structure of the unit cell beside phonopy.conf; give POSCAR-unitcell", place)
            : new CalculationFiles(place, cells, unitCell, supercell, forces, First(folder, ["BORN"]));
    }

    /// <summary>The force constants of other programs in a folder, for where phonopy's files have none, or null.</summary>
    /// <exception cref="InvalidInputException">There are several.</exception>
    internal static CalculationFiles? OfOtherPrograms(string folder)
    {
        var espresso = EspressoIn(folder).ToArray();
        if (espresso.Length > 1)
        {
            throw new InvalidInputException(
                $"the folder has {espresso.Length} files of force constants of q2r.x ({Excerpt.List([.. espresso.Select(Path.GetFileName).OfType<string>()])}); give one",
                folder);
        }

        if (espresso is [var file])
            return new CalculationFiles(folder, null, null, null, file, null);
        return RunsIn(folder).Any() || VasprunIn(folder) is not { } run ? null : OfVasprun(folder, folder, run);
    }

    // POSCAR beside a vasprun.xml is what VASP was given, the supercell.
    private static CalculationFiles OfVasprun(string place, string folder, string run)
    {
        var unitCell = First(folder, NamedUnitCells);
        var cells = First(folder, Displacements) ?? (unitCell is null ? null : First(folder, [Settings]));
        return new CalculationFiles(place, cells, unitCell, Supercell: null, run, First(folder, ["BORN"]));
    }

    private static IEnumerable<string> EspressoIn(string folder) =>
        Directory.EnumerateFiles(folder).Where(EspressoForceConstants.IsNamed).Order(StringComparer.Ordinal);

    private static IEnumerable<string> RunsIn(string folder) =>
        First(folder, [.. Displacements, OldDisplacements.Name]) is null ? [] : DisplacedRuns.Find(folder).Files;

    private static string? VasprunIn(string folder) => First(folder, [.. VasprunForces.Names]);

    private static string ParentOf(string path) => Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";

    private static string? First(string folder, string[] names) =>
        names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
