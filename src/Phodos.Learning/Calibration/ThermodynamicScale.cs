using System.Collections.Immutable;

namespace Phodos.Learning.Calibration;

/// <summary>
/// What the scores of a thermodynamic function are multiplied with: factor(T) · exp(weights · inputs). At low temperatures, where only the
/// softest modes count, the members say less of their errors.
/// </summary>
/// <param name="Factors">
/// Make the intervals as wide as their level asks for, each at its temperature, the lowest first; between two of them the factor goes
/// linearly with the logarithm of the temperature, and beyond them it is the nearest.
/// </param>
/// <param name="Weights">The weights of the inputs.</param>
public sealed record ThermodynamicScale(ImmutableArray<TemperatureFactor> Factors, ErrorWeights Weights)
{
    /// <inheritdoc cref="ThermodynamicScale(ImmutableArray{TemperatureFactor}, ErrorWeights)" path="/param[@name='Factors']"/>
    /// <exception cref="InvalidInputException">There is none, or their temperatures do not rise from above 0.</exception>
    public ImmutableArray<TemperatureFactor> Factors { get; } = Rising(Factors);

    /// <summary>Leaves scores as they are.</summary>
    internal static ThermodynamicScale Unit { get; } = new([new TemperatureFactor(1, 1)], ErrorWeights.None);

    /// <summary>The multiplier of a crystal at a temperature (K).</summary>
    internal double Of(ErrorInputs inputs, double temperature) => FactorAt(temperature) * Weights.Of(inputs);

    private double FactorAt(double temperature)
    {
        var above = 0;
        while (above < Factors.Length && Factors[above].Temperature < temperature)
            above++;
        if (above == 0)
            return Factors[0].Factor;
        if (above == Factors.Length)
            return Factors[^1].Factor;
        var (low, high) = (Factors[above - 1], Factors[above]);
        var part = Math.Log(temperature / low.Temperature) / Math.Log(high.Temperature / low.Temperature);
        return low.Factor + part * (high.Factor - low.Factor);
    }

    private static ImmutableArray<TemperatureFactor> Rising(ImmutableArray<TemperatureFactor> factors)
    {
        var last = 0.0;
        foreach (var factor in factors.IsDefault ? [] : factors)
        {
            if (!(factor.Temperature > last))
                throw new InvalidInputException("the temperatures of error bars do not rise");
            last = factor.Temperature;
        }

        return last > 0 ? factors : throw new InvalidInputException("error bars hold no factors");
    }
}

/// <summary>A factor at a temperature.</summary>
/// <param name="Temperature">The temperature (K), above 0.</param>
/// <param name="Factor">The factor.</param>
public sealed record TemperatureFactor(double Temperature, double Factor);
