using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>The terms of a loss, added up over crystals.</summary>
/// <param name="names">What the terms are called.</param>
internal sealed class LossTerms(string[] names)
{
    private readonly double[] _sums = new double[names.Length];
    private readonly int[] _counts = new int[names.Length];

    /// <summary>The mean of each term since the start.</summary>
    internal string Means => string.Join(
        ", ",
        Enumerable.Range(0, names.Length).Where(term => _counts[term] > 0)
            .Select(term => FormattableString.Invariant($"{names[term]} {_sums[term] / _counts[term]:F4}")));

    /// <summary>The same terms, of no crystal.</summary>
    internal LossTerms Empty() => new(names);

    /// <summary>Adds what other crystals have added up to.</summary>
    internal void Add(LossTerms others)
    {
        for (var term = 0; term < names.Length; term++)
        {
            _sums[term] += others._sums[term];
            _counts[term] += others._counts[term];
        }
    }

    /// <summary>Adds the terms of one crystal; one that is null is not there.</summary>
    internal void Add(params Tensor?[] terms)
    {
        for (var term = 0; term < names.Length; term++)
        {
            if (terms[term] is not { } value)
                continue;
            _sums[term] += value.detach().ToSingle();
            _counts[term]++;
        }
    }

    /// <summary>Adds the sum of a term over several crystals.</summary>
    internal void Add(int term, double sum, int crystals)
    {
        _sums[term] += sum;
        _counts[term] += crystals;
    }
}
