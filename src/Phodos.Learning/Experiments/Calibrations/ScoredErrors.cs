using Phodos.Learning.Calibration;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>The absolute errors of a quantity over crystals, each with the score that is to foretell it.</summary>
internal sealed class ScoredErrors
{
    private const double LeastScore = 1e-12; // keeps the ratio finite where nothing can err

    private readonly (double Error, double Score)[][] _crystals;

    private ScoredErrors((double Error, double Score)[][] crystals) => _crystals = crystals;

    /// <summary>The errors of crystals.</summary>
    /// <param name="crystals">Those of each crystal; one of which the quantity is not known has none.</param>
    internal static ScoredErrors Of(IEnumerable<(double Error, double Score)[]> crystals) =>
        new([.. crystals.Where(errors => errors.Length > 0)]);

    /// <summary>Whether the quantity is known of no crystal.</summary>
    internal bool IsEmpty => _crystals.Length == 0;

    /// <summary>All errors.</summary>
    internal IEnumerable<(double Error, double Score)> All => _crystals.SelectMany(errors => errors);

    /// <summary>The mean error and the mean score of each crystal.</summary>
    internal IEnumerable<(double Error, double Score)> OfCrystals =>
        _crystals.Select(errors => (errors.Average(error => error.Error), errors.Average(error => error.Score)));

    /// <summary>What the scores have to be multiplied with to hold a part of the errors.</summary>
    internal double Factor(double part) => ErrorScale.Quantile(All.Select(error => Ratio(error.Error, error.Score)), part);

    /// <summary>An error in parts of its score.</summary>
    internal static double Ratio(double error, double score) => error / Math.Max(score, LeastScore);

    /// <summary>The part of the errors within their scores times a factor.</summary>
    internal double Coverage(double factor) => All.Average(error => error.Error <= factor * error.Score ? 1.0 : 0.0);
}
