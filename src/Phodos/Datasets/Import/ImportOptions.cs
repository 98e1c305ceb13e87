using Phodos.Datasets.Import.Checks;
using Phodos.Spectra;

namespace Phodos.Datasets.Import;

/// <summary>How a data set is imported.</summary>
public sealed record ImportOptions
{
    /// <summary>
    /// The unit of the frequencies; null takes that of the layout where it has one, else guesses it from the first records and refuses
    /// where that is not clear. A source is opened with the same.
    /// </summary>
    public FrequencyUnit? Unit { get; init; }

    /// <summary>Whether folders in the folders of a source are read too. A source is opened with the same.</summary>
    public bool Recursive { get; init; }

    /// <summary>Whether faulty rows are left out and listed; by default one ends the import.</summary>
    public bool SkipFaultyRows { get; init; }

    /// <summary>What is done with crystals that have imaginary modes; kept with a warning by default.</summary>
    public ImaginaryModePolicy Imaginary { get; init; }

    /// <summary>The part of the 3N states that may be missing or too many; 0.05 by default, above 0 and below 1.</summary>
    public double LostStatesTolerance { get; init; } = LostStatesCheck.DefaultTolerance;

    /// <summary>The tolerance (angstrom) of the symmetry search; 0.001 by default, above 0.</summary>
    public double SymmetryTolerance { get; init; } = 1e-3;
}
