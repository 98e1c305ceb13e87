using Phodos.Learning.Graphs;
using Phodos.Learning.Tests.Samples;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Graphs;

public class GraphBatchTests
{
    [Fact]
    public void Crystals_lie_one_after_another_and_edges_stay_inside_theirs()
    {
        CrystalGraph[] graphs = [SampleCrystals.RandomGraph(3, 1), SampleCrystals.RandomGraph(5, 2)];
        using var batch = GraphBatch.Of(graphs, ScalarType.Float64, CPU);
        batch.Ids.ShouldBe(["random-3-1", "random-5-2"]);
        batch.CrystalOfAtom.data<long>().ToArray().ShouldBe([0, 0, 0, 1, 1, 1, 1, 1]);
        batch.Systems.data<long>().ToArray().ShouldBe([1, 2]);
        batch.IsPadding.data<bool>().ToArray().ShouldBe([false, false, false, true, true, false, false, false, false, false]);
        batch.ElementIndices.data<long>().ToArray().ShouldBe([.. graphs.SelectMany(graph => graph.AtomicNumbers).Select(number => number - 1L)]);
        var edgeOfFirst = graphs[0].Neighbors.EdgeCount;
        batch.EdgeSources.data<long>().ToArray().Select((atom, edge) => atom < 3 == edge < edgeOfFirst).ShouldAllBe(holds => holds);
        batch.EdgeDestinations.data<long>().ToArray().Select((atom, edge) => atom < 3 == edge < edgeOfFirst).ShouldAllBe(holds => holds);
    }

    [Fact]
    public void Sums_means_and_padding_are_taken_of_each_crystal_and_atom()
    {
        using var scope = NewDisposeScope();
        using var batch = GraphBatch.Of([SampleCrystals.RandomGraph(1, 1), SampleCrystals.RandomGraph(2, 2)], ScalarType.Float64, CPU);
        var perAtom = tensor(new double[] { 1, 2, 4 }, [3, 1]);
        batch.SumOverAtoms(perAtom).data<double>().ToArray().ShouldBe([1, 6]);
        batch.PadAtoms(perAtom).data<double>().ToArray().ShouldBe([1, 0, 2, 4]);
        var sources = batch.EdgeSources.to(ScalarType.Float64).unsqueeze(1);
        var means = batch.EdgeDestinations.data<long>().ToArray().Zip(batch.EdgeSources.data<long>().ToArray())
            .GroupBy(edge => edge.First, edge => edge.Second).OrderBy(atom => atom.Key).Select(atom => atom.Average());
        batch.MeanOverIncomingEdges(sources).data<double>().ToArray().ShouldBe(means, 1e-14);
    }

    [Fact]
    public void A_batch_owns_its_tensors_whatever_scope_is_open()
    {
        GraphBatch batch;
        using (NewDisposeScope())
            batch = GraphBatch.Of([SampleCrystals.RandomGraph(2, 1)], ScalarType.Float32, CPU);
        batch.Masses.IsInvalid.ShouldBeFalse();
        batch.Dispose();
        batch.Masses.IsInvalid.ShouldBeTrue();
    }

    [Fact]
    public void An_empty_batch_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => GraphBatch.Of([], ScalarType.Float32, CPU));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_cutoff_that_is_no_radius_is_refused(double cutoff) =>
        Should.Throw<InvalidInputException>(() => new GraphOptions { Cutoff = cutoff });
}
