using Phodos.Datasets.Import.Checks;
using Phodos.Datasets.Import.Findings;

namespace Phodos.Tests.Datasets.Import.Checks;

public sealed class ImaginaryModesCheckTest
{
    [Theory]
    [InlineData(ImaginaryModePolicy.Warn, FindingSeverity.Warning)]
    [InlineData(ImaginaryModePolicy.Drop, FindingSeverity.Omission)]
    [InlineData(ImaginaryModePolicy.Error, FindingSeverity.Error)]
    public void The_policy_decides_what_becomes_of_imaginary_modes(ImaginaryModePolicy policy, FindingSeverity severity)
    {
        var check = new ImaginaryModesCheck(policy);
        check.Examine(Records.Salt() with { MinimumFrequency = -40 }).ShouldHaveSingleItem().Severity.ShouldBe(severity);
        var below = Records.Box(-60, 200, 6, start: -100);
        var observation = check.Examine(Records.Salt(dos: below)).ShouldHaveSingleItem();
        observation.Severity.ShouldBe(severity);
        observation.Message.ShouldContain("% of the states");
    }

    [Fact]
    public void States_that_are_all_imaginary_are_told_in_any_unit() =>
        new ImaginaryModesCheck().Examine(Records.Salt(dos: Records.Box(-4, -1, 6, start: -4, end: 1, step: 0.5)))
            .ShouldHaveSingleItem().Message.ShouldContain("all states (100 %)");

    [Fact]
    public void Noise_at_gamma_passes()
    {
        var check = new ImaginaryModesCheck(ImaginaryModePolicy.Error);
        check.Examine(Records.Salt() with { MinimumFrequency = -2 }).ShouldBeEmpty();
        check.Examine(Records.Salt(dos: Records.Box(-5, 200, 6, start: -100))).ShouldBeEmpty();
    }

    [Fact]
    public void A_source_that_does_not_tell_the_lowest_frequency_passes() =>
        new ImaginaryModesCheck(ImaginaryModePolicy.Error).Examine(Records.Salt()).ShouldBeEmpty();
}
