using Phodos.Learning.Equivariant.Fused;
using Phodos.Learning.Graphs;
using Phodos.Learning.Tests.Samples;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Equivariant;

public class FusedComputationTests
{
    [Theory]
    [InlineData("e3nn", ScalarType.Float64, 1e-12)]
    [InlineData("site-states", ScalarType.Float64, 1e-12)]
    [InlineData("site-states", ScalarType.Float32, 1e-5)]
    public void Without_gradients_the_same_is_computed_as_with_them(string name, ScalarType dtype, double tolerance)
    {
        using var scope = NewDisposeScope();
        using var model = TinyModel.Create(name, dtype);
        CrystalGraph[] graphs = [.. Enumerable.Range(1, 5).Select(atoms => SampleCrystals.RandomGraph(atoms, atoms))];
        using var batch = GraphBatch.Of(graphs, dtype, CPU);
        var expected = TinyModel.Rows(model.Predict(batch));
        TinyModel.Distance(TinyModel.Predict(model, graphs), expected).ShouldBeLessThan(tolerance);
        expected.SelectMany(row => row).Max().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Edges_are_taken_in_chunks_that_hold_each_once_with_its_own_length()
    {
        using var scope = NewDisposeScope();
        var lengths = rand(10_000, 1, dtype: ScalarType.Float64).mul(50).round().div(10); // at most 51 different ones
        var chunks = EdgeChunk.Of(lengths, different => different * 2);
        chunks.Length.ShouldBeGreaterThan(1);
        chunks.Sum(chunk => chunk.Count).ShouldBe(10_000);
        var expected = lengths.data<double>().ToArray();
        foreach (var chunk in chunks)
        {
            chunk.Radial.shape[0].ShouldBeLessThanOrEqualTo(51);
            var doubled = chunk.Radial.data<double>().ToArray();
            for (var edge = 0; edge < chunk.Count; edge++)
                doubled[chunk.LengthOfEdge[edge]].ShouldBe(2 * expected[chunk.Start + edge]);
        }
    }

    [Fact]
    public void Copies_beyond_whole_vectors_are_computed_too()
    {
        // 11 copies are no multiple of the width of any processor's vectors.
        const int copies = 11;
        var random = new Random(2);
        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
        var block = new MessageBlock(copies, Dimension: 3, PathWidths: [1, 3], Feature: 0, Coupling: 0, Weight: 0, Output: 0);
        var (features, couplings, weights) = (Numbers(2 * 33), Numbers(3 * 12), Numbers(2 * 22));
        long[] sources = [0, 1, 1], destinations = [1, 0, 1];
        int[] lengthOfEdge = [0, 1, 0];
        var sums = new double[2 * 4 * copies];
        MessageSum.Add<double>([block], features, couplings, weights, lengthOfEdge, sources, destinations, sums, atoms: 2);

        var expected = new double[sums.Length];
        for (var edge = 0; edge < 3; edge++)
        {
            for (var component = 0; component < 4; component++)
            {
                for (var copy = 0; copy < copies; copy++)
                {
                    var product = Enumerable.Range(0, 3).Sum(a => features[sources[edge] * 33 + a * copies + copy] * couplings[edge * 12 + component * 3 + a]);
                    expected[destinations[edge] * 44 + component * copies + copy] += product * weights[lengthOfEdge[edge] * 22 + (component > 0 ? 11 : 0) + copy];
                }
            }
        }

        sums.Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-14);
    }
}
