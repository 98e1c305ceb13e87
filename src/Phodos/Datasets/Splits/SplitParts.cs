using System.Collections.Immutable;

namespace Phodos.Datasets.Splits;

/// <summary>The parts of a split while they are filled.</summary>
internal sealed class SplitParts
{
    private readonly List<int> _train = [];
    private readonly List<int> _validation = [];
    private readonly List<int> _test = [];

    /// <summary>Gives each family to the first part with room for all of it: validation, test, training (which has no limit).</summary>
    /// <param name="families">The families, in the order that they are given a place.</param>
    /// <param name="validation">How many crystals the validation part may get.</param>
    /// <param name="test">How many crystals the test part may get.</param>
    /// <returns>How much of both room is left.</returns>
    internal (int Validation, int Test) Fill(IEnumerable<ImmutableArray<int>> families, int validation, int test)
    {
        foreach (var family in families)
        {
            if (family.Length <= validation)
            {
                _validation.AddRange(family);
                validation -= family.Length;
            }
            else if (family.Length <= test)
            {
                _test.AddRange(family);
                test -= family.Length;
            }
            else
            {
                _train.AddRange(family);
            }
        }

        return (validation, test);
    }

    /// <summary>Gives families to the test part, however large it gets.</summary>
    internal void Test(IEnumerable<ImmutableArray<int>> families) => _test.AddRange(families.SelectMany(family => family));

    internal DataSplit ToSplit(string rule, int seed, KeepTogether keepTogether, ImmutableArray<string> leftOut = default) => new(
        rule,
        seed,
        [.. _train.Order()],
        [.. _validation.Order()],
        [.. _test.Order()],
        keepTogether,
        leftOut);
}
