using System.Globalization;
using Phodos.Crystals;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Conversion;

/// <summary>
/// Brings spectra that count the states of a smaller cell than that of their structure to the whole cell. phonopy gives the density of
/// states of the primitive cell beside a POSCAR of the conventional one, other programs that of an atom.
/// </summary>
/// <param name="symmetry">Finds the primitive cell.</param>
/// <param name="symmetryTolerance">The tolerance of the search (angstrom).</param>
/// <param name="tolerance">The part of the states by which the count may be off.</param>
internal sealed class StateCount(ISymmetryFinder symmetry, double symmetryTolerance, double tolerance)
{
    /// <summary>The record with a spectrum of its whole cell, and what was done to it, or null where nothing was.</summary>
    internal (DosRecord Record, string? Note) OfWholeCell(DosRecord record)
    {
        var atoms = record.Crystal.AtomCount;
        if (record.Dos.Normalization != DosNormalization.PerCell || !(record.Dos.Integral > 0))
            return (record, null);
        var cells = (int)Math.Round(Math.Min(3 * atoms / record.Dos.Integral, atoms));
        if (cells < 2 || atoms % cells != 0 || Math.Abs(record.Dos.Integral * cells / (3 * atoms) - 1) > tolerance)
            return (record, null);
        if (cells != atoms && PrimitiveAtoms(record.Crystal) != atoms / cells)
            return (record, null);
        var of = cells == atoms ? "of one atom" : "of the primitive cell";
        var dos = record.Dos.Transformed(values => [.. values.Select(value => value * cells)], record.Dos.Grid, record.Dos.Normalization);
        return (
            record with { Dos = dos },
            string.Create(
                CultureInfo.InvariantCulture,
                $"the spectrum counts the states {of}; it was multiplied by {cells} to fit the {atoms} atoms"));
    }

    private int? PrimitiveAtoms(Crystal crystal)
    {
        try
        {
            return symmetry.Find(crystal, symmetryTolerance).Primitive.AtomCount;
        }
        catch (InvalidInputException)
        {
            // Without a symmetry the cell is taken as it is, and the check of the integral speaks.
            return null;
        }
    }
}
