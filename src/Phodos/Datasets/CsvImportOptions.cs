namespace Phodos.Datasets;

/// <summary>How a data set is read from CSV or from a data store.</summary>
public sealed record CsvImportOptions
{
    /// <summary>Whether faulty rows are left out and listed in the report; by default the first fault ends the import.</summary>
    public bool SkipFaultyRows { get; init; }

    /// <summary>Whether the projected DOS is read; on by default. Without it a file reads in about half the time.</summary>
    public bool ReadProjections { get; init; } = true;

    /// <summary>
    /// Whether the entries keep the spectra that their labels were made of (<see cref="DosEntry.Spectrum"/>); off by default, since a fine
    /// spectrum with its parts takes tens of kilobytes.
    /// </summary>
    public bool KeepSpectra { get; init; }

    /// <summary>The tolerance (angstrom) of the symmetry search; 0.001 by default, above 0.</summary>
    public double SymmetryTolerance { get; init; } = 1e-3;
}
