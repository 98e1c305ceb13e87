using Phodos.Learning.Equivariant;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Equivariant;

public class GateTests
{
    [Fact]
    public void Scalars_take_silu_or_tanh_and_gated_copies_are_multiplied_by_their_gate()
    {
        using var scope = NewDisposeScope();
        using var gate = new Gate(Irreps.Parse("1x0e+1x0o"), Irreps.Parse("1x0e+1x0o"), Irreps.Parse("1x1o+1x2e"));
        gate.Input.ToString().ShouldBe("2x0o+2x0e+1x1o+1x2e");
        gate.Output.ToString().ShouldBe("1x0e+1x0o+1x1o+1x2o");
        var x = Representation.Numbers(3, gate.Input.Dimension, seed: 1);
        Tensor Column(int start, int length = 1) => x.narrow(1, start, length);
        var expected = cat(
            [
                NormalizedActivation.Silu(Column(2)), NormalizedActivation.Tanh(Column(0)),
                Column(4, 3) * NormalizedActivation.Sigmoid(Column(3)), Column(7, 5) * NormalizedActivation.Tanh(Column(1)),
            ],
            1);
        (gate.Activate(x) - expected).abs().max().item<double>().ShouldBeLessThan(1e-15);
    }
}
