using Phodos.Datasets.Import.Conversion;
using Phodos.Datasets.Import.Sources;
using Phodos.Formats.Phonopy;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.SpectrumFiles;

/// <summary>
/// Reads a density of states from a file; the content tells the format: the JSON of <c>phodos predict</c>, of pymatgen's phonon DOS or of
/// the data bases that can be imported, phonopy's <c>total_dos.dat</c>, <c>projected_dos.dat</c> and <c>mesh.yaml</c>, or a table with a
/// frequency and a density of states a line.
/// </summary>
public static class SpectrumReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="unit">
    /// The unit of what does not tell its own; null takes THz for phonopy's files and refuses another table.
    /// </param>
    /// <exception cref="InvalidInputException">The file cannot be read, or is in none of the formats.</exception>
    public static SpectrumFile Read(string path, FrequencyUnit? unit = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (!File.Exists(path))
                throw new InvalidInputException("there is no such file; give a density of states", path);
            if (!PhonopyMesh.IsMesh(path))
                return ReadText(DosTable.TextOf(path), path, unit);
            using var mesh = PhonopyMesh.Open(path);
            return SpectrumPlausibility.Judged(OfMesh(mesh, unit));
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("cannot be read: " + fault.Message, path, innerException: fault);
        }
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name of the file, for messages and because phonopy's files are known by theirs.</param>
    /// <param name="unit">
    /// The unit of what does not tell its own; null takes THz for phonopy's files and refuses another table.
    /// </param>
    /// <exception cref="InvalidInputException">The text is in none of the formats.</exception>
    public static SpectrumFile ReadText(string text, string name, FrequencyUnit? unit = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        try
        {
            return SpectrumPlausibility.Judged(Parsed(text, name, unit));
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(name);
        }
    }

    private static SpectrumFile Parsed(string text, string name, FrequencyUnit? unit)
    {
        if (text.AsSpan().TrimStart() is ['{' or '[', ..])
            return SpectrumJson.Parse(name, text);
        if (!PhonopyMesh.IsMeshText(text))
            return SpectrumText.Parse(text, IsNameOfPhonopy(name), unit);
        using var mesh = PhonopyMesh.Parse(text, name);
        return OfMesh(mesh, unit);
    }

    private static SpectrumFile OfMesh(PhonopyMesh mesh, FrequencyUnit? unit)
    {
        var used = unit ?? FrequencyUnit.Terahertz;
        var dos = MeshSpectrum.Of(mesh, used, CancellationToken.None).Dos();
        return new SpectrumFile(UnitConversion.ToWavenumbers(dos, used), [MeshSpectrum.Note]);
    }

    private static bool IsNameOfPhonopy(string path) =>
        Path.GetFileName(path) is "total_dos.dat" or "projected_dos.dat" or "partial_dos.dat";
}
