namespace Phodos.Learning.Calibration.Scopes;

/// <summary>The RMSE of the label that is expected of crystals like those that a model learnt from.</summary>
/// <param name="Median">The median over crystals that it did not learn from.</param>
/// <param name="Limit">What 19 in 20 of these and all that it learnt from do not exceed.</param>
public sealed record UsualError(double Median, double Limit)
{
    private const double Within = 0.95;
    private const double Rounding = 1.01; // the same crystal in another batch, cell or machine

    /// <summary>Of expected errors, at least one each.</summary>
    internal static UsualError Of(IReadOnlyCollection<double> training, IReadOnlyCollection<double> validation) => new(
        ErrorScale.Quantile(validation, 0.5), Rounding * Math.Max(ErrorScale.Quantile(validation, Within), training.Max()));
}
