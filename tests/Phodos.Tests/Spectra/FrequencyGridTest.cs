using System.Text.Json;
using Phodos.Spectra;

namespace Phodos.Tests.Spectra;

public sealed class FrequencyGridTest
{
    [Fact]
    public void The_grid_of_the_paper_is_0_20_to_1000()
    {
        FrequencyGrid.Paper.Frequencies.ShouldBe(Enumerable.Range(0, 51).Select(point => 20.0 * point));
        FrequencyGrid.Paper.End.ShouldBe(1000);
    }

    [Theory]
    [InlineData(0, 0, 5)]
    [InlineData(0, -1, 5)]
    [InlineData(0, double.NaN, 5)]
    [InlineData(0, double.PositiveInfinity, 5)]
    [InlineData(double.NaN, 1, 5)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 1, FrequencyGrid.MaximumCount + 1)]
    [InlineData(0, 1e308, 3)]
    public void Grids_without_two_finite_ascending_points_are_refused(double start, double step, int count) =>
        Should.Throw<InvalidInputException>(() => new FrequencyGrid(start, step, count));

    [Fact]
    public void Listed_frequencies_give_their_grid() =>
        FrequencyGrid.FromFrequencies([10, 12.5, 15.0001, 17.5]).ShouldBe(new FrequencyGrid(10, 2.5, 4));

    [Theory]
    [InlineData(new double[] { })]
    [InlineData(new[] { 5.0 })]
    [InlineData(new[] { 0.0, 1, 3 })]
    [InlineData(new[] { 2.0, 1, 0 })]
    [InlineData(new[] { 0, double.NaN, 2 })]
    [InlineData(new[] { 0, 1, double.PositiveInfinity })]
    public void Frequencies_that_are_not_evenly_spaced_are_refused(double[] frequencies) =>
        Should.Throw<InvalidInputException>(() => FrequencyGrid.FromFrequencies(frequencies));

    [Fact]
    public void A_point_is_found_by_its_frequency_and_only_there()
    {
        FrequencyGrid.Paper.IndexOf(980).ShouldBe(49);
        FrequencyGrid.Paper.IndexOf(981).ShouldBeNull();
        FrequencyGrid.Paper.IndexOf(1020).ShouldBeNull();
        FrequencyGrid.Paper.IndexOf(-20).ShouldBeNull();
        FrequencyGrid.Paper.IndexOf(double.NaN).ShouldBeNull();
        FrequencyGrid.Paper.Contains(981).ShouldBeTrue();
        FrequencyGrid.Paper.Contains(1000.1).ShouldBeFalse();
    }

    [Fact]
    public void A_grid_survives_JSON()
    {
        var grid = new FrequencyGrid(-5, 0.5, 7);
        JsonSerializer.Deserialize<FrequencyGrid>(JsonSerializer.Serialize(grid)).ShouldBe(grid);
    }
}
