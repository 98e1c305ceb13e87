using Phodos.Crystals;
using Phodos.Learning.Models.Forces;

namespace Phodos.Learning.Training.Forces;

/// <summary>The usual size of force constants at each reduced distance, the mean logarithm over the pairs of calculations.</summary>
internal static class UsualSizes
{
    private const int FewestPairs = 20;
    private const double Smallest = 1e-3; // eV/Å²

    /// <summary>The table of <see cref="PairScale"/>. Where there are few pairs the neighbouring points stand for it.</summary>
    internal static double[] Of(IEnumerable<ForceTargets> crystals)
    {
        var (sums, counts) = (new double[PairScale.Count], new int[PairScale.Count]);
        foreach (var crystal in crystals)
        {
            var blocks = crystal.Blocks.data<float>().ToArray();
            var slots = crystal.Forward.data<long>().ToArray();
            var species = crystal.Graph.Crystal.Species;
            var pairs = crystal.Graph.Pairs;
            for (var pair = 0; pair < pairs.Count; pair++)
            {
                var radii = Radius(species[(int)pairs.First[pair]]) + Radius(species[(int)pairs.Second[pair]]);
                var place = (pairs.Lengths[pair] / radii - PairScale.First) / PairScale.Step;
                var square = 0.0;
                foreach (var value in blocks.AsSpan(9 * (int)slots[pair], 9))
                    square += value * value;
                for (var point = Math.Max(0, (int)Math.Floor(place)); point <= Math.Min(PairScale.Count - 1, (int)Math.Ceiling(place)); point++)
                {
                    sums[point] += Math.Log(Math.Sqrt(square) + Smallest);
                    counts[point]++;
                }
            }
        }

        return Completed([.. sums.Zip(counts, (sum, count) => count >= FewestPairs ? sum / count : double.NaN)]);
    }

    private static double[] Completed(double[] table)
    {
        int[] known = [.. Enumerable.Range(0, table.Length).Where(point => double.IsFinite(table[point]))];
        return known.Length == 0
            ? new double[table.Length]
            : [.. Enumerable.Range(0, table.Length).Select(point =>
            {
                var (below, above) = (known.LastOrDefault(one => one <= point, known[0]), known.FirstOrDefault(one => one >= point, known[^1]));
                return below >= above ? table[above] : table[below] + (table[above] - table[below]) * (point - below) / (above - below);
            })];
    }

    private static double Radius(Element element) => element.CovalentRadius;
}
