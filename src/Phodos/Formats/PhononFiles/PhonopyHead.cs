using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Phodos.Crystals;

namespace Phodos.Formats.PhononFiles;

/// <summary>What phonopy's files of modes have in common: lines with a decimal point, the primitive cell, and eigenvectors.</summary>
internal static class PhonopyHead
{
    internal static void Line(TextWriter text, FormattableString line)
    {
        text.Write(line.ToString(CultureInfo.InvariantCulture));
        text.Write('\n');
    }

    /// <summary>Writes the reciprocal vectors (1/angstrom, without the factor 2π).</summary>
    internal static void WriteReciprocal(TextWriter text, Lattice lattice)
    {
        Line(text, $"reciprocal_lattice:");
        var (a, b, c) = lattice.Reciprocal;
        foreach (var (vector, name) in new[] { (a, "a*"), (b, "b*"), (c, "c*") })
            Line(text, $"- [ {vector.X,12:F8}, {vector.Y,12:F8}, {vector.Z,12:F8} ] # {name}");
    }

    /// <summary>Writes the cell with its masses.</summary>
    internal static void WriteCell(TextWriter text, Crystal crystal, ImmutableArray<double> masses)
    {
        Line(text, $"natom: {crystal.AtomCount}");
        Line(text, $"lattice:");
        foreach (var vector in new[] { crystal.Lattice.A, crystal.Lattice.B, crystal.Lattice.C })
            Line(text, $"- [ {vector.X,21:F15}, {vector.Y,21:F15}, {vector.Z,21:F15} ]");
        Line(text, $"points:");
        for (var atom = 0; atom < crystal.AtomCount; atom++)
        {
            var position = crystal.FractionalPositions[atom];
            Line(text, $"- symbol: {crystal.Species[atom].Symbol,-2} # {atom + 1}");
            Line(text, $"  coordinates: [ {position.X,18:F15}, {position.Y,18:F15}, {position.Z,18:F15} ]");
            Line(text, $"  mass: {masses[atom]:F6}");
        }
    }

    /// <summary>Writes the eigenvector of a mode.</summary>
    /// <param name="text">Where it is written to.</param>
    /// <param name="crystal">The crystal.</param>
    /// <param name="q">The wave vector.</param>
    /// <param name="component">The component of an atom and a direction, with the phases of whole cells.</param>
    internal static void WriteEigenvector(TextWriter text, Crystal crystal, Vector3D q, Func<int, int, Complex> component)
    {
        Line(text, $"    eigenvector:");
        for (var atom = 0; atom < crystal.AtomCount; atom++)
        {
            Line(text, $"    - # atom {atom + 1}");

            // The wave in phonopy goes by the places of the atoms, not of their cells.
            var phase = Complex.FromPolarCoordinates(1, -2 * Math.PI * q.Dot(crystal.FractionalPositions[atom]));
            for (var direction = 0; direction < 3; direction++)
            {
                var turned = phase * component(atom, direction);
                Line(text, $"      - [ {turned.Real,17:F14}, {turned.Imaginary,17:F14} ]");
            }
        }
    }
}
