using Phodos.Datasets.Import.Checks;
using Phodos.Datasets.Import.Findings;

namespace Phodos.Tests.Datasets.Import.Checks;

public sealed class LostStatesCheckTest
{
    private static readonly LostStatesCheck Check = new();

    [Theory]
    [InlineData(6.0)]
    [InlineData(5.95)]
    [InlineData(6.05)]
    public void Three_states_an_atom_pass(double states) => Check.Examine(Records.Salt(dos: Records.Box(50, 250, states))).ShouldBeEmpty();

    [Theory]
    [InlineData(5.8, FindingSeverity.Warning, "-3.3 %")]
    [InlineData(4.0, FindingSeverity.Error, "-33.3 %")]
    [InlineData(7.0, FindingSeverity.Error, "+16.7 %")]
    public void Missing_or_surplus_states_are_told_with_their_number(double states, FindingSeverity severity, string deviation)
    {
        var observation = Check.Examine(Records.Salt(dos: Records.Box(50, 250, states))).ShouldHaveSingleItem();
        observation.Severity.ShouldBe(severity);
        observation.Message.ShouldContain("3N = 6");
        observation.Message.ShouldContain(deviation);
    }

    [Fact]
    public void The_tolerance_is_the_users() =>
        new LostStatesCheck(0.5).Examine(Records.Salt(dos: Records.Box(50, 250, 4))).ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Warning);

    [Fact]
    public void States_above_the_grid_are_told_by_the_highest_frequency()
    {
        var cut = Records.Salt(dos: Records.Box(50, 1000, 4)) with { MaximumFrequency = 1500 };
        Check.Examine(cut).ShouldHaveSingleItem().Message.ShouldContain("the highest frequency is 1500 cm⁻¹, the grid ends at 1000");
    }

    [Fact]
    public void A_normalised_spectrum_that_does_not_end_in_its_grid_is_kept_with_a_warning()
    {
        var open = Check.Examine(Records.Salt(dos: Records.Box(50, 1000, 6).MaxNormalize())).ShouldHaveSingleItem();
        open.Severity.ShouldBe(FindingSeverity.Warning);
        open.Message.ShouldContain("likely lost");
        Check.Examine(Records.Salt(dos: Records.Box(50, 900, 6).MaxNormalize())).ShouldBeEmpty();
    }
}
