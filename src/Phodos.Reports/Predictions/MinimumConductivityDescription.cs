using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Phodos.LatticeDynamics;

namespace Phodos.Reports.Predictions;

/// <summary>The minimum thermal conductivity of the lattice by temperature, after two models.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Temperatures">The temperatures (K).</param>
/// <param name="Cahill">Cahill's model, from the speeds of sound; null where long waves are unstable.</param>
/// <param name="Agne">Agne's model of diffusons, from the states.</param>
public sealed record MinimumConductivityDescription(
    string Unit,
    ImmutableArray<double> Temperatures,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MinimumConductivityDescription.Model? Cahill,
    MinimumConductivityDescription.Model Agne)
{
    private const string CahillSource =
        "κ = (π/6)^(1/3) k n^(2/3) Σ v (T/θ)² ∫ x³ eˣ/(eˣ − 1)² dx from 0 to θ/T; Cahill, Watson and Pohl, Phys. Rev. B 46, 6131 (1992)";

    private const string AgneSource =
        "κ = (n^(1/3) k/π) ∫ g(ω)/(3n) ω x² eˣ/(eˣ − 1)² dω, x = ħω/kT; Agne, Hanus and Snyder, Energy Environ. Sci. 11, 609 (2018)";

    internal static MinimumConductivityDescription Of(CalculatedPhonons phonons, ImmutableArray<double> temperatures)
    {
        var (sound, states) = (phonons.Sound, phonons.StatesWithSound());
        return new MinimumConductivityDescription(
            "W/m/K",
            temperatures,
            sound.IsStable ? ModelOf(CahillSource, temperature => MinimumThermalConductivity.Cahill(sound, phonons.Crystal, temperature)) : null,
            ModelOf(AgneSource, temperature => MinimumThermalConductivity.Agne(states, phonons.Crystal, temperature)));

        Model ModelOf(string formula, Func<double, double> value) =>
            new(formula, [.. temperatures.Select(temperature => CrystalPrediction.Rounded(value(temperature)))]);
    }

    /// <summary>What a model says.</summary>
    /// <param name="Formula">Its formula and where it was published.</param>
    /// <param name="Values">The conductivity, one value a temperature.</param>
    public sealed record Model(string Formula, ImmutableArray<double> Values);
}
