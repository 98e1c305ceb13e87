using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.LatticeDynamics;
using Phodos.Learning.Prediction;
using Phodos.Learning.Tests.Calibration.Scopes;
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

    // TO and LO at Γ (cm⁻¹), as measured at room temperature.
    [Theory]
    [InlineData("Na", "Cl", 5.64, 164, 264)]
    [InlineData("Mg", "O", 4.21, 401, 718)]
    [InlineData("Ga", "As", 5.65, 268, 291)]
    public void Longitudinal_and_transverse_modes_of_binaries_split_as_measured(string first, string second, double edge, double to, double lo)
    {
        var crystal = second == "As" ? TextbookCrystals.Zincblende(first, second, edge) : TextbookCrystals.RockSalt(first, second, edge);
        var phonons = Predict(crystal);
        var modes = PhononModes.At(phonons.Calculated!.Matrix, default, new Vector3D(0, 0, 1)).Frequencies;
        modes[3].ShouldBe(to, 0.15 * to);
        modes[4].ShouldBe(modes[3], 0.1);
        modes[5].ShouldBe(lo, 0.1 * lo);
        Math.Sqrt(modes[5] * modes[5] - modes[4] * modes[4]).ShouldBe(Math.Sqrt(lo * lo - to * to), 0.15 * lo);
        phonons.Warnings.ShouldContain(warning => warning.Contains("are predicted, not calculated", StringComparison.Ordinal));
    }

    [Fact]
    public void A_carbide_that_conducts_has_no_electric_fields()
    {
        var carbide = Predict(TextbookCrystals.RockSalt("Ti", "C", 4.33));
        carbide.BornCharges.ShouldBeNull();
        carbide.Warnings.ShouldContain(warning => warning.Contains("taken for a metal", StringComparison.Ordinal));
        Predict(Cubic(5.43, "Si", 0, 0.25)).BornCharges.ShouldBeNull(); // by its symmetry
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
