using Phodos.Learning.Calibration;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>The absolute errors of a quantity over crystals, each with the score that is to foretell it.</summary>
/// <param name="crystals">The errors of each crystal; all have as many.</param>
internal sealed class ScoredErrors(IReadOnlyList<(double Error, double Score)[]> crystals)
{
    /// <summary>All errors.</summary>
    internal IEnumerable<(double Error, double Score)> All => crystals.SelectMany(errors => errors);

    /// <summary>The mean error and the mean score of each crystal.</summary>
    internal IEnumerable<(double Error, double Score)> OfCrystals =>
        crystals.Select(errors => (errors.Average(error => error.Error), errors.Average(error => error.Score)));

    /// <summary>What the scores have to be multiplied with to hold a part of the errors.</summary>
    internal double Factor(double part) => ErrorScale.Quantile(All.Select(error => error.Error / error.Score), part);

    /// <summary>The part of the errors within their scores times a factor.</summary>
    internal double Coverage(double factor) => All.Average(error => error.Error <= factor * error.Score ? 1.0 : 0.0);
}
