using Phodos.Datasets.Import.Checks;
using Phodos.Datasets.Import.Findings;

namespace Phodos.Tests.Datasets.Import.Checks;

public sealed class ProjectionsCheckTest
{
    private static IReadOnlyList<Observation> Examine(params (string, double)[] parts) =>
        [.. new ProjectionsCheck().Examine(Records.Salt(dos: Records.Box(50, 250, 6).WithParts(parts)))];

    [Fact]
    public void Parts_that_add_up_pass() => Examine(("Na", 0.5), ("Cl", 0.5)).ShouldBeEmpty();

    [Fact]
    public void A_spectrum_without_parts_passes() => Examine().ShouldBeEmpty();

    [Fact]
    public void Noise_of_a_coarser_mesh_passes() => Examine(("Na", 0.53), ("Cl", 0.45)).ShouldBeEmpty();

    [Fact]
    public void A_missing_part_is_told()
    {
        var observation = Examine(("Na", 0.5)).ShouldHaveSingleItem();
        observation.Severity.ShouldBe(FindingSeverity.Warning);
        observation.Message.ShouldContain("differ by 50 % of all states");
    }

    [Fact]
    public void A_part_of_an_element_that_is_not_there_is_an_error()
    {
        var observation = Examine(("Na", 0.5), ("Br", 0.5)).ShouldHaveSingleItem();
        observation.Severity.ShouldBe(FindingSeverity.Error);
        observation.Message.ShouldContain("'Br'");
    }

    [Fact]
    public void Parts_given_to_the_wrong_elements_are_told_by_their_states()
    {
        var observations = Examine(("Na", 0.9), ("Cl", 0.1));
        observations.Count.ShouldBe(2);
        observations[0].Message.ShouldContain("the part of Cl holds the states of 0.2 atoms, the structure has 1");
    }
}
