using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Learning.Prediction;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Weights;

namespace Phodos.Learning.Tests.Prediction;

/// <summary>The shipped model of force constants says what is known of well-known crystals.</summary>
public class ShippedForcesTests
{
    private static readonly (double X, double Y, double Z)[] FaceCentres = [(0, 0, 0), (0, 0.5, 0.5), (0.5, 0, 0.5), (0.5, 0.5, 0)];

    [Fact]
    public void Silicon_is_stable_and_ends_near_its_Raman_line()
    {
        var phonons = Predict(Cubic(5.43, "Si", 0, 0.25));
        phonons.Calculated!.Stability.IsStable.ShouldBeTrue();
        phonons.Moments.Maximum!.Value.Value.ShouldBe(520, 25); // cm⁻¹, measured
        phonons.Moments.Maximum!.Value.Error!.Value.ShouldBeInRange(1, 60);
        phonons.ExpectedRmse!.Value.ShouldBeInRange(0.005, 0.15);
        phonons.ProbabilityUnstable!.Value.ShouldBeLessThan(0.25);
        phonons.At(300).HeatCapacity.Value.ShouldBe(19.8, 0.6); // J/K/mol, measured
    }

    [Fact]
    public void Gold_has_no_optical_modes_and_comes_with_a_warning()
    {
        var phonons = Predict(Cubic(4.08, "Au", 0));
        phonons.Moments.Maximum!.Value.Value.ShouldBeInRange(110, 190); // cm⁻¹, 155 measured
        phonons.Warnings.ShouldContain(warning => warning.Contains("universal force field", StringComparison.Ordinal));
    }

    private static Crystal Cubic(double edge, string symbol, params double[] shifts) => SampleCrystals.Cell(
        Lattice.FromParameters(edge, edge, edge, 90, 90, 90),
        from shift in shifts
        from place in FaceCentres
        select (symbol, place.X + shift, place.Y + shift, place.Z + shift));

    private static PhononPrediction Predict(Crystal crystal)
    {
        using var predictor = IPhononPredictor.Load(ShippedModel.ForceConstants, MoyoSymmetryFinder.Shared);
        predictor.IsCalibrated.ShouldBeTrue();
        return predictor.PredictPhonons([predictor.Prepare("crystal", crystal)]).ShouldHaveSingleItem();
    }
}
