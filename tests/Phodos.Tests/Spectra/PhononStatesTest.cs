using Phodos.Spectra;

namespace Phodos.Tests.Spectra;

public class PhononStatesTest
{
    [Fact]
    public void Counts_are_those_of_an_atom_whatever_the_normalisation()
    {
        var grid = new FrequencyGrid(0, 10, 31);
        var dos = new DensityOfStates(grid, [.. grid.Frequencies.Select(frequency => frequency * (300 - frequency))], DosNormalization.PerCell);
        var states = PhononStates.Of(dos);
        states.Counts.Sum().ShouldBe(3, 1e-12);
        PhononStates.Of(dos.MaxNormalize()).Counts.Zip(states.Counts).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
        PhononStates.Of(dos.SumNormalize()).Counts.Zip(states.Counts).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
    }

    [Fact]
    public void Imaginary_modes_and_negative_values_are_left_out()
    {
        var dos = new DensityOfStates(new FrequencyGrid(-20, 10, 6), [5, 5, 1, 1, -4, 2], DosNormalization.PerCell);
        var states = PhononStates.Of(dos);
        states.Frequencies.ShouldAllBe(frequency => frequency > 0);

        // Half of the point at zero lies above it.
        CountsBetween(0, 5).ShouldBe(0.6, 1e-12);
        CountsBetween(5, 15).ShouldBe(1.2, 1e-12);
        CountsBetween(15, 25).ShouldBe(0);
        CountsBetween(25, 30).ShouldBe(1.2, 1e-12);

        double CountsBetween(double lower, double upper) =>
            states.Frequencies.Zip(states.Counts).Where(state => state.First > lower && state.First < upper).Sum(state => state.Second);
    }

    [Fact]
    public void Without_states_above_zero_there_is_nothing_to_count() =>
        Should.Throw<InvalidInputException>(() => PhononStates.Of(new DensityOfStates(new FrequencyGrid(-20, 10, 3), [1, 1, 0], DosNormalization.PerCell)))
            .Message.ShouldContain("no states above zero");
}
