using Phodos.Cli.Predict;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Phonons;

/// <summary>What <c>phodos phonons</c> was asked for.</summary>
/// <param name="Inputs">Folders and files.</param>
/// <param name="Output">What is to be written.</param>
/// <param name="Threads">How many calculations are worked on side by side.</param>
internal sealed record PhononsSettings(string[] Inputs, OutputRequest Output, int Threads)
{
    /// <summary>How phonons are worked out and shown.</summary>
    internal CalculationView Calculation { get; init; } = new();

    /// <summary>The bands.</summary>
    internal BandRequest Bands { get; init; } = new(IsAsked: false, Path: null);

    /// <summary>The part of the calculations that is worked on, into parts that a later run adds to; null for all, into one table.</summary>
    internal ShardRequest? Shard { get; init; }

    /// <summary>The tolerance (angstrom) of the symmetry search.</summary>
    internal double SymmetryTolerance { get; init; } = 1e-5;

    /// <summary>Whether force constants that are given are averaged over the symmetry operations of the crystal.</summary>
    internal bool IsSymmetrized { get; init; }
}
