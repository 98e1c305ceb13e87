using Phodos.Spectra;

namespace Phodos.Datasets;

/// <summary>Makes labels of densities of states that are on the grid of the labels already.</summary>
internal static class LabelRules
{
    // The files give six digits; what is closer to the limit than that is rounding.
    private const double Rounding = 1e-6;

    /// <summary>The label: the same values where their maximum is 1, divided by it where it is not.</summary>
    /// <exception cref="InvalidInputException">The density of states is negative or zero everywhere.</exception>
    internal static Label OnGrid(DensityOfStates dos)
    {
        RequireDensity(dos);
        var isNormalized = dos.Normalization == DosNormalization.MaxNormalized && Math.Abs(dos.Maximum - 1) <= Rounding;
        return isNormalized ? new Label(dos, LabelMaking.AsGiven) : new Label(dos.MaxNormalize(), LabelMaking.Normalized);
    }

    /// <exception cref="InvalidInputException">The density of states is negative or zero everywhere.</exception>
    internal static void RequireDensity(DensityOfStates dos)
    {
        if (dos.Maximum <= 0)
            throw new InvalidInputException("the density of states is zero everywhere");
        var lowest = dos.Values.IndexOf(dos.Values.Min());
        if (dos.Values[lowest] < -Rounding * dos.Maximum)
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"the density of states is negative ({dos.Values[lowest]}) at {dos.Grid[lowest]} cm⁻¹; clip a smoothed one at zero"));
        }
    }
}
