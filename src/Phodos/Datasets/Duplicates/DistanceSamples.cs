using Phodos.Crystals;

namespace Phodos.Datasets.Duplicates;

/// <summary>Samples the sorted distances of each pair of elements, near ones more densely than far ones.</summary>
internal static class DistanceSamples
{
    // In units of the cube root of the volume an atom; 380 neighbours are as near. Stacking sequences need it to be told apart.
    private const double Reach = 4.5;
    private const int SamplesInAll = 192;
    private const int FewestSamplesOfPair = 2;

    // Sparse crystals are searched from here (angstrom) outwards, or the atoms of a molecule in a large box would all be pairs.
    private const double LargestFirstCutoff = 13;
    private const double CutoffGrowth = 1.2;

    internal static Half[] Of(Crystal crystal, double spacing)
    {
        var elements = crystal.Species.Distinct().OrderBy(element => element.AtomicNumber).ToArray();
        var indices = crystal.Species.Select(element => Array.IndexOf(elements, element)).ToArray();
        var ranks = Ranks(elements.Length, indices);
        var cutoff = Math.Min(1.05 * Reach * spacing, LargestFirstCutoff);
        while (true)
        {
            var collector = new DistanceCollector(indices, elements.Length);
            PairSearch.Run(crystal, cutoff, ref collector);
            if (ranks.Zip(collector.OfPairs).All(pair => pair.First[^1] < pair.Second.Count))
                return [.. ranks.Zip(collector.OfPairs).SelectMany(pair => Pick(pair.Second, pair.First, spacing))];
            cutoff *= CutoffGrowth;
        }
    }

    /// <summary>
    /// Which of the sorted distances are taken, for each pair of elements. How many follows from the composition alone, and the
    /// places grow with the number of atoms, so that a supercell, where every distance stands more often, gives the same samples.
    /// </summary>
    private static int[][] Ranks(int elements, int[] indices)
    {
        var counts = indices.CountBy(index => index).ToDictionary();
        var pairsOfAtom = 0.5 * 4 / 3 * Math.PI * Math.Pow(Reach, 3);
        return [.. ElementPairs(elements).Select(pair =>
        {
            var share = (pair.First == pair.Second ? 1 : 2) * Part(pair.First) * Part(pair.Second);
            var samples = Math.Max(FewestSamplesOfPair, (int)Math.Round(SamplesInAll * share));
            return Enumerable.Range(0, samples)
                .Select(sample => (sample + 0.5) / samples)
                .Select(place => (int)Math.Ceiling(place * place * pairsOfAtom * share * indices.Length) - 1)
                .ToArray();
        })];

        double Part(int element) => (double)counts[element] / indices.Length;
    }

    private static IEnumerable<Half> Pick(List<double> distances, int[] ranks, double spacing)
    {
        distances.Sort();
        return ranks.Select(rank => (Half)(distances[rank] / spacing));
    }

    private static IEnumerable<(int First, int Second)> ElementPairs(int elements) =>
        from first in Enumerable.Range(0, elements)
        from second in Enumerable.Range(first, elements - first)
        select (first, second);

    /// <summary>Gathers distances (angstrom) by pair of elements, in the order of <see cref="ElementPairs"/>.</summary>
    private readonly struct DistanceCollector : IPairVisitor
    {
        private readonly int[] _indices;
        private readonly List<double>[,] _byElements;

        internal DistanceCollector(int[] indices, int elements)
        {
            _indices = indices;
            _byElements = new List<double>[elements, elements];
            OfPairs = [.. ElementPairs(elements).Select(_ => new List<double>())];
            foreach (var (pair, distances) in ElementPairs(elements).Zip(OfPairs))
                _byElements[pair.First, pair.Second] = _byElements[pair.Second, pair.First] = distances;
        }

        internal List<double>[] OfPairs { get; }

        public void Visit(int first, int second, (int A, int B, int C) shift, Vector3D vector) =>
            _byElements[_indices[first], _indices[second]].Add(vector.Length);
    }
}
