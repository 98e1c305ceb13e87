using MathNet.Numerics.LinearAlgebra;
using Phodos.Learning.Calibration;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>
/// Finds how the errors of a quantity, in parts of their scores, depend on the inputs: their mean is exp(a + weights · inputs), fitted as a
/// generalised linear model with the deviance of the gamma distribution, which fits absolute errors better than squares of logarithms do.
/// </summary>
/// <remarks>
/// A ridge on the weights of the standardised inputs counts as ten crystals that know nothing of them, so few crystals leave the scores
/// nearly as they are.
/// </remarks>
internal static class ErrorWeightsFit
{
    private const double Ridge = 10;
    private const int Steps = 50;
    private const double LongestStep = 1; // of the logarithm of any crystal's error

    /// <summary>The least and the greatest of each input.</summary>
    /// <param name="inputs">Those of the crystals, at least one.</param>
    internal static (ErrorInputs Least, ErrorInputs Greatest) RangeOf(IReadOnlyCollection<ErrorInputs> inputs) => (
        new ErrorInputs(inputs.Min(input => input.SoftStates), inputs.Min(input => input.Disagreement), inputs.Min(input => input.EntropyScore)),
        new ErrorInputs(inputs.Max(input => input.SoftStates), inputs.Max(input => input.Disagreement), inputs.Max(input => input.EntropyScore)));

    /// <summary>The weights; all are 0 where the quantity is known of no crystal, or never errs.</summary>
    /// <param name="crystals">The inputs of each crystal, and its errors with their scores.</param>
    internal static ErrorWeights Of(IReadOnlyList<(ErrorInputs Inputs, (double Error, double Score)[] Errors)> crystals)
    {
        var ratios = Vector<double>.Build.Dense(crystals.Count, row => Ratio(crystals[row].Errors));
        if (crystals.Count == 0 || !(ratios.Average() > 0))
            return ErrorWeights.None;
        ratios /= ratios.Average();
        var design = new RegressionDesign(
            crystals.Select(crystal => new[] { crystal.Inputs.SoftStates, crystal.Inputs.Disagreement, crystal.Inputs.EntropyScore }));

        // The deviance Σ ratio/mean + ln mean is convex in the coefficients.
        var (_, weights) = design.Fit(Ridge, Steps, LongestStep, scores =>
        {
            var parts = ratios.PointwiseDivide(scores.PointwiseExp());
            return (1 - parts, parts);
        });
        return new ErrorWeights(weights[0], weights[1], weights[2]);
    }

    private static double Ratio((double Error, double Score)[] errors) =>
        ScoredErrors.Ratio(errors.Average(error => error.Error), errors.Average(error => error.Score));
}
