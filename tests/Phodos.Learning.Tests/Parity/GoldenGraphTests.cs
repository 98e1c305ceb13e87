using Phodos.Crystals;
using Phodos.Parity;

namespace Phodos.Learning.Tests.Parity;

public class GoldenGraphTests
{
    [Fact]
    public void Edges_are_those_of_the_reference_implementation()
    {
        var golden = new GoldenFolder(GoldenSources.Carried);
        using var expected = golden.Tensors("graphs_r4.safetensors");
        var graphs = golden.Graphs(cutoff: 4);
        graphs.Count.ShouldBe(7);
        for (var index = 0; index < graphs.Count; index++)
        {
            var edges = graphs[index].Neighbors;
            long[] Integers(string name) => expected.Tensors[$"{index}.{name}"].data<long>().ToArray();
            var (sources, destinations, shifts) = (Integers("edge_src"), Integers("edge_dst"), Integers("edge_shift"));
            var vectors = expected.Tensors[$"{index}.edge_vec"].data<double>().ToArray();
            var byEnds = Enumerable.Range(0, sources.Length).ToDictionary(
                edge => (sources[edge], destinations[edge], shifts[3 * edge], shifts[3 * edge + 1], shifts[3 * edge + 2]),
                edge => new Vector3D(vectors[3 * edge], vectors[3 * edge + 1], vectors[3 * edge + 2]));

            edges.EdgeCount.ShouldBe(byEnds.Count);
            for (var edge = 0; edge < edges.EdgeCount; edge++)
            {
                var (a, b, c) = edges.Shifts[edge];
                (edges.Vectors[edge] - byEnds[(edges.Sources[edge], edges.Destinations[edge], a, b, c)]).Length.ShouldBeLessThan(1e-12);
            }
        }
    }
}
