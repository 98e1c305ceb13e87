using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Learning.Targets;
using Phodos.Learning.Tests.Samples;
using Phodos.Spectra;

namespace Phodos.Learning.Tests.Targets;

public class StateSharesTests
{
    private static readonly FrequencyGrid Native = new(0, 100, 11); // 11 points and one bin above

    [Fact]
    public void States_that_a_spectrum_per_cell_lacks_lie_above_the_grid()
    {
        // 18 states in rutile's cell of 6 atoms; a third of those of oxygen lie above 1000 cm⁻¹.
        var titanium = Flat(6);
        var oxygen = Flat(8);
        var shares = Shares(DosNormalization.PerCell, titanium.Zip(oxygen, (a, b) => a + b), ("Ti", titanium), ("O", oxygen));
        shares.KnownBins.ShouldBe(12);
        shares.OfCrystal.Sum().ShouldBe(1, 1e-6);
        shares.OfCrystal[^1].ShouldBe(4 / 18f, 1e-6);
        shares.OfParts[11].ShouldBe(4 / 12f, 1e-6); // oxygen comes first, by atomic number
        shares.OfParts[23].ShouldBe(0);
        shares.OfParts[12..24].Sum().ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Without_a_scale_nothing_is_said_of_what_lies_above()
    {
        var shares = Shares(DosNormalization.MaxNormalized, Enumerable.Repeat(1.0, 11));
        shares.KnownBins.ShouldBe(11);
        shares.OfCrystal[^1].ShouldBe(0);
        shares.OfCrystal.Sum().ShouldBe(1, 1e-6);
        shares.OfParts.ShouldAllBe(share => share == 0);
    }

    [Fact]
    public void What_an_integral_lacks_by_its_mesh_is_no_state_above() =>
        Shares(DosNormalization.PerCell, Flat(17.8)).OfCrystal[^1].ShouldBe(0);

    [Fact]
    public void Half_a_step_beyond_the_ends_belongs_to_the_end_points()
    {
        var shares = Shares(DosNormalization.MaxNormalized, Enumerable.Repeat(1.0, 11));
        shares.OfCrystal[1].ShouldBe(1 / 10f, 1e-6);
        shares.OfCrystal[0].ShouldBe(1 / 20f, 1e-6);
        shares.OfCrystal[10].ShouldBe(1 / 20f, 1e-6);
    }

    [Fact]
    public void A_spectrum_without_states_is_refused_by_name() => Should.Throw<InvalidInputException>(
        () => Shares(DosNormalization.PerCell, Enumerable.Repeat(0.0, 11))).Message.ShouldStartWith("rutile: the spectrum has no states");

    // A constant density with so many states in 0..1000 cm⁻¹.
    private static double[] Flat(double states) => [.. Enumerable.Repeat(states / 1000, 11)];

    private static StateShares Shares(DosNormalization normalization, IEnumerable<double> total, params (string Element, double[] Values)[] parts)
    {
        var spectrum = new DensityOfStates(
            Native, [.. total], normalization, parts.ToImmutableSortedDictionary(part => part.Element, part => part.Values.ToImmutableArray()));
        return StateShares.Of(new DosEntry("rutile", SampleCrystals.Rutile, CrystalSystem.Tetragonal, spectrum) { Spectrum = spectrum }, Native);
    }
}
