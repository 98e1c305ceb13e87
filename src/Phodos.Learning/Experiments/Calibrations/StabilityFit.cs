using MathNet.Numerics.LinearAlgebra;
using Phodos.Learning.Calibration;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>
/// Fits the probability that a crystal is unstable by logistic regression. A ridge on the weights of the standardised inputs counts as one
/// crystal that knows nothing of them, so that the weights stay finite where the inputs part the crystals without a fault.
/// </summary>
internal static class StabilityFit
{
    private const double Ridge = 1;
    private const int Steps = 100;
    private const double LongestStep = 2; // of the score of any crystal

    /// <summary>The fit; null where there are no crystals of one of the two kinds.</summary>
    /// <param name="crystals">The inputs of each crystal, and whether it is unstable.</param>
    internal static StabilityCalibration? Of(IReadOnlyList<(StabilityInputs Inputs, bool IsUnstable)> crystals)
    {
        if (crystals.All(crystal => crystal.IsUnstable) || !crystals.Any(crystal => crystal.IsUnstable))
            return null;
        var design = new RegressionDesign(crystals.Select(crystal => crystal.Inputs.ToRow()));
        var unstable = Vector<double>.Build.Dense(crystals.Count, row => crystals[row].IsUnstable ? 1 : 0);
        var (constant, weights) = design.Fit(Ridge, Steps, LongestStep, scores =>
        {
            var probabilities = scores.Map(score => 1 / (1 + Math.Exp(-score)));
            return (probabilities - unstable, probabilities.PointwiseMultiply(1 - probabilities));
        });
        return new StabilityCalibration(constant - weights.DotProduct(design.Means), [.. weights]);
    }
}
