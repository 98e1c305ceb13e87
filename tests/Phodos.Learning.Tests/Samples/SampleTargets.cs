using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Targets;
using Phodos.Spectra;

namespace Phodos.Learning.Tests.Samples;

/// <summary>References for graphs that have none, as a model learns them.</summary>
internal static class SampleTargets
{
    /// <summary>A crystal with a random DOS, on the grid of the tiny models.</summary>
    internal static LabelledGraph Random(ModelConfig config, CrystalGraph graph, int seed)
    {
        var random = new Random(seed);
        var labelled = new LabelledGraph(graph, [.. Enumerable.Range(0, TinyModel.Grid.Count).Select(_ => random.NextDouble())]);
        return labelled with { Shares = SharesOf(config, labelled) };
    }

    /// <summary>The shares of a labelled crystal, all elements alike; null for a model that does not ask for them.</summary>
    internal static StateShares? SharesOf(ModelConfig config, LabelledGraph labelled)
    {
        if (config.NativeGrid is not { } native)
            return null;
        var crystal = new Crystal(
            Lattice.FromParameters(5, 5, 5, 90, 90, 90),
            [.. labelled.Graph.AtomicNumbers.Select(Element.FromAtomicNumber)],
            [.. labelled.Graph.AtomicNumbers.Select((_, atom) => new Vector3D(atom / (double)labelled.Graph.AtomCount, 0, 0))]);
        var parts = crystal.Species.Distinct().ToImmutableSortedDictionary(element => element.Symbol, _ => labelled.Target.ToImmutableArray());
        var dos = new DensityOfStates(TinyModel.Grid, [.. labelled.Target], DosNormalization.MaxNormalized, parts);
        return StateShares.Of(new DosEntry(labelled.Graph.Id, crystal, labelled.Graph.System, dos), native);
    }
}
