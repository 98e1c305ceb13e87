namespace Phodos.Learning.Calibration;

/// <summary>The uncertainty of every point of a spectrum.</summary>
/// <param name="Factor">What √(spread² + shared²) is multiplied with, where shared is a part of the value and a part of the maximum.</param>
public sealed record BandCalibration(double Factor)
{
    // Chosen on the validation part of the shipped model: the narrowest bands of the same coverage (docs/site-states.md).
    private const double PartOfValue = 0.05;
    private const double PartOfMaximum = 0.005;

    /// <summary>Half the width of the band at every point.</summary>
    /// <param name="values">The prediction, one value a point.</param>
    /// <param name="members">The prediction of each member in the same normalisation, <c>[members][points]</c>.</param>
    public double[] HalfWidths(ReadOnlySpan<double> values, IReadOnlyList<double[]> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var widths = Scores(values, members);
        for (var point = 0; point < widths.Length; point++)
            widths[point] *= Factor;
        return widths;
    }

    private static double[] Scores(ReadOnlySpan<double> values, IReadOnlyList<double[]> members)
    {
        var maximum = 0.0;
        foreach (var value in values)
            maximum = Math.Max(maximum, value);
        var ofPoint = new double[members.Count];
        var scores = new double[values.Length];
        for (var point = 0; point < scores.Length; point++)
        {
            for (var member = 0; member < ofPoint.Length; member++)
                ofPoint[member] = members[member][point];
            var shared = Math.Sqrt(Math.Pow(PartOfValue * values[point], 2) + Math.Pow(PartOfMaximum * maximum, 2));
            scores[point] = ErrorScale.Score(ErrorScale.Spread(ofPoint), shared);
        }

        return scores;
    }
}
