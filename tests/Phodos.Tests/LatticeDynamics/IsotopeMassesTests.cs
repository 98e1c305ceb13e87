using Phodos.Crystals;
using Phodos.LatticeDynamics;

namespace Phodos.Tests.LatticeDynamics;

public sealed class IsotopeMassesTests
{
    private static readonly Crystal Salt = ModelCrystals.RockSalt("Li", "H", 4.08);

    [Theory]
    [InlineData("H=2.014", 6.94, 2.014)]
    [InlineData("Li=6.015, H = 3.016", 6.015, 3.016)]
    [InlineData("1:7.016", 7.016, 1.008)]
    [InlineData("2:2.014,H=3.016", 6.94, 2.014)]
    public void Masses_are_changed_by_element_and_by_atom(string text, double lithium, double hydrogen)
    {
        var masses = IsotopeMasses.Parse(text).Apply(Salt);
        masses[0].ShouldBe(lithium, 0.005);
        masses[1].ShouldBe(hydrogen, 0.005);
    }

    [Fact]
    public void Masses_that_a_calculation_states_are_kept() => IsotopeMasses.Parse("H=2.014").Apply(Salt, [6.015, 1.008]).ShouldBe([6.015, 2.014]);

    [Fact]
    public void Heavy_hydrogen_lowers_the_optical_modes_by_the_reduced_mass()
    {
        double Highest(string? isotopes) => PhononModes.At(
            ModelCrystals.Springy(Salt, isotopes is null ? null : IsotopeMasses.Parse(isotopes).Apply(Salt)), default).Frequencies[^1];
        double Reduced(double mass) => 6.94 * mass / (6.94 + mass);
        (Highest("H=2.014") / Highest(null)).ShouldBe(Math.Sqrt(Reduced(1.008) / Reduced(2.014)), 1e-3);
    }

    [Theory]
    [InlineData("", "write an element")]
    [InlineData("H2.014", "write an element")]
    [InlineData("H=two", "no number")]
    [InlineData("H=-1", "no number")]
    [InlineData("H=1e999", "no number")]
    [InlineData("Xx=2", "no element 'Xx'")]
    [InlineData("h=2.014", "no element 'h'")]
    [InlineData("H:2.014", "joined by =")]
    [InlineData("0:2.014", "counted from 1")]
    [InlineData("H=2.014,H=3.016", "two masses")]
    [InlineData("O=18", "no O in")]
    [InlineData("3:7.016", "has 2 atoms")]
    [InlineData("H=7.016", "no isotope of H")]
    [InlineData("Li=70", "no isotope of Li")]
    public void What_makes_no_sense_is_refused(string text, string reason) =>
        Should.Throw<InvalidInputException>(() => IsotopeMasses.Parse(text).Apply(Salt)).Message.ShouldContain(reason);
}
