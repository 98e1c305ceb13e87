using Phodos.Datasets.Splits;

namespace Phodos.Cli.Inputs;

/// <summary>The data set that a command was asked for.</summary>
/// <param name="Source">What it is called: a path or a word.</param>
/// <param name="SkipFaulty">Whether faulty rows are left out.</param>
/// <param name="SymmetryTolerance">The tolerance (angstrom) of the symmetry search.</param>
internal sealed record DataRequest(string Source, bool SkipFaulty, double SymmetryTolerance);

/// <summary>How data without a split of their own are divided.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="KeepTogether">Which crystals stay in one part.</param>
/// <param name="LeftOut">What is left for the test, where the rule leaves anything out.</param>
internal sealed record SplitRequest(string Rule, int Seed, KeepTogether KeepTogether = KeepTogether.None, LeftOut? LeftOut = null);

/// <summary>Where to compute.</summary>
/// <param name="Device">Such as cpu or cuda:1.</param>
/// <param name="Threads">How many threads side by side.</param>
internal sealed record ComputeRequest(string Device, int Threads);
