using System.Collections.Immutable;

namespace Phodos.Datasets.Splits;

/// <summary>
/// The rules that split a data set. The same data, seed, fractions and families always give the same split; indices ascend in each part.
/// </summary>
/// <remarks>
/// A family (see <see cref="CrystalFamilies"/>) goes to one part whole. Families are drawn in random order, and each that still fits into
/// the validation part, then into the test part, goes there; the rest train. So neither part is larger than its fraction, and what it
/// lacks is less than the smallest family that trains: nothing where enough crystals are families of their own. A family
/// larger than both parts trains.
/// </remarks>
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
    /// <param name="families">What stays in one part; null lets each crystal go its own way.</param>
    /// <exception cref="InvalidInputException">There are too few crystals for a training part.</exception>
    public static DataSplit Random(int count, int seed, SplitFractions? fractions = null, CrystalFamilies? families = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        fractions ??= new SplitFractions();
        families ??= CrystalFamilies.Alone(count);
        RequireCount(families, count);
        var order = families.Members.ToArray();
        Generator(seed).Shuffle<ImmutableArray<int>>(order);
        var validation = (int)Math.Round(count * fractions.Validation);
        var test = Math.Min((int)Math.Round(count * fractions.Test), count - validation);
        var parts = new SplitParts();
        parts.Fill(order, validation, test);
        return parts.ToSplit(RandomRule, seed, families.By);
    }

    /// <summary>
    /// Splits so that every element is in the parts by the fractions: element by element, from the rarest to the
    /// most common (the lighter first where as many crystals have them), the crystals with that element that are
    /// in no part yet are split at random, each with its family. A crystal that is the only one left with its element
    /// trains. What a part lacks because a family does not fit is made up for at the next elements.
    /// </summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="fractions">The fractions; 80/10/10 by default.</param>
    /// <param name="families">What stays in one part; null lets each crystal go its own way.</param>
    /// <exception cref="InvalidInputException">There are no crystals.</exception>
    public static DataSplit ByElements(DosDataset dataset, int seed, SplitFractions? fractions = null, CrystalFamilies? families = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        fractions ??= new SplitFractions();
        families ??= CrystalFamilies.Alone(dataset.Entries.Length);
        RequireCount(families, dataset.Entries.Length);
        var random = Generator(seed);
        var parts = new SplitParts();
        var familyOf = families.FamilyOfEach();
        var assigned = new bool[families.Members.Length];
        var (lackingValidation, lackingTest) = (0, 0);
        foreach (var members in MembersFromRareToCommon(dataset))
        {
            var open = members.Select(index => familyOf[index]).Distinct().Where(family => !assigned[family]).ToArray();
            random.Shuffle<int>(open);
            ImmutableArray<int>[] order = [.. open.Select(family => families.Members[family])];
            var count = order.Sum(family => family.Length);
            var share = PartSizes(count, fractions, random.NextDouble());
            var (wantedInValidation, wantedInTest) = (share.Validation + lackingValidation, share.Test + lackingTest);
            var validation = WithLack(share.Validation, wantedInValidation, count * fractions.Validation, count - 1);
            var test = WithLack(share.Test, wantedInTest, count * fractions.Test, count - 1 - validation);
            var (leftValidation, leftTest) = parts.Fill(order, validation, test);
            lackingValidation = wantedInValidation - (validation - leftValidation);
            lackingTest = wantedInTest - (test - leftTest);
            foreach (var family in open)
                assigned[family] = true;
        }

        return parts.ToSplit(ElementsRule, seed, families.By);
    }

    internal static void RequireCount(CrystalFamilies families, int count)
    {
        if (families.Count != count)
            throw new ArgumentException($"The families are of {families.Count} crystals, the data set has {count}.", nameof(families));
    }

    internal static Pcg32 Generator(int seed) => new(unchecked((ulong)seed));

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

    // Up to twice its share, lest the next rare element pay for all that the last ones lack.
    private static int WithLack(int share, int wanted, double mean, int room) =>
        Math.Max(0, Math.Min(Math.Max(share, Math.Min(wanted, (int)(2 * mean))), room));
}
