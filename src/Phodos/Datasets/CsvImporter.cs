using System.Security.Cryptography;
using System.Text;
using Phodos.Crystals;

namespace Phodos.Datasets;

/// <summary>
/// Reads data sets in the published layout: comma-separated values with the columns <c>mp_id, structure, phfreq, phdos, pdos[,
/// crystal_system]</c> in any order, structures and spectra written as Python literals. They are parsed, never evaluated.
/// </summary>
public static class CsvImporter
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="symmetry">
    /// Gives the crystal system of rows that have none in the file, and checks the others. Without it every row must have one.
    /// </param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <exception cref="InvalidInputException">
    /// The file is missing or no such table, no row can be used, or a row is
    /// faulty and faulty rows are not skipped; the message lists the first ones.
    /// </exception>
    public static ImportedDataset Import(
        string path, CsvImportOptions? options = null, ISymmetryFinder? symmetry = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
            throw new InvalidInputException("the data file is missing", path);
        options ??= new CsvImportOptions();
        try
        {
            var (sha256, outcomes) = ReadRows(path, options, symmetry, cancellationToken);
            return DatasetAssembly.Assemble(DatasetAssembly.NameOf(path), sha256, outcomes, options, symmetry is not null);
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
        catch (DecoderFallbackException fault)
        {
            throw new InvalidInputException("the file is not text in UTF-8", path, innerException: fault);
        }
    }

    private static (string Sha256, List<EntryOutcome> Outcomes) ReadRows(
        string path, CsvImportOptions options, ISymmetryFinder? symmetry, CancellationToken cancellationToken)
    {
        using var hash = SHA256.Create();
        using var stream = new CryptoStream(File.OpenRead(path), hash, CryptoStreamMode.Read);
        List<EntryOutcome> outcomes = [.. CsvOutcomes.Read(stream, options, symmetry, cancellationToken)];
        return (Convert.ToHexStringLower(hash.Hash!), outcomes);
    }
}
