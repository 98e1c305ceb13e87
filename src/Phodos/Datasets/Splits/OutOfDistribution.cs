namespace Phodos.Datasets.Splits;

/// <summary>Splits whose test part is of a kind that the other parts have nothing of.</summary>
public static class OutOfDistribution
{
    /// <summary>
    /// Tests on what is left out and draws the validation part from the rest at random, so that nothing is chosen by what is tested.
    /// </summary>
    /// <remarks>
    /// The test part is what is left out, whatever its size. A family with a crystal that is left out goes there whole: with
    /// polymorphs kept together and triclinic crystals left out, the cubic polymorphs of a triclinic crystal are tested too.
    /// </remarks>
    /// <param name="dataset">The data set.</param>
    /// <param name="leftOut">What the model never sees.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="validation">How much of what remains validates, at least 0 and below 1.</param>
    /// <param name="families">What stays in one part; null lets each crystal go its own way.</param>
    /// <exception cref="InvalidInputException">The data have nothing of what is left out, or nothing else.</exception>
    public static DataSplit Split(
        DosDataset dataset, LeftOut leftOut, int seed, double validation = 0.1, CrystalFamilies? families = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(leftOut);
        var fractions = new SplitFractions(validation, test: 0);
        families ??= CrystalFamilies.Alone(dataset.Entries.Length);
        SplitRules.RequireCount(families, dataset.Entries.Length);

        var tested = families.Members.ToLookup(family => family.Any(index => leftOut.Contains(dataset.Entries[index])));
        var what = string.Join(", ", leftOut.Values);
        if (!tested[true].Any())
        {
            throw new InvalidInputException(
                $"no crystal of {dataset.Name} is left out by {leftOut.Rule} {what}; there is nothing to test on");
        }

        if (!tested[false].Any())
        {
            var reason = families.By == KeepTogether.None ? "" : $" with {families.By.Word()} kept together";
            throw new InvalidInputException(
                $"{leftOut.Rule} {what} leaves all of {dataset.Name} out{reason}; there is nothing to learn from");
        }

        var remaining = tested[false].ToArray();
        SplitRules.Generator(seed).Shuffle(remaining.AsSpan());
        var parts = new SplitParts();
        parts.Fill(remaining, (int)Math.Round(remaining.Sum(family => family.Length) * fractions.Validation), test: 0);
        parts.Test(tested[true]);
        return parts.ToSplit(leftOut.Rule, seed, families.By, leftOut.Values);
    }
}
