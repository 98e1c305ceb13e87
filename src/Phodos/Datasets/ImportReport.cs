using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Datasets;

/// <summary>A data set and how its reading went.</summary>
/// <param name="Dataset">The crystals that were read.</param>
/// <param name="Report">What was noticed.</param>
public sealed record ImportedDataset(DosDataset Dataset, ImportReport Report);

/// <summary>What an import noticed. Rows are counted from 0 without a header, as index files count them.</summary>
/// <param name="Rows">The number of rows of the file, skipped ones included.</param>
/// <param name="Skipped">The rows that were left out, and why.</param>
/// <param name="SystemsFromFile">How many crystal systems a column of the file gave.</param>
/// <param name="SystemsFromSymmetry">How many the symmetry of the structure gave, because the file has none.</param>
/// <param name="Disagreements">The crystals whose symmetry gives another crystal system than the file; the file's was taken.</param>
/// <param name="WithoutSymmetry">The crystals whose system in the file could not be checked, because no symmetry was found.</param>
/// <param name="Renormalized">How many densities of states did not have the maximum 1 and were divided by theirs.</param>
/// <param name="Prepared">How many labels were made from a finer spectrum: smoothed, and sampled on the grid of the labels.</param>
public sealed record ImportReport(
    int Rows,
    ImmutableArray<RowFault> Skipped,
    int SystemsFromFile,
    int SystemsFromSymmetry,
    ImmutableArray<SystemDisagreement> Disagreements,
    ImmutableArray<string> WithoutSymmetry,
    int Renormalized,
    int Prepared);

/// <summary>A row that cannot be used.</summary>
/// <param name="Row">The row, counted from 0 without a header.</param>
/// <param name="Line">The line of the file that the row begins at, counted from 1; null where the file is no text.</param>
/// <param name="Id">The identifier, empty where there is none.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record RowFault(int Row, int? Line, string Id, string Problem)
{
    /// <summary>Such as <c>row 3 (mp-22): value 5 of phdos is nan</c>.</summary>
    public override string ToString() => $"row {Row} ({(Id.Length == 0 ? "no identifier" : Excerpt.Of(Id))}): {Problem}";
}

/// <summary>A crystal whose symmetry gives another crystal system than the file.</summary>
/// <param name="Row">The row, counted from 0 without a header.</param>
/// <param name="Id">The identifier.</param>
/// <param name="InFile">The crystal system in the file.</param>
/// <param name="OfStructure">The crystal system that the symmetry of the structure gives.</param>
public sealed record SystemDisagreement(int Row, string Id, CrystalSystem InFile, CrystalSystem OfStructure);
