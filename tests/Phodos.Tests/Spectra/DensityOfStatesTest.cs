using System.Collections.Immutable;
using CsCheck;
using Phodos.Spectra;

namespace Phodos.Tests.Spectra;

public sealed class DensityOfStatesTest
{
    private static readonly Gen<DensityOfStates> Spectra =
        from first in Gen.Double[0.01, 5].Array[12]
        from second in Gen.Double[0, 5].Array[12]
        select Make([.. first], [.. second]);

    [Fact]
    public void The_integral_is_the_trapezoid_rule() =>
        new DensityOfStates(new FrequencyGrid(0, 2, 3), [1, 2, 5], DosNormalization.PerCell).Integral.ShouldBe(10);

    [Fact]
    public void Dividing_by_the_maximum_makes_it_one_and_keeps_the_parts_adding_up() => Spectra.Sample(dos =>
    {
        var normalized = dos.MaxNormalize();
        normalized.Normalization.ShouldBe(DosNormalization.MaxNormalized);
        normalized.Maximum.ShouldBe(1);
        ShouldAddUp(normalized);
    });

    [Fact]
    public void Dividing_by_the_integral_makes_it_one_and_keeps_the_parts_adding_up() => Spectra.Sample(dos =>
    {
        var normalized = dos.SumNormalize();
        normalized.Normalization.ShouldBe(DosNormalization.SumNormalized);
        normalized.Integral.ShouldBe(1, 1e-12);
        ShouldAddUp(normalized);
    });

    [Fact]
    public void Normalisations_do_not_depend_on_the_scale_before() => Spectra.Sample(dos =>
        ShouldBeClose(dos.SumNormalize().MaxNormalize().Values, dos.MaxNormalize().Values));

    [Fact]
    public void The_number_of_states_is_the_same_in_every_unit() => Spectra.Sample(dos =>
    {
        foreach (var unit in FrequencyUnit.All)
        {
            var shown = dos.InUnit(unit);
            var step = shown.Frequencies[1] - shown.Frequencies[0];
            (step * (shown.Values.Sum() - (shown.Values[0] + shown.Values[^1]) / 2)).ShouldBe(dos.Integral, 1e-9 * dos.Integral);
            (shown.Projections["Na"][3] + shown.Projections["Cl"][3]).ShouldBe(shown.Values[3], 1e-9 * shown.Values[3]);
        }
    });

    [Fact]
    public void A_DOS_divided_by_its_maximum_keeps_its_values_in_another_unit()
    {
        var dos = Make([1, 2, 3, 4], [0, 0, 1, 0]).MaxNormalize();
        dos.InUnit(FrequencyUnit.Terahertz).Values.ShouldBe(dos.Values);
    }

    [Fact]
    public void Resampling_keeps_the_states_the_parts_and_the_normalisation() => Spectra.Sample(dos =>
    {
        var target = new FrequencyGrid(-3, 4.3, 80);
        dos.Resample(target).Integral.ShouldBe(dos.Integral, 1e-9 * dos.Integral);
        dos.MaxNormalize().Resample(target).Maximum.ShouldBe(1, 1e-12);
        dos.SumNormalize().Resample(new FrequencyGrid(0, 5, 4)).Integral.ShouldBe(1, 1e-12);
        ShouldAddUp(dos.Resample(target));
        dos.Resample(dos.Grid).ShouldBeSameAs(dos);
    });

    [Fact]
    public void Zero_everywhere_cannot_be_normalised()
    {
        var zero = new DensityOfStates(new FrequencyGrid(0, 1, 2), [0, 0], DosNormalization.PerCell);
        Should.Throw<InvalidInputException>(zero.MaxNormalize);
        Should.Throw<InvalidInputException>(zero.SumNormalize);
    }

    [Fact]
    public void Values_that_do_not_fit_the_grid_or_are_not_finite_are_refused()
    {
        var grid = new FrequencyGrid(0, 1, 2);
        Should.Throw<InvalidInputException>(() => new DensityOfStates(grid, [1, 2, 3], DosNormalization.PerCell));
        Should.Throw<InvalidInputException>(() => new DensityOfStates(grid, [1, double.NaN], DosNormalization.PerCell));
        Should.Throw<InvalidInputException>(() => new DensityOfStates(
            grid, [1, 2], DosNormalization.PerCell, ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty.Add("Na", [1])));
    }

    private static DensityOfStates Make(double[] sodium, double[] chlorine) => new(
        new FrequencyGrid(0, 20, sodium.Length),
        [.. sodium.Zip(chlorine, (first, second) => first + second)],
        DosNormalization.PerCell,
        ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty.Add("Na", [.. sodium]).Add("Cl", [.. chlorine]));

    private static void ShouldAddUp(DensityOfStates dos) =>
        ShouldBeClose([.. dos.Projections["Na"].Zip(dos.Projections["Cl"], (first, second) => first + second)], dos.Values);

    private static void ShouldBeClose(ImmutableArray<double> actual, ImmutableArray<double> expected)
    {
        for (var point = 0; point < expected.Length; point++)
            actual[point].ShouldBe(expected[point], 1e-12);
    }
}
