using System.Collections.Immutable;

namespace Phodos.Datasets;

/// <summary>
/// The rules that split a data set. The same data, seed and fractions always give the same split; indices ascend in each part.
/// </summary>
public static class SplitRules
{
    /// <summary>The name of <see cref="Random"/>.</summary>
    public const string RandomRule = "random";

    /// <summary>The name of <see cref="ByElements"/>.</summary>
    public const string ElementsRule = "elements";

    /// <summary>Splits at random: validation and test get their fraction rounded to whole crystals, training the rest.</summary>
    /// <param name="count">The number of crystals, at least 1.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="fractions">The fractions; 80/10/10 by default.</param>
    /// <exception cref="InvalidInputException">There are too few crystals for a training part.</exception>
    public static DataSplit Random(int count, int seed, SplitFractions? fractions = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        fractions ??= new SplitFractions();
        var order = Enumerable.Range(0, count).ToArray();
        Generator(seed).Shuffle<int>(order);
        var validation = (int)Math.Round(count * fractions.Validation);
        var test = Math.Min((int)Math.Round(count * fractions.Test), count - validation);
        return Sorted(RandomRule, seed, order[(validation + test)..], order[..validation], order[validation..(validation + test)]);
    }

    /// <summary>
    /// Splits so that every element is in the parts by the fractions: element by element, from the rarest to the
    /// most common (the lighter first where as many crystals have them), the crystals with that element that are
    /// in no part yet are split at random. A crystal that is the only one left with its element trains.
    /// </summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="fractions">The fractions; 80/10/10 by default.</param>
    /// <exception cref="InvalidInputException">There are no crystals.</exception>
    public static DataSplit ByElements(DosDataset dataset, int seed, SplitFractions? fractions = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        fractions ??= new SplitFractions();
        var random = Generator(seed);
        List<int> train = [], validation = [], test = [];
        var assigned = new bool[dataset.Entries.Length];
        foreach (var members in MembersFromRareToCommon(dataset))
        {
            var open = members.Where(index => !assigned[index]).ToArray();
            random.Shuffle<int>(open);
            var (validating, testing) = PartSizes(open.Length, fractions, random.NextDouble());
            validation.AddRange(open[..validating]);
            test.AddRange(open[validating..(validating + testing)]);
            train.AddRange(open[(validating + testing)..]);
            foreach (var index in open)
                assigned[index] = true;
        }

        return Sorted(ElementsRule, seed, train, validation, test);
    }

    private static IEnumerable<int[]> MembersFromRareToCommon(DosDataset dataset) => dataset.Entries
        .SelectMany((entry, index) => entry.Crystal.Species.Distinct().Select(element => (Element: element, Index: index)))
        .GroupBy(pair => pair.Element, pair => pair.Index)
        .OrderBy(group => group.Count())
        .ThenBy(group => group.Key.AtomicNumber)
        .Select(group => group.ToArray());

    // Most groups are small, so rounding to the nearest would send nearly all of them to training. One random offset shared by both
    // boundaries makes every size right on average; one crystal is kept for training.
    private static (int Validation, int Test) PartSizes(int count, SplitFractions fractions, double offset)
    {
        if (count < 2)
            return (0, 0);
        var validation = Math.Min((int)(count * fractions.Validation + offset), count - 1);
        var both = Math.Min((int)(count * (fractions.Validation + fractions.Test) + offset), count - 1);
        return (validation, both - validation);
    }

    private static Pcg32 Generator(int seed) => new(unchecked((ulong)seed));

    private static DataSplit Sorted(string rule, int seed, IEnumerable<int> train, IEnumerable<int> validation, IEnumerable<int> test) =>
        new(rule, seed, train.Order().ToImmutableArray(), validation.Order().ToImmutableArray(), test.Order().ToImmutableArray());
}
