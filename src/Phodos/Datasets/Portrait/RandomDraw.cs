using MathNet.Numerics;

namespace Phodos.Datasets.Portrait;

/// <summary>What a part of a data set would hold if its crystals were drawn at random, none twice (hypergeometric distribution).</summary>
public static class RandomDraw
{
    /// <summary>The probability outside <see cref="Range"/>: that outside ±3 standard deviations of a normal distribution.</summary>
    public const double Beyond = 0.0027;

    // No value further from the mean than so many standard deviations, and a few, has a probability that counts.
    private const double Reach = 10;

    /// <summary>
    /// The range in which the number of drawn crystals of a kind lies but for a probability of at most <see cref="Beyond"/>, half of it on
    /// either side.
    /// </summary>
    /// <param name="crystals">The number of crystals to draw from, at least 1.</param>
    /// <param name="ofKind">How many of them are of the kind.</param>
    /// <param name="drawn">The number of crystals drawn, at most all.</param>
    public static (int Least, int Most) Range(int crystals, int ofKind, int drawn)
    {
        var mean = (double)drawn * ofKind / crystals;
        var deviation = Math.Sqrt(mean * (1 - (double)ofKind / crystals));
        var most = Math.Min(ofKind, drawn);
        var count = Math.Max(Math.Max(0, drawn + ofKind - crystals), (int)(mean - Reach * deviation - Reach));
        int? least = null;
        for (var cumulative = 0.0; count <= most; count++)
        {
            cumulative += Probability(crystals, ofKind, drawn, count);
            if (cumulative > Beyond / 2)
                least ??= count;
            if (cumulative >= 1 - Beyond / 2)
                return (least!.Value, count);
        }

        return (least ?? most, most);
    }

    // By logarithms: MathNet's own distribution multiplies binomials, which overflow from a thousand crystals on.
    private static double Probability(int crystals, int ofKind, int drawn, int count) => Math.Exp(
        SpecialFunctions.BinomialLn(ofKind, count)
        + SpecialFunctions.BinomialLn(crystals - ofKind, drawn - count)
        - SpecialFunctions.BinomialLn(crystals, drawn));
}
