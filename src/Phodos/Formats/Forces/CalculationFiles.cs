namespace Phodos.Formats.Forces;

/// <summary>The files of one calculation, as phonopy calls them.</summary>
/// <param name="Place">What the user named: a folder or a file.</param>
/// <param name="Cells">
/// The file with the cells: phonopy's YAML, or <c>phonopy.conf</c> beside a structure; null where a pair of structures tells them.
/// </param>
/// <param name="UnitCell">The structure of the unit cell, where the file with the cells has none.</param>
/// <param name="Supercell">The structure of the supercell, or null.</param>
/// <param name="Forces">The file of forces or force constants, or null where the file with the cells has them.</param>
/// <param name="Born">The file of Born charges, or null.</param>
internal sealed record CalculationFiles(string Place, string? Cells, string? UnitCell, string? Supercell, string? Forces, string? Born)
{
    internal const string Settings = "phonopy.conf";

    private static readonly string[] Parameters =
        ["phonopy_params.yaml", "phonopy_params.yaml.xz", "phonopy_params.yaml.gz", "phonopy_params.yml"];

    private static readonly string[] Displacements = ["phonopy_disp.yaml", "phonopy_disp.yaml.gz", "phonopy.yaml", "phonopy.yaml.gz"];
    private static readonly string[] UnitCells = ["POSCAR-unitcell", "POSCAR_unitcell", "POSCAR-unit", "POSCAR"];
    private static readonly string[] ForceFiles =
        ["FORCE_SETS", "FORCE_CONSTANTS", "force_constants.hdf5", "fc2.hdf5", "FORCE_SETS.gz", "FORCE_CONSTANTS.gz"];

    /// <summary>The file that holds the forces or force constants of a folder, by its name, or null.</summary>
    internal static string? ForcesIn(string folder) => First(folder, ForceFiles) ?? First(folder, Parameters);

    /// <summary>Whether a file holds forces or force constants by its name.</summary>
    internal static bool AreForces(string file) => ForceFiles.Concat(Parameters).Contains(Path.GetFileName(file), StringComparer.Ordinal);

    /// <summary>Whether a file of forces holds force constants.</summary>
    internal static bool AreForceConstants(string file)
    {
        var name = Path.GetFileName(file);
        return name.Contains("FORCE_CONSTANTS", StringComparison.OrdinalIgnoreCase) || IsHdf5(name);
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
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
        if (IsYaml(path))
            return InFolder(path, folder, path, forces: null);
        if (AreForceConstants(path) || Path.GetFileName(path).Contains("FORCE_SETS", StringComparison.OrdinalIgnoreCase))
            return InFolder(path, folder, cells: null, path);
        return Path.GetFileName(path).EndsWith(".conf", StringComparison.OrdinalIgnoreCase)
            ? InFolder(path, folder, path, forces: null)
            : throw new InvalidInputException(
                "the name is none of a calculation's files; give a folder of phonopy, or its phonopy_params.yaml, FORCE_SETS, "
                + "FORCE_CONSTANTS or force_constants.hdf5",
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
        var supercell = cells is null || !IsYaml(cells) ? First(folder, ["SPOSCAR"]) : null;
        if (forces is null && cells is null)
        {
            throw new InvalidInputException(
                "there are no forces in the folder; give phonopy_params.yaml, FORCE_SETS, FORCE_CONSTANTS or force_constants.hdf5", place);
        }

        if (forces is null && !IsYaml(cells!))
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

    private static string? First(string folder, string[] names) =>
        names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
