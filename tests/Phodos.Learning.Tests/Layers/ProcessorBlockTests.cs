using Phodos.Crystals;
using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using Phodos.Learning.Tests.Samples;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Layers;

public class ProcessorBlockTests
{
    private const int Hidden = 6;

    [Theory]
    [InlineData(1.0, false)] // no edges at all
    [InlineData(2.3, false)] // some atoms without edges
    [InlineData(4.0, false)]
    [InlineData(1.0, true)] // self edges alone
    [InlineData(4.0, true)]
    public void Both_paths_are_the_message_passing_of_the_reference_written_out(double cutoff, bool selfInteraction)
    {
        using var scope = NewDisposeScope();
        using var block = new ProcessorBlock(Hidden);
        block.to(ScalarType.Float64);
        using var batch = GraphBatch.Of([Graph(5, cutoff, selfInteraction), Graph(3, cutoff, selfInteraction)], ScalarType.Float64, CPU);
        using var generator = new Generator(7, CPU);
        var atoms = randn([8, Hidden], dtype: ScalarType.Float64, generator: generator);
        var edges = randn([batch.EdgeVectors.shape[0], Hidden], dtype: ScalarType.Float64, generator: generator);

        var (expectedAtoms, expectedEdges) = WrittenOut(block, atoms, edges, batch);
        var (inner, updated) = block.Update(atoms, edges, batch, edgesAreNeeded: true);
        var (last, _) = block.Update(atoms, edges, batch, edgesAreNeeded: false);

        inner.allclose(expectedAtoms, rtol: 0, atol: 1e-13).ShouldBeTrue();
        last.allclose(expectedAtoms, rtol: 0, atol: 1e-13).ShouldBeTrue();
        updated.allclose(expectedEdges, rtol: 0, atol: 1e-13).ShouldBeTrue();
    }

    [Fact]
    public void The_theory_covers_atoms_without_edges()
    {
        var edges = Graph(5, 2.3, selfInteraction: false).Neighbors;
        edges.EdgeCount.ShouldBeGreaterThan(0);
        edges.Destinations.ToArray().Distinct().Count().ShouldBeLessThan(5);
    }

    private static CrystalGraph Graph(int atoms, double cutoff, bool selfInteraction) => CrystalGraph.Of(
        "crystal", SampleCrystals.Random(atoms, seed: 4), CrystalSystem.Cubic, new GraphOptions { Cutoff = cutoff, SelfInteraction = selfInteraction });

    // Edge by edge and atom by atom, with whole inputs concatenated.
    private static (Tensor Atoms, Tensor Edges) WrittenOut(ProcessorBlock block, Tensor atoms, Tensor edges, GraphBatch batch)
    {
        var weights = block.named_parameters().ToDictionary(entry => entry.name, entry => (Tensor)entry.parameter);
        var (sources, destinations) = (batch.EdgeSources.data<long>().ToArray(), batch.EdgeDestinations.data<long>().ToArray());
        Tensor[] increments = [.. sources.Select((source, edge) =>
            Network("edge_model.edge_mlp", cat([atoms[source], atoms[destinations[edge]], edges[edge]])))];
        Tensor[] updated = [.. Enumerable.Range(0, (int)atoms.shape[0]).Select(atom =>
        {
            Tensor[] incoming = [.. increments.Where((_, edge) => destinations[edge] == atom)];
            var mean = incoming.Length == 0 ? zeros(Hidden, dtype: ScalarType.Float64) : stack(incoming).mean([0]);
            return atoms[atom] + Network("node_model.node_mlp_2", cat([atoms[atom], mean]));
        })];
        return (stack(updated), increments.Length == 0 ? edges : edges + stack(increments));

        Tensor Network(string name, Tensor input)
        {
            var widened = matmul(weights[$"{name}.0.weight"], input) + weights[$"{name}.0.bias"];
            var centred = widened - widened.mean();
            var normal = centred / (centred.square().mean() + 1e-5).sqrt() * weights[$"{name}.1.weight"] + weights[$"{name}.1.bias"];
            var activated = where(normal > 0, normal, normal * weights[$"{name}.2.weight"]);
            return matmul(weights[$"{name}.3.weight"], activated) + weights[$"{name}.3.bias"];
        }
    }
}
