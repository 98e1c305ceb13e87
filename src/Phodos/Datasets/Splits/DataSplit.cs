using System.Collections.Immutable;

namespace Phodos.Datasets.Splits;

/// <summary>
/// Which entries train, validate and test a model. By construction no index is negative,
/// none stands twice, and the training part is not empty; the other parts may be.
/// </summary>
public sealed record DataSplit
{
    /// <summary>Makes a split.</summary>
    /// <param name="rule">
    /// How the parts were made: <c>files</c>, <c>random</c>, <c>elements</c> or one of <see cref="Splits.LeftOut.Rules"/>.
    /// </param>
    /// <param name="seed">The seed of the rule; 0 for <c>files</c>.</param>
    /// <param name="train">Indices of the training part.</param>
    /// <param name="validation">Indices of the validation part.</param>
    /// <param name="test">Indices of the test part.</param>
    /// <param name="keepTogether">Which crystals the rule kept in one part.</param>
    /// <param name="leftOut">What the rule left out of training and validation, as in <see cref="Splits.LeftOut.Values"/>.</param>
    /// <exception cref="InvalidInputException">An index is negative or stands twice, or nothing is left to train on.</exception>
    public DataSplit(
        string rule,
        int seed,
        ImmutableArray<int> train,
        ImmutableArray<int> validation,
        ImmutableArray<int> test,
        KeepTogether keepTogether = KeepTogether.None,
        ImmutableArray<string> leftOut = default)
    {
        ArgumentNullException.ThrowIfNull(rule);
        (Rule, Seed, Train, Validation, Test) = (rule, seed, OrEmpty(train), OrEmpty(validation), OrEmpty(test));
        (KeepTogether, LeftOut) = (keepTogether, OrEmpty(leftOut));
        if (Train.IsEmpty)
            throw new InvalidInputException("the training part of the split is empty; there is nothing to learn from");
        var seen = new HashSet<int>();
        foreach (var index in All)
        {
            if (index < 0)
                throw new InvalidInputException($"the split has the index {index}; indices count from 0");
            if (!seen.Add(index))
                throw new InvalidInputException($"the index {index} stands twice in the split; the parts must not overlap");
        }
    }

    /// <summary>
    /// How the parts were made: <c>files</c>, <c>random</c>, <c>elements</c> or one of <see cref="Splits.LeftOut.Rules"/>.
    /// </summary>
    public string Rule { get; }

    /// <summary>The seed of the rule; 0 for <c>files</c>.</summary>
    public int Seed { get; }

    /// <summary>Which crystals the rule kept in one part.</summary>
    public KeepTogether KeepTogether { get; }

    /// <summary>What the rule left out of training and validation; empty for a rule that leaves nothing out.</summary>
    public ImmutableArray<string> LeftOut { get; }

    /// <summary>Indices of the training part.</summary>
    public ImmutableArray<int> Train { get; }

    /// <summary>Indices of the validation part.</summary>
    public ImmutableArray<int> Validation { get; }

    /// <summary>Indices of the test part.</summary>
    public ImmutableArray<int> Test { get; }

    private IEnumerable<int> All => Train.Concat(Validation).Concat(Test);

    /// <summary>Makes sure that the split belongs to a data set of a size.</summary>
    /// <param name="count">The number of entries of the data set.</param>
    /// <exception cref="InvalidInputException">An index is beyond the data set.</exception>
    public void RequireFits(int count)
    {
        var largest = All.Max();
        if (largest >= count)
        {
            throw new InvalidInputException(
                $"the split has the index {largest}, but the data set has only {count} crystals; use the split made for it");
        }
    }

    /// <summary>
    /// The split of the entries that are left when rows of the source were skipped: the skipped rows go, the indices above them move down.
    /// </summary>
    /// <param name="skippedRows">Row numbers from 0, as the indices of this split count them.</param>
    /// <exception cref="InvalidInputException">Nothing is left to train on.</exception>
    public DataSplit WithoutRows(IEnumerable<int> skippedRows)
    {
        var skipped = skippedRows.ToImmutableSortedSet();
        return skipped.IsEmpty
            ? this
            : new DataSplit(Rule, Seed, Remaining(Train), Remaining(Validation), Remaining(Test), KeepTogether, LeftOut);

        ImmutableArray<int> Remaining(ImmutableArray<int> part) =>
            [.. part.Where(row => !skipped.Contains(row)).Select(row => row - ~skipped.IndexOf(row))];
    }

    /// <summary>
    /// The same split with fewer training crystals, drawn at random. The same seed gives the same crystals
    /// for ever, and those of a smaller number are among those of a larger one; indices ascend.
    /// </summary>
    /// <param name="count">How many crystals train, at least 1.</param>
    /// <param name="seed">The seed of the choice.</param>
    /// <exception cref="InvalidInputException">The training part has fewer crystals.</exception>
    public DataSplit WithTrainingLimitedTo(int count, int seed)
    {
        if (count < 1 || count > Train.Length)
        {
            throw new InvalidInputException(
                $"the training part cannot be limited to {count} crystals; it has {Train.Length}, give a number from 1 to that");
        }

        int[] order = [.. Train.Order()];
        SplitRules.Generator(seed).Shuffle<int>(order);
        return new DataSplit(Rule, Seed, [.. order.Take(count).Order()], Validation, Test, KeepTogether, LeftOut);
    }

    private static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> part) => part.IsDefault ? [] : part;
}
