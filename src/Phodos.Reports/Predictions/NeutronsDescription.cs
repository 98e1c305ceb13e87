using System.Collections.Immutable;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Neutrons;

namespace Phodos.Reports.Predictions;

/// <summary>The DOS weighted as neutrons see it, on the axis and in the units of the DOS; before any normalisation it counts 3N states too.</summary>
/// <param name="Dos">The weighted DOS, one value a frequency.</param>
/// <param name="Elements">The part of each element.</param>
public sealed record NeutronsDescription(ImmutableArray<double> Dos, ImmutableSortedDictionary<string, ImmutableArray<double>> Elements)
{
    internal static NeutronsDescription Of(CalculatedPhonons phonons, ShownSpectrum shown)
    {
        var weighted = NeutronWeightedDos.Of(phonons.Crystal, phonons.Matrix.Masses, phonons.Dos.Grid, phonons.Sites);
        return new NeutronsDescription(
            Shown(weighted.Values),
            weighted.Projections.ToImmutableSortedDictionary(part => part.Key, part => Shown(part.Value), StringComparer.Ordinal));

        ImmutableArray<double> Shown(ImmutableArray<double> values) => CrystalPrediction.Rounded(shown.InForm(values));
    }
}
