using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Neutrons;
using Phodos.Spectra;

namespace Phodos.Tests.LatticeDynamics.Neutrons;

public sealed class NeutronWeightedDosTests
{
    [Fact]
    public void Coherent_cross_sections_are_those_of_their_lengths()
    {
        // σ = 4π b², where the length has no imaginary part; 1 barn is 100 fm².
        foreach (var element in Element.All)
        {
            if (element.AtomicNumber is (>= 84 and not (88 or 90 or 91 or 92 or 93)) or 48 or 62 or 63 or 64 or 5)
                continue;
            var neutrons = NeutronCrossSections.Of(element);
            var expected = 4 * Math.PI * neutrons.CoherentLength * neutrons.CoherentLength / 100;
            neutrons.Coherent.ShouldBe(expected, 0.04 * neutrons.Coherent + 0.01, element.Symbol);
            neutrons.Total.ShouldBe(neutrons.Coherent + neutrons.Incoherent);
        }

        NeutronCrossSections.Of(Element.FromSymbol("H")).Total.ShouldBe(82.02, 0.01);
        NeutronCrossSections.Of(Element.FromSymbol("V")).Total.ShouldBe(5.10, 0.01);
        Should.Throw<InvalidInputException>(() => NeutronCrossSections.Of(Element.FromSymbol("Po"))).Message.ShouldContain("Po");
    }

    [Fact]
    public void Hydrogen_outshines_the_metal_and_all_states_stay()
    {
        var hydride = ModelCrystals.RockSalt("Li", "H", 4.08);
        var grid = new FrequencyGrid(0, 1, 101);
        ImmutableArray<double> Flat() => [.. Enumerable.Repeat(0.03, 101)];
        var weighted = NeutronWeightedDos.Of(hydride, [6.94, 1.008], grid, [Flat(), Flat()]);
        weighted.Integral.ShouldBe(6, 1e-9);
        (weighted.Projections["H"][50] / weighted.Projections["Li"][50]).ShouldBe(82.0168 / 1.008 / (1.374 / 6.94), 0.1);
        Should.Throw<ArgumentException>(() => NeutronWeightedDos.Of(hydride, [1], grid, [Flat(), Flat()]));
    }
}
