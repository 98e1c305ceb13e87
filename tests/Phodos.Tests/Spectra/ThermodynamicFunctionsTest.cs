using CsCheck;
using Phodos.Spectra;

namespace Phodos.Tests.Spectra;

public class ThermodynamicFunctionsTest
{
    private const double R = ThermodynamicFunctions.GasConstant;

    private static readonly Gen<PhononStates> AnyStates =
        from frequencies in Gen.Double[1, 4000].Array[1, 40]
        from counts in Gen.Double[0.01, 1].Array[frequencies.Length]
        select new PhononStates(frequencies.Order().ToArray(), counts);

    [Fact]
    public void One_frequency_gives_the_einstein_crystal()
    {
        // hν/k is the temperature: x = 1.
        var at = ThermodynamicFunctions.At(new PhononStates([100], [1]), 143.8776877);
        var filling = 1 / (Math.E - 1);
        at.HeatCapacity.ShouldBe(3 * R * Math.E * filling * filling, 1e-6);
        at.Entropy.ShouldBe(3 * R * (filling - Math.Log(1 - 1 / Math.E)), 1e-6);
        at.InternalEnergy.ShouldBe(3 * R * 0.1438776877 * (0.5 + filling), 1e-6);
        at.FreeEnergy.ShouldBe(at.InternalEnergy - 0.1438776877 * at.Entropy, 1e-9);
    }

    [Fact]
    public void Heat_reaches_the_law_of_dulong_and_petit() => AnyStates.Sample(states =>
    {
        var at = ThermodynamicFunctions.At(states, 1e6);
        at.HeatCapacity.ShouldBeInRange(3 * R * (1 - 1e-4), 3 * R);
        at.InternalEnergy.ShouldBeInRange(3 * R * 1e3, 3 * R * 1e3 * (1 + 1e-4));
    });

    [Fact]
    public void At_absolute_zero_there_is_no_entropy_and_no_heat_capacity() => AnyStates.Sample(states =>
    {
        var zero = ThermodynamicFunctions.At(states, 0);
        (zero.HeatCapacity, zero.Entropy).ShouldBe((0, 0));
        zero.FreeEnergy.ShouldBe(ThermodynamicFunctions.ZeroPointEnergy(states));
        zero.InternalEnergy.ShouldBe(zero.FreeEnergy);
        var near = ThermodynamicFunctions.At(states, 1e-3);
        near.HeatCapacity.ShouldBe(0, 1e-12);
        near.Entropy.ShouldBe(0, 1e-12);
        near.FreeEnergy.ShouldBe(zero.FreeEnergy, 1e-9);
    });

    [Fact]
    public void The_functions_are_derivatives_of_each_other() => Gen.Select(AnyStates, Gen.Double[20, 2000]).Sample((states, temperature) =>
    {
        var step = 1e-3 * temperature;
        var (below, at, above) = (
            ThermodynamicFunctions.At(states, temperature - step),
            ThermodynamicFunctions.At(states, temperature),
            ThermodynamicFunctions.At(states, temperature + step));
        var tolerance = 1e-3 * (R + at.Entropy);
        ((above.InternalEnergy - below.InternalEnergy) / (2 * step) * 1000).ShouldBe(at.HeatCapacity, tolerance);
        (-(above.FreeEnergy - below.FreeEnergy) / (2 * step) * 1000).ShouldBe(at.Entropy, tolerance);
        (temperature * (above.Entropy - below.Entropy) / (2 * step)).ShouldBe(at.HeatCapacity, tolerance);
        (temperature * (above.HeatCapacity - below.HeatCapacity) / (2 * step)).ShouldBe(at.HeatCapacitySlope, tolerance);
    });

    [Fact]
    public void Softer_crystals_have_more_entropy_and_less_free_energy() => Gen.Select(AnyStates, Gen.Double[50, 1000]).Sample((states, temperature) =>
    {
        var softer = new PhononStates([.. states.Frequencies.Select(frequency => 0.9 * frequency)], states.Counts.AsSpan());
        var (stiff, soft) = (ThermodynamicFunctions.At(states, temperature), ThermodynamicFunctions.At(softer, temperature));
        soft.Entropy.ShouldBeGreaterThan(stiff.Entropy);
        soft.HeatCapacity.ShouldBeGreaterThanOrEqualTo(stiff.HeatCapacity);
        soft.FreeEnergy.ShouldBeLessThan(stiff.FreeEnergy);
    });

    [Fact]
    public void Diamond_has_the_heat_capacity_of_its_einstein_temperature() =>

        // Einstein's own fit, 1320 K: 6.1 J/K/mol at room temperature (Ann. Phys. 327, 180 (1907): 1.46 cal/K/mol at 297.7 K is measured).
        ThermodynamicFunctions.At(new PhononStates([1320 / 1.438776877], [1]), 297.7).HeatCapacity.ShouldBe(1.46 * 4.184, 0.3);

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1.01e6)]
    public void Impossible_temperatures_are_refused(double temperature) =>
        Should.Throw<InvalidInputException>(() => ThermodynamicFunctions.At(new PhononStates([100], [1]), temperature))
            .Message.ShouldContain("at least 0");

    [Fact]
    public void Amounts_carry_their_units()
    {
        // 1 kJ/mol is 10.364 meV, and R a Boltzmann constant an atom.
        ThermodynamicBasis.Atom.EnergyFactor.ShouldBe(10.36427, 1e-5);
        (R * ThermodynamicBasis.Atom.HeatFactor).ShouldBe(1, 1e-12);
        ThermodynamicBasis.MoleOfFormulaUnits(5).ShouldSatisfyAllConditions(
            basis => basis.HeatFactor.ShouldBe(5), basis => basis.EnergyFactor.ShouldBe(5), basis => basis.HeatUnit.ShouldBe("J/K/mol-formula"));
    }
}
