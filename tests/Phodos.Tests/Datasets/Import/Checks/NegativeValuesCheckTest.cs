using System.Collections.Immutable;
using Phodos.Datasets.Import.Checks;
using Phodos.Datasets.Import.Findings;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Import.Checks;

public sealed class NegativeValuesCheckTest
{
    private static readonly FrequencyGrid Grid = new(0, 10, 4);

    private static IReadOnlyList<Observation> Examine(params double[] values) =>
        [.. new NegativeValuesCheck().Examine(Records.Salt(dos: new DensityOfStates(Grid, [.. values], DosNormalization.PerCell)))];

    [Fact]
    public void A_negative_value_is_an_error_with_its_place()
    {
        var observation = Examine(0, 1, -0.1, 0.5).ShouldHaveSingleItem();
        observation.Severity.ShouldBe(FindingSeverity.Error);
        observation.Message.ShouldContain("at 20 cm⁻¹");
        observation.Message.ShouldContain("-10.00 %");
    }

    [Fact]
    public void Rounding_below_zero_passes() => Examine(0, 1, -1e-8, 0.5).ShouldBeEmpty();

    [Fact]
    public void A_spectrum_without_states_is_an_error() => Examine(0, 0, 0, 0).ShouldHaveSingleItem().Message.ShouldContain("nowhere above zero");

    [Fact]
    public void A_negative_part_is_named()
    {
        var parts = ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty.Add("Na", [0, 1.5, 0, 0.5]).Add("Cl", [0, -0.5, 1, 0]);
        var dos = new DensityOfStates(Grid, [0, 1, 1, 0.5], DosNormalization.PerCell, parts);
        new NegativeValuesCheck().Examine(Records.Salt(dos: dos)).ShouldHaveSingleItem().Message.ShouldContain("the part of Cl");
    }
}
