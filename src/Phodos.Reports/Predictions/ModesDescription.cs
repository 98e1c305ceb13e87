using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.Spectra;

namespace Phodos.Reports.Predictions;

/// <summary>
/// The modes of a crystal at one wave vector, as they are written, with the crystal that they move: of the cell at a shift s of whole
/// lattice vectors an atom is displaced by Re(e exp(2πi q·s − iωt)) / √mass, times any length.
/// </summary>
/// <param name="File">The calculation or structure as it was named.</param>
/// <param name="Formula">The reduced formula.</param>
/// <param name="QPoint">The wave vector, in units of the reciprocal vectors of the cell.</param>
/// <param name="Direction">Where Γ is reached from in a polar crystal, in the same units; null where it is not told.</param>
/// <param name="Unit">The unit of the frequencies.</param>
/// <param name="Lattice">The lattice vectors of the primitive cell (angstrom), a row each.</param>
/// <param name="Atoms">Its atoms.</param>
/// <param name="Modes">The modes, by ascending frequency.</param>
public sealed record ModesDescription(
    string File,
    string Formula,
    ImmutableArray<double> QPoint,
    ImmutableArray<double>? Direction,
    string Unit,
    ImmutableArray<ImmutableArray<double>> Lattice,
    ImmutableArray<ModesDescription.MovedAtom> Atoms,
    ImmutableArray<ModesDescription.DescribedMode> Modes)
{
    /// <summary>The modes of a crystal.</summary>
    /// <param name="file">The calculation or structure as it was named.</param>
    /// <param name="matrix">The dynamical matrix.</param>
    /// <param name="q">The wave vector, in units of the reciprocal vectors.</param>
    /// <param name="direction">Where q is zero, the direction that it is reached from, in the same units; null leaves out what depends on it.</param>
    /// <param name="unit">The unit of the frequencies.</param>
    public static ModesDescription Of(string file, DynamicalMatrix matrix, Vector3D q, Vector3D? direction, FrequencyUnit unit)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(unit);
        var crystal = matrix.Crystal;
        var (a, b, c) = crystal.Lattice.Reciprocal;
        var modes = PhononModes.At(matrix, q, direction is { } from ? from.X * a + from.Y * b + from.Z * c : null);
        return new ModesDescription(
            file,
            crystal.ReducedFormula,
            Row(q),
            direction is { } way ? Row(way) : null,
            unit.PlainSymbol,
            [Row(crystal.Lattice.A), Row(crystal.Lattice.B), Row(crystal.Lattice.C)],
            [
                .. crystal.Species.Select((element, atom) =>
                    new MovedAtom(element.Symbol, Row(crystal.FractionalPositions[atom]), matrix.Masses[atom])),
            ],
            [
                .. modes.Frequencies.Select((frequency, mode) => new DescribedMode(
                    CrystalPrediction.Rounded(unit.FromWavenumber(frequency)),
                    [.. Enumerable.Range(0, crystal.AtomCount).Select(atom => Vector(modes, mode, atom))])),
            ]);
    }

    private static ImmutableArray<ImmutableArray<double>> Vector(PhononModes modes, int mode, int atom) =>
    [
        .. Enumerable.Range(0, 3).Select(direction =>
        {
            var component = modes.Eigenvector(mode, atom, direction);
            return ImmutableArray.Create(CrystalPrediction.Rounded(component.Real), CrystalPrediction.Rounded(component.Imaginary));
        }),
    ];

    private static ImmutableArray<double> Row(Vector3D vector) => [vector.X, vector.Y, vector.Z];

    /// <summary>An atom of the cell.</summary>
    /// <param name="Element">Its element.</param>
    /// <param name="Position">Its fractional position.</param>
    /// <param name="Mass">Its mass (u).</param>
    public sealed record MovedAtom(string Element, ImmutableArray<double> Position, double Mass);

    /// <summary>A mode.</summary>
    /// <param name="Frequency">Its frequency, below zero where imaginary.</param>
    /// <param name="Eigenvector">
    /// Its eigenvector, of length 1: for each atom the Cartesian directions x, y, z, each as real and imaginary part, [atoms][3][2].
    /// </param>
    public sealed record DescribedMode(double Frequency, ImmutableArray<ImmutableArray<ImmutableArray<double>>> Eigenvector);
}
