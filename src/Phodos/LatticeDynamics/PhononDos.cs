using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Phodos.Spectra;

namespace Phodos.LatticeDynamics;

/// <summary>Adds the modes of a mesh of wave vectors up to a density of states.</summary>
public static class PhononDos
{
    /// <summary>
    /// The density of states, total and by element. Each mode is a Gaussian; what would lie below zero frequency is folded back, so that
    /// the trapezoid integral over a grid from 0 to beyond the highest mode, with a step of at most the width, is 3N.
    /// </summary>
    /// <param name="matrix">The dynamical matrix of the crystal.</param>
    /// <param name="mesh">The wave vectors.</param>
    /// <param name="grid">The frequencies of the result; modes beyond them are lost.</param>
    /// <param name="width">The standard deviation of the Gaussian (cm⁻¹), above 0.</param>
    /// <returns>States per cm⁻¹ per cell, with one part for each element by its symbol.</returns>
    public static DensityOfStates Compute(DynamicalMatrix matrix, QMesh mesh, FrequencyGrid grid, double width)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(mesh);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        var elements = matrix.Crystal.Species.Distinct().ToArray();
        var elementOfAtom = matrix.Crystal.Species.Select(element => Array.IndexOf(elements, element)).ToArray();
        var parts = elements.Select(_ => new double[grid.Count]).ToArray();
        foreach (var (q, weight) in mesh.Points)
        {
            var modes = PhononModes.At(matrix, q);
            for (var mode = 0; mode < modes.Frequencies.Length; mode++)
            {
                var shares = new double[elements.Length];
                for (var atom = 0; atom < elementOfAtom.Length; atom++)
                    shares[elementOfAtom[atom]] += weight * modes.Weight(mode, atom);
                GaussianBroadening.Add(parts, shares, modes.Frequencies[mode], width, grid);
                GaussianBroadening.Add(parts, shares, -modes.Frequencies[mode], width, grid);
            }
        }

        var total = new double[grid.Count];
        foreach (var part in parts)
        {
            for (var point = 0; point < total.Length; point++)
                total[point] += part[point];
        }

        return new DensityOfStates(
            grid,
            ImmutableCollectionsMarshal.AsImmutableArray(total),
            DosNormalization.PerCell,
            elements.Zip(parts, (element, part) => (element.Symbol, Part: ImmutableCollectionsMarshal.AsImmutableArray(part)))
                .ToImmutableSortedDictionary(pair => pair.Symbol, pair => pair.Part, StringComparer.Ordinal));
    }
}
