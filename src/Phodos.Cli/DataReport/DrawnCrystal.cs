using System.Globalization;
using Phodos.Crystals;
using Phodos.Crystals.UnitCell;
using Phodos.Datasets;

namespace Phodos.Cli.DataReport;

/// <summary>The crystal of a data set that its report draws.</summary>
/// <param name="Entry">The crystal.</param>
/// <param name="Symmetry">Its symmetry; null where none is found.</param>
internal sealed record DrawnCrystal(DosEntry Entry, CrystalSymmetry? Symmetry)
{
    /// <summary>The conventional cell, which shows what a primitive cell hides; where it is not known, the cell of the data set.</summary>
    internal Crystal Cell => Symmetry is null ? Entry.Crystal : ShownCell.Of(Symmetry);

    /// <summary>What the cell is called.</summary>
    internal string CellName => Symmetry is null ? "cell of the data set" : "conventional cell";

    /// <summary>The space group with its number; empty where it is not known.</summary>
    internal string SpaceGroup => Symmetry is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{Symmetry.Symbol} ({Symmetry.SpaceGroup})");

    internal static DrawnCrystal Of(DosEntry entry, ISymmetryFinder symmetry, double tolerance)
    {
        try
        {
            return new(entry, symmetry.Find(entry.Crystal, tolerance));
        }
        catch (InvalidInputException)
        {
            return new(entry, null); // the caption names the cell that is drawn instead
        }
    }
}
