using Phodos.Crystals;
using Phodos.Datasets.Import.Sources;
using Phodos.Datasets.Import.Sources.PhononJson;
using Phodos.Datasets.Records;
using Phodos.Datasets.Store;
using Phodos.Spectra;

namespace Phodos.Datasets.Import;

/// <summary>Opens what a user wants to import.</summary>
public static class ImportSource
{
    /// <summary>The source of a path.</summary>
    /// <param name="path">
    /// A CSV in the published layout (<c>.csv</c>), a data store (<c>.parquet</c>), a <c>.jsonl</c> or <c>.jsonl.gz</c> with fine
    /// spectra, a <c>.json</c> or <c>.json.gz</c> of the Materials Project, pymatgen or JARVIS-DFT, a folder of structures with spectra or of
    /// calculations of forces, a tar archive of such folders (<c>.tar</c>, <c>.tar.gz</c>, <c>.tar.xz</c>), or a folder of archives.
    /// </param>
    /// <param name="symmetry">Finds the symmetry of structures.</param>
    /// <param name="symmetryTolerance">The tolerance of the search (angstrom).</param>
    /// <param name="unit">The unit of the frequencies where the layout may leave it open, or null.</param>
    /// <param name="recursive">Whether folders in the folders of a folder are read too.</param>
    /// <exception cref="InvalidInputException">There is no such file or folder, or its kind is not known.</exception>
    public static IRecordSource Open(
        string path, ISymmetryFinder symmetry, double symmetryTolerance = 1e-3, FrequencyUnit? unit = null, bool recursive = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (ArchiveSource.IsSource(path) && (File.Exists(path) || Directory.Exists(path)))
            return new ArchiveSource(path, unit);
        if (Directory.Exists(path))
            return new FolderSource(path, unit, recursive);
        if (!File.Exists(path))
            throw new InvalidInputException("there is no such file or folder to import", path);
        if (Ends(".csv"))
            return new CsvSource(path, symmetry, symmetryTolerance);
        if (Ends(".jsonl") || Ends(".jsonl.gz"))
            return new FineJsonSource(path);
        if (PhononJsonSource.IsNamed(path))
            return new PhononJsonSource(path, unit);
        if (Ends(".parquet"))
            return DosStore.Open(path);
        throw new InvalidInputException(
            "the name tells no kind of data set; give a .csv in the published layout, .parquet, .jsonl, .jsonl.gz, .json, .json.gz, "
            + "a .tar, .tar.gz or .tar.xz of folders, or a folder",
            path);

        bool Ends(string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
    }
}
