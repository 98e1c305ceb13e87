using Phodos.Spectra;

namespace Phodos.Tests.Spectra;

public class SpectrumDistancesTest
{
    private static readonly FrequencyGrid Grid = new(0, 5, 201);

    [Fact]
    public void A_spectrum_is_at_no_distance_from_itself_in_any_normalisation()
    {
        var distances = SpectrumDistances.Between(Peak(300), Peak(300).MaxNormalize());
        new[] { distances.Rmse, distances.Mae, distances.Wasserstein, distances.MeanFrequency, distances.HeatCapacity, distances.Entropy }
            .ShouldAllBe(distance => Math.Abs(distance) < 1e-9);
        distances.R2.ShouldBe(1);
        distances.Overlap.ShouldBe(1, 1e-12);
        distances.Cosine.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void A_shifted_peak_is_as_far_as_it_was_shifted()
    {
        var distances = SpectrumDistances.Between(Peak(500), Peak(400));
        distances.Wasserstein.ShouldBe(100, 1e-6);
        distances.MeanFrequency.ShouldBe(100, 1e-6);
        distances.MaximumFrequency.ShouldBe(100, 1e-6);
        distances.HeatCapacity.ShouldBeLessThan(0);
        distances.Entropy.ShouldBeLessThan(0);
    }

    [Fact]
    public void Spectra_without_common_states_do_not_overlap()
    {
        var distances = SpectrumDistances.Between(Peak(200), Peak(800));
        distances.Overlap.ShouldBe(0, 1e-9);
        distances.Cosine.ShouldBe(0, 1e-9);
    }

    [Fact]
    public void A_common_grid_holds_both_in_the_finer_step()
    {
        CommonGrid.Of(FrequencyGrid.Paper, new FrequencyGrid(0, 5, 801)).ShouldBe(new FrequencyGrid(0, 5, 801));
        CommonGrid.Of(new FrequencyGrid(-10, 1, 100), FrequencyGrid.Paper).ShouldBe(new FrequencyGrid(-10, 1, 1011));
        CommonGrid.Of(new FrequencyGrid(5, 10, 3), new FrequencyGrid(15, 10, 3)).ShouldBe(new FrequencyGrid(0, 10, 5));
    }

    private static DensityOfStates Peak(double frequency) => new(
        Grid, [.. Grid.Frequencies.Select(place => 6 * Math.Exp(-0.5 * Math.Pow((place - frequency) / 20, 2)))], DosNormalization.PerCell);
}
