using Phodos.Learning.Calibration;
using Phodos.Spectra;

namespace Phodos.Learning.Tests.Calibration;

public class ErrorInputsTests
{
    private static readonly double[] Frequencies = [25, 75, 300, 900];

    [Fact]
    public void Softer_crystals_and_members_that_differ_more_have_larger_inputs()
    {
        var stiff = Inputs([0, 1, 1, 1], [0, 1, 1, 1], [0, 1, 1, 1]);
        var soft = Inputs([1, 1, 1, 1], [0.9, 1.1, 1, 1], [1.1, 0.9, 1, 1]);
        var unsure = Inputs([1, 1, 1, 1], [0.5, 1.5, 1, 1], [1.5, 0.5, 1, 1]);
        stiff.SoftStates.ShouldBe(0);
        soft.SoftStates.ShouldBe(0.5, 1e-12);

        // The parts below 75 cm⁻¹ are 0.125 and 0.375: a spread of 0.25/√2 over ln 3.
        unsure.Disagreement.ShouldBe(Math.Log(0.25 / Math.Sqrt(2) * Math.Log(3)), 1e-9);
        unsure.Disagreement.ShouldBeGreaterThan(soft.Disagreement);
        double.IsFinite(stiff.Disagreement).ShouldBeTrue();
    }

    [Fact]
    public void A_crystal_beyond_what_was_seen_is_judged_by_the_nearest()
    {
        ErrorInputs least = new(0, -2, 0), greatest = new(0.5, 0, 1);
        new ErrorInputs(0.9, double.NegativeInfinity, 0.5).Within(least, greatest).ShouldBe(new ErrorInputs(0.5, -2, 0.5));
    }

    private static ErrorInputs Inputs(double[] states, params double[][] members) =>
        ErrorInputs.Of(new PhononStates(Frequencies, states), [.. members.Select(member => new PhononStates(Frequencies, member))], 1);
}
