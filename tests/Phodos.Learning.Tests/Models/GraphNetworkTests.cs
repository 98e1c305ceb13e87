using Phodos.Crystals;
using Phodos.Learning.Graphs;
using Phodos.Learning.Tests.Samples;

namespace Phodos.Learning.Tests.Models;

/// <summary>What the graph network of the paper lacks by its making; the canonical cell mends the first.</summary>
public class GraphNetworkTests
{
    public static TheoryData<string> Names => ["dostransformer", "graph-network", "graph-network-energies"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_the_canonical_cell_a_rotation_changes_the_prediction_as_in_the_reference(string name)
    {
        using var model = TinyModel.Create(name);
        var rotated = Orthogonal.Rotation(seed: 1).Apply(SampleCrystals.Triclinic);
        TinyModel.Distance(TinyModel.Predict(model, Raw(SampleCrystals.Triclinic)), TinyModel.Predict(model, Raw(rotated))).ShouldBeGreaterThan(1e-4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_atom_that_passes_the_cutoff_makes_the_prediction_jump_as_in_the_reference(string name)
    {
        using var model = TinyModel.Create(name);
        var (inside, outside) = (TinyModel.Predict(model, DistantPair.At(4 - 1e-9)), TinyModel.Predict(model, DistantPair.At(4 + 1e-9)));
        TinyModel.Distance(inside, outside).ShouldBeGreaterThan(1e-4);
    }

    private static CrystalGraph Raw(Crystal crystal) =>
        CrystalGraph.Of("raw", crystal, CrystalSystem.Triclinic, new GraphOptions { CanonicalCell = false });
}
