using Phodos.Spectra;

namespace Phodos.Learning.Calibration;

/// <summary>What of a predicted crystal tells how far its errors are larger or smaller than their scores.</summary>
/// <param name="SoftStates">The root of the part of the states below 50 cm⁻¹, 0..1: soft modes err by more than members differ.</param>
/// <param name="Disagreement">
/// The logarithm of ∫ d ln ν of the spread of the members' parts of the states below ν: how far they differ on the softest as on all modes.
/// </param>
/// <param name="EntropyScore">The logarithm of the score of S at 300 K (J/K/mol-atom).</param>
public sealed record ErrorInputs(double SoftStates, double Disagreement, double EntropyScore)
{
    private const double SoftBelow = 50;
    private const double Least = 1e-9; // members that never differ have no logarithm

    /// <summary>The inputs.</summary>
    /// <param name="states">The states.</param>
    /// <param name="members">Those of each member, at the same frequencies.</param>
    /// <param name="entropyScore">The score of S at 300 K (J/K/mol-atom).</param>
    internal static ErrorInputs Of(PhononStates states, IReadOnlyList<PhononStates> members, double entropyScore)
    {
        var soft = states.Frequencies.Zip(states.Counts).Where(state => state.First < SoftBelow).Sum(state => state.Second);
        return new ErrorInputs(Math.Sqrt(soft / PhononStates.PerAtom), Logarithm(DisagreementOf(states, members)), Logarithm(entropyScore));
    }

    /// <summary>The nearest inputs within a range, so that no crystal is judged by more than was seen.</summary>
    internal ErrorInputs Within(ErrorInputs least, ErrorInputs greatest) => new(
        Math.Clamp(SoftStates, least.SoftStates, greatest.SoftStates),
        Math.Clamp(Disagreement, least.Disagreement, greatest.Disagreement),
        Math.Clamp(EntropyScore, least.EntropyScore, greatest.EntropyScore));

    private static double DisagreementOf(PhononStates states, IReadOnlyList<PhononStates> members)
    {
        var below = new double[members.Count];
        var sum = 0.0;
        for (var state = 0; state + 1 < states.Frequencies.Length; state++)
        {
            for (var member = 0; member < below.Length; member++)
                below[member] += members[member].Counts[state] / PhononStates.PerAtom;
            sum += ErrorScale.Spread(below) * Math.Log(states.Frequencies[state + 1] / states.Frequencies[state]);
        }

        return sum;
    }

    private static double Logarithm(double value) => Math.Log(Math.Max(value, Least));
}
