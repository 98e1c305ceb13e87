using Phodos.Crystals;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Models.Forces.Fused;
using Phodos.Learning.Tests.Samples;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Models.Forces.Fused;

/// <summary>The loops over memory, in single precision, do what operations of libtorch do in double precision.</summary>
public class FusedForceNetworkTests
{
    private const double Rounding = 5e-5;

    private static readonly ForceNetworkOptions Options = new()
    {
        Cutoff = 4,
        PairCutoff = 4.5,
        Scalars = 24,
        Tensors = 16,
        Layers = 2,
        PairWidth = 24,
        PairTensors = 16,
    };

    [Fact]
    public void Blocks_and_their_derivatives_are_those_of_plain_operations()
    {
        using var scope = NewDisposeScope();
        using var model = ForceConstantsModel.Create(Options, seed: 5);
        var (blocks, gradients) = Compute(model, ScalarType.Float32);
        var (expected, expectedGradients) = Compute(model, ScalarType.Float64);
        ShouldBeClose("blocks", blocks, expected);
        gradients.Count.ShouldBe(expectedGradients.Count);
        foreach (var (name, gradient) in gradients)
            ShouldBeClose(name, gradient, expectedGradients[name]);
    }

    [Fact]
    public void Without_gradients_the_blocks_are_the_same_bits()
    {
        using var scope = NewDisposeScope();
        using var model = ForceConstantsModel.Create(Options, seed: 5);
        var batch = new ForceBatch(Graphs(), ScalarType.Float32);
        var learning = model.Network.Blocks(batch).detach();
        using var noGradients = inference_mode();
        model.Network.Blocks(batch).equal(learning).all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void Sizes_that_do_not_fill_registers_and_double_precision_are_left_to_libtorch()
    {
        using var scope = NewDisposeScope();
        FusedMessages.Serves(zeros(1), 16, 16).ShouldBeTrue();
        FusedMessages.Serves(zeros(1), 16, 6).ShouldBeFalse();
        FusedMessages.Serves(zeros(1), 6, 16).ShouldBeFalse();
        FusedMessages.Serves(zeros(1, ScalarType.Float64), 16, 16).ShouldBeFalse();
        FusedBlocks.Serves(zeros(1), 6).ShouldBeFalse();
    }

    [Fact]
    public void A_crystal_without_edges_and_pairs_has_derivatives_too()
    {
        using var scope = NewDisposeScope();
        using var model = ForceConstantsModel.Create(Options, seed: 5);
        var blocks = model.Network.Blocks(new ForceBatch([ForceGraph.Of(Alone(), Options)], ScalarType.Float32));
        blocks.shape.ShouldBe([0, 3, 3]);
        foreach (var gradient in autograd.grad([blocks.sum()], [.. Learned(model.Network).Select(entry => entry.Values)]))
            gradient.abs().sum().ToDouble().ShouldBe(0);
    }

    private static (Tensor Blocks, Dictionary<string, Tensor> Gradients) Compute(ForceConstantsModel model, ScalarType dtype)
    {
        model.Network.to(dtype);
        var batch = new ForceBatch(Graphs(), dtype);
        var blocks = model.Network.Blocks(batch);
        using var generator = new Generator(7);
        var upstream = rand(blocks.shape, ScalarType.Float64, generator: generator).to(dtype) - 0.5;
        var learned = Learned(model.Network);
        var gradients = autograd.grad([blocks], [.. learned.Select(entry => entry.Values)], [upstream]);
        return (blocks.detach(), learned.Zip(gradients).ToDictionary(entry => entry.First.Name, entry => entry.Second));
    }

    private static (string Name, Tensor Values)[] Learned(ForceNetwork network) =>
        [.. network.named_parameters().Where(entry => entry.parameter.requires_grad).Select(entry => (entry.name, (Tensor)entry.parameter))];

    // The last but one has no neighbour within the reach.
    private static ForceGraph[] Graphs() =>
    [
        .. new[] { SampleCrystals.Random(1, 3), SampleCrystals.Random(5, 4), Alone(), SampleCrystals.Random(3, 8) }
            .Select(crystal => ForceGraph.Of(crystal, Options)),
    ];

    private static Crystal Alone() => new(Lattice.FromParameters(20, 20, 20, 90, 90, 90), [Element.FromSymbol("Xe")], [default]);

    private static void ShouldBeClose(string name, Tensor actual, Tensor expected)
    {
        // A derivative that is zero, as that of invariants where there is no vector yet, is zero in single precision too.
        var size = expected.abs().max().ToDouble();
        (actual.to(ScalarType.Float64) - expected).abs().max().ToDouble().ShouldBeLessThanOrEqualTo(Rounding * size, name);
    }
}
