using Phodos.Crystals;
using Phodos.Spectra;

namespace Phodos.Datasets;

/// <summary>What a row gives for a data set, or the fault that it has: exactly one of the two.</summary>
/// <param name="Row">The row, counted from 0 without a header.</param>
/// <param name="Line">The line of the file, counted from 1; null where the file is no text.</param>
/// <param name="Id">The identifier.</param>
/// <param name="Content">The content, or null.</param>
/// <param name="Problem">The fault, or null.</param>
internal sealed record EntryOutcome(int Row, int? Line, string Id, EntryContent? Content, string? Problem);

/// <summary>The content of a row.</summary>
/// <param name="Crystal">The structure.</param>
/// <param name="Label">The density of states as a label.</param>
/// <param name="SystemInFile">The crystal system that the file gives, or null.</param>
/// <param name="SystemOfStructure">The crystal system of the symmetry, or null where it was not asked or not found.</param>
/// <param name="Spectrum">What the label was made of.</param>
internal sealed record EntryContent(
    Crystal Crystal, Label Label, CrystalSystem? SystemInFile, CrystalSystem? SystemOfStructure, DensityOfStates Spectrum);

/// <summary>A density of states as a model learns it.</summary>
/// <param name="Dos">The density of states, divided by its maximum.</param>
/// <param name="Making">What was done to the one in the file.</param>
internal sealed record Label(DensityOfStates Dos, LabelMaking Making);

/// <summary>What was done to a density of states to make a label of it.</summary>
internal enum LabelMaking
{
    /// <summary>Nothing: its maximum is 1.</summary>
    AsGiven,

    /// <summary>It was divided by its maximum.</summary>
    Normalized,

    /// <summary>It was smoothed, sampled on the grid of the labels and divided by its maximum.</summary>
    Prepared,
}
