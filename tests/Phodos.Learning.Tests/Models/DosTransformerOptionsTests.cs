using Phodos.Learning.Models;
using Phodos.Learning.Tests.Samples;

namespace Phodos.Learning.Tests.Models;

public class DosTransformerOptionsTests
{
    public static TheoryData<DosTransformerOptions, string> OutOfRange => new()
    {
        { new() { Hidden = 0 }, "hidden" },
        { new() { Hidden = 7 }, "hidden" },
        { new() { Hidden = -2 }, "hidden" },
        { new() { ProcessingLayers = 0 }, "processing-layers" },
        { new() { TransformerLayers = 0 }, "transformer-layers" },
        { new() { AttentionDropout = 1 }, "attention-dropout" },
        { new() { AttentionDropout = -0.1 }, "attention-dropout" },
        { new() { AttentionDropout = double.NaN }, "attention-dropout" },
        { new() { SystemLossWeight = -1 }, "system-loss-weight" },
        { new() { SystemLossWeight = double.NaN }, "system-loss-weight" },
        { new() { SystemLossWeight = double.PositiveInfinity }, "system-loss-weight" },
        { new() { EnvelopeRadius = 0 }, "envelope-radius" },
        { new() { EnvelopeRadius = double.NaN }, "envelope-radius" },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void An_option_out_of_its_range_is_refused_by_name(DosTransformerOptions options, string name) =>
        Should.Throw<InvalidInputException>(() => TinyModel.Create(options)).Message.ShouldStartWith($"dostransformer: {name} must be");

    [Fact]
    public void The_defaults_are_those_of_the_paper()
    {
        var options = new DosTransformerOptions().Validated();
        (options.Hidden, options.ProcessingLayers, options.TransformerLayers, options.SystemLossWeight, options.MaskPadding).ShouldBe((256, 3, 2, 1, true));
    }
}
