using Phodos.Learning.Calibration;
using Phodos.Learning.Prediction;
using Phodos.Spectra;

namespace Phodos.Learning.Tests.Prediction;

public sealed class MomentEstimatesTests
{
    private const double KelvinPerWavenumber = 1.438777;

    [Fact]
    public void The_calorimetric_Debye_temperature_has_an_error_bar_of_the_spread_of_the_members()
    {
        var errors = Errors(new QuantityScale(2, ErrorWeights.None));
        var estimates = MomentEstimates.Of(Debye(300), [Debye(280), Debye(300), Debye(320)], 1000, errors);
        var (value, error) = estimates.CalorimetricDebyeTemperature.ShouldNotBeNull();
        value.ShouldBe(300 * KelvinPerWavenumber, 5);
        var shared = QuantityCalibration.FrequencyError * value;
        error.ShouldNotBeNull().ShouldBe(2 * Math.Sqrt(Math.Pow(20 * KelvinPerWavenumber, 2) + shared * shared), 4);
    }

    [Fact]
    public void It_has_none_where_fewer_than_two_members_or_the_calibration_tell_of_it()
    {
        var scale = new QuantityScale(2, ErrorWeights.None);
        MomentEstimates.Of(Debye(300), [Debye(300), Imaginary()], 1000, Errors(scale)).CalorimetricDebyeTemperature.ShouldNotBeNull().Error.ShouldBeNull();
        MomentEstimates.Of(Debye(300), [Debye(300), Debye(310)], 1000, Errors(null)).CalorimetricDebyeTemperature.ShouldNotBeNull().Error.ShouldBeNull();
        MomentEstimates.Of(Imaginary(), [Debye(300), Debye(310)], 1000, Errors(scale)).CalorimetricDebyeTemperature.ShouldBeNull();
    }

    private static CrystalErrors Errors(QuantityScale? calorimetric)
    {
        var (function, unit, inputs) = (ThermodynamicScale.Unit, QuantityScale.Unit, new ErrorInputs(0, 0, 0));
        return new CrystalErrors(
            new QuantityCalibration(function, function, function, function, unit, unit, unit, null, inputs, inputs, calorimetric), inputs);
    }

    private static PhononStates Debye(double limit) => States(frequency => frequency <= limit ? 9 * frequency * frequency / Math.Pow(limit, 3) : 0);

    private static PhononStates Imaginary() => States(frequency => frequency <= 300 ? 0.01 : 0, start: -100);

    private static PhononStates States(Func<double, double> density, double start = 0)
    {
        var grid = new FrequencyGrid(start, 1, 501);
        return PhononStates.Of(new DensityOfStates(grid, [.. grid.Frequencies.Select(density)], DosNormalization.PerAtom));
    }
}
