using System.IO.Compression;
using System.Text.Json;
using Phodos.Spectra;

namespace Phodos.Tests.Spectra;

/// <summary>The lowest states lie on the parabola of a three-dimensional crystal, and heat capacities go as T³.</summary>
public class AcousticStatesTest
{
    private const double End = 240; // of the Debye spectrum: 345 K

    public static TheoryData<double> Steps { get; } = [1.0, 5.0, 20.0];

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_debye_spectrum_has_the_heat_capacity_of_debyes_integral(double step)
    {
        var states = PhononStates.Of(Debye(step, noise: 0));
        foreach (var temperature in new[] { 1.0, 2, 5, 10, 20, 50, 300 })
        {
            var exact = DebyeHeatCapacity(temperature);
            ThermodynamicFunctions.At(states, temperature).HeatCapacity.ShouldBe(exact, 0.03 * exact, $"{temperature} K");
        }
    }

    [Theory]
    [InlineData(5.0)]
    [InlineData(20.0)]
    public void Noise_at_zero_frequency_does_not_break_the_law(double step)
    {
        var states = PhononStates.Of(Debye(step, noise: 2e-3));
        double At(double temperature) => ThermodynamicFunctions.At(states, temperature).HeatCapacity;
        (At(5) / At(2.5)).ShouldBe(8, 0.4);
        (At(2) / At(1)).ShouldBe(8, 0.2);
        (At(10) / At(5)).ShouldBe(8, 0.8);
    }

    [Fact]
    public void States_are_kept_and_room_temperature_does_not_change()
    {
        var dos = Debye(5, noise: 2e-4);
        var raw = new PhononStates(
            dos.Grid.BinCentres(), [.. dos.Values.Select((value, point) => value * dos.Grid.WidthOf(point))]);
        var states = PhononStates.Of(dos);
        states.Counts.Sum().ShouldBe(3, 1e-12);
        var (before, after) = (ThermodynamicFunctions.At(raw, 300), ThermodynamicFunctions.At(states, 300));
        after.HeatCapacity.ShouldBe(before.HeatCapacity, 1e-5 * before.HeatCapacity);
        after.Entropy.ShouldBe(before.Entropy, 1e-3 * before.Entropy);
        after.FreeEnergy.ShouldBe(before.FreeEnergy, 1e-3 * Math.Abs(before.FreeEnergy) + 1e-3);
        SpectrumMoments.Of(states).RootMeanSquare.ShouldBe(SpectrumMoments.Of(raw).RootMeanSquare, 0.05);
    }

    [Fact]
    public void A_debye_spectrum_has_the_same_debye_temperature_near_zero_as_of_its_mean_square()
    {
        var moments = SpectrumMoments.Of(PhononStates.Of(Debye(1, noise: 0)));
        moments.CalorimetricDebyeTemperature!.Value.ShouldBe(moments.DebyeTemperature, 0.01 * moments.DebyeTemperature);
        var at = ThermodynamicFunctions.At(PhononStates.Of(Debye(1, noise: 0)), 2);
        var law = 12 * Math.Pow(Math.PI, 4) / 5 * ThermodynamicFunctions.GasConstant
            * Math.Pow(2 / moments.CalorimetricDebyeTemperature.Value, 3);
        at.HeatCapacity.ShouldBe(law, 0.01 * law);
    }

    [Fact]
    public void States_above_the_grid_count_in_the_debye_temperature()
    {
        var grid = new FrequencyGrid(0, 5, 41);
        double[] counts = [.. grid.Frequencies.Select(frequency => frequency * frequency), 1e7];
        PhononStates.Of(grid, counts, 900).DebyeFrequency!.Value.ShouldBe(Math.Cbrt(15 * counts.Sum()), 3);
    }

    [Theory]
    [InlineData(400, 20, 30)] // one frequency: no acoustic modes
    [InlineData(-100, 10, 60)] // imaginary modes
    public void Spectra_without_acoustic_modes_are_left_as_they_are(double start, double step, int count)
    {
        var grid = new FrequencyGrid(start, step, count);
        var states = PhononStates.Of(new DensityOfStates(grid, [.. Enumerable.Repeat(1.0, count)], DosNormalization.PerCell));
        states.DebyeFrequency.ShouldBeNull();
        SpectrumMoments.Of(states).CalorimetricDebyeTemperature.ShouldBeNull();
    }

    [Theory]
    [InlineData(1e-14)]
    [InlineData(1e-9)]
    [InlineData(1e-3)]
    public void The_softest_of_modes_has_finite_functions(double frequency)
    {
        var at = ThermodynamicFunctions.At(new PhononStates([frequency], [1]), 300);
        var x = FrequencyUnit.Kelvin.FromWavenumber(frequency) / 300;
        at.HeatCapacity.ShouldBe(3 * ThermodynamicFunctions.GasConstant, 1e-9);
        at.Entropy.ShouldBe(3 * ThermodynamicFunctions.GasConstant * (1 - Math.Log(x)), 1e-4);
        at.InternalEnergy.ShouldBe(3 * ThermodynamicFunctions.GasConstant * 0.3, 1e-3);
        at.HeatCapacitySlope.ShouldBe(0, 1e-6);
    }

    [Fact]
    public void Calculated_spectra_of_stiff_crystals_follow_the_law()
    {
        var ratios = new List<double>();
        using var stream = File.OpenRead(Path.Combine(SharedFolder.Required, "data", "phonondb-full", "fine.jsonl.gz"));
        using var lines = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        while (lines.ReadLine() is { } line && ratios.Count < 40)
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.GetProperty("fmin").GetDouble() < -1)
                continue;
            var grid = new FrequencyGrid(0, 5, 201);
            var dos = new DensityOfStates(
                grid, [.. root.GetProperty("dos5").EnumerateArray().Select(value => value.GetDouble())], DosNormalization.PerCell);
            var states = PhononStates.Of(dos);
            if (states.DebyeFrequency is not > 300)
                continue;
            ratios.Add(ThermodynamicFunctions.At(states, 10).HeatCapacity / ThermodynamicFunctions.At(states, 5).HeatCapacity);
        }

        ratios.Order().ElementAt(ratios.Count / 2).ShouldBe(8, 0.8);
        ratios.Min().ShouldBeGreaterThan(7.2);
    }

    private static DensityOfStates Debye(double step, double noise)
    {
        var grid = new FrequencyGrid(0, step, (int)Math.Ceiling(End / step) + 1);
        var values = grid.Frequencies.Select(frequency => frequency * frequency / (End * End) + noise).ToArray();
        return new DensityOfStates(grid, [.. values], DosNormalization.PerCell);
    }

    private static double DebyeHeatCapacity(double temperature)
    {
        var limit = FrequencyUnit.Kelvin.FromWavenumber(End) / temperature;
        const int points = 20_000;
        var step = Math.Min(limit, 60) / points;
        var sum = Enumerable.Range(0, points).Sum(point =>
        {
            var x = (point + 0.5) * step;
            return Math.Pow(x, 4) * Math.Exp(x) / Math.Pow(Math.Exp(x) - 1, 2);
        });
        return 9 * ThermodynamicFunctions.GasConstant * sum * step / Math.Pow(limit, 3);
    }
}
