using System.Globalization;

namespace Phodos.Datasets.Splits;

/// <summary>
/// How much of a data set goes to each part. Valid by construction: each is 0..1, training is above 0, together they are 1.
/// </summary>
public sealed record SplitFractions
{
    /// <summary>Makes fractions from the two smaller parts; training takes the rest.</summary>
    /// <param name="validation">The part that validates, 0..1.</param>
    /// <param name="test">The part that tests, 0..1.</param>
    /// <exception cref="InvalidInputException">A part is outside 0..1, or nothing is left to train on.</exception>
    public SplitFractions(double validation = 0.1, double test = 0.1)
    {
        if (!(validation >= 0 && test >= 0 && validation + test < 1))
        {
            throw new InvalidInputException(string.Create(
                CultureInfo.InvariantCulture,
                $"the fractions {validation} for validation and "
                + $"{test} for the test leave nothing to train on; each is 0 or more, together below 1"));
        }

        (Validation, Test) = (validation, test);
    }

    /// <summary>The part that trains.</summary>
    public double Train => 1 - Validation - Test;

    /// <summary>The part that validates.</summary>
    public double Validation { get; }

    /// <summary>The part that tests.</summary>
    public double Test { get; }
}
