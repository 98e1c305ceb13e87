namespace Phodos.Cli.Evaluation;

/// <summary>What <c>phodos evaluate</c> was asked for.</summary>
/// <param name="Data">What the data set is called.</param>
/// <param name="Weights">The model.</param>
/// <param name="Split">The part: train, valid, test or all.</param>
/// <param name="Figures">Where figures go; null writes none.</param>
/// <param name="SplitRule">How to split data that have no split.</param>
/// <param name="SplitSeed">The seed of that split.</param>
/// <param name="SkipFaulty">Whether faulty rows of the data are left out.</param>
/// <param name="SymmetryTolerance">The tolerance (angstrom) of the symmetry search.</param>
/// <param name="Device">Where to compute.</param>
/// <param name="Threads">How many workers.</param>
internal sealed record EvaluationSettings(
    string Data,
    string Weights,
    string Split,
    string? Figures,
    string SplitRule,
    int SplitSeed,
    bool SkipFaulty,
    double SymmetryTolerance,
    string Device,
    int Threads);
