using CsCheck;
using Phodos.Crystals;
using Phodos.LatticeDynamics;

namespace Phodos.Tests.LatticeDynamics;

public sealed class PhononModesTests
{
    // The wavenumber of √(1 N/m / 1 u), as spectroscopists know it: 1302.79 cm⁻¹ √(k / μ) with k in mdyn/Å = 100 N/m.
    private const double Unit = 130.279;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.37)]
    [InlineData(0.5)]
    public void The_diatomic_chain_has_its_closed_form(double xi)
    {
        // ω² = k (1/m₁ + 1/m₂) ± k √((1/m₁ + 1/m₂)² − 4 sin²(qa/2) / (m₁ m₂)), qa = 2πξ (C. Kittel, Introduction to Solid State Physics,
        // ch. 4).
        const double k = 30, m1 = 23, m2 = 35.5;
        var sum = 1 / m1 + 1 / m2;
        var root = Math.Sqrt(sum * sum - 4 * Math.Pow(Math.Sin(Math.PI * xi), 2) / (m1 * m2));
        double[] expected = [0, 0, 0, 0, Unit * Math.Sqrt(k * (sum - root)), Unit * Math.Sqrt(k * (sum + root))];
        PhononModes.At(ModelCrystals.DiatomicChain(k, m1, m2), new Vector3D(xi, 0, 0)).Frequencies.ShouldBeNear(expected, 1e-3);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.6)]
    [InlineData(1.0)] // X: ω² = 8k/m along q, 4k/m across it
    public void The_monatomic_fcc_crystal_has_its_closed_form_along_100(double xi)
    {
        // For q = ξ (2π/a) (1, 0, 0), eight of the twelve neighbours have a phase, q · R = ± πξ. With n nᵀ of their directions summed,
        // D_xx = 4 (k/m) (1 − cos πξ) = 8 (k/m) sin²(πξ/2) and D_yy = D_zz = 4 (k/m) sin²(πξ/2).
        const double k = 15, m = 40;
        var sine = Math.Sin(Math.PI * xi / 2);
        double[] expected = [Unit * Math.Sqrt(4 * k / m) * sine, Unit * Math.Sqrt(4 * k / m) * sine, Unit * Math.Sqrt(8 * k / m) * sine];
        var modes = PhononModes.At(ModelCrystals.FaceCentredCubic(k, m), new Vector3D(0, xi / 2, xi / 2));
        modes.Frequencies.ShouldBeNear(expected, 1e-3);
    }

    [Fact]
    public void A_crystal_has_three_acoustic_modes_and_no_more_at_rest() => ModelCrystals.Random.Sample(
        crystal =>
        {
            var frequencies = PhononModes.At(ModelCrystals.Springy(crystal), default).Frequencies;
            frequencies[2].ShouldBeLessThan(1e-6 * frequencies[^1]);
            frequencies[3].ShouldBeGreaterThan(1e-4 * frequencies[^1]);
        },
        iter: 30);

    [Fact]
    public void A_mode_that_the_crystal_gives_way_to_has_a_negative_frequency()
    {
        var crystal = ModelCrystals.RockSalt();
        var springs = SpringModel.ForceConstants(crystal);
        var opposite = new ForceConstants(crystal, [.. springs.Blocks.Select(block => block with { Value = -block.Value })]);
        var q = new Vector3D(0.1, 0.2, 0.3);
        PhononModes.At(new DynamicalMatrix(opposite), q).Frequencies.Reverse()
            .ShouldBeNear(PhononModes.At(new DynamicalMatrix(springs), q).Frequencies.Select(frequency => -frequency), 1e-6);
    }

    [Fact]
    public void Frequencies_fall_with_the_root_of_the_mass()
    {
        var crystal = ModelCrystals.RockSalt();
        var q = new Vector3D(0.1, 0.2, 0.3);
        var light = PhononModes.At(ModelCrystals.Springy(crystal, [23, 35]), q).Frequencies;
        var heavy = PhononModes.At(ModelCrystals.Springy(crystal, [4 * 23, 4 * 35]), q).Frequencies;
        heavy.ShouldBeNear(light.Select(frequency => frequency / 2), 1e-9);
    }

    [Fact]
    public void The_acoustic_modes_are_linear_in_a_long_wave()
    {
        var matrix = ModelCrystals.Springy(ModelCrystals.RockSalt());
        var q = new Vector3D(1e-3, 2e-3, 0);
        var once = PhononModes.At(matrix, q).Frequencies[..3];
        var twice = PhononModes.At(matrix, 2 * q).Frequencies[..3];
        twice.Zip(once, (longer, shorter) => longer / shorter).ShouldBeNear([2, 2, 2], 1e-3);
    }

    [Fact]
    public void The_atoms_share_each_mode() => ModelCrystals.Random.Select(ModelCrystals.WaveVectors).Sample(
        (crystal, q) =>
        {
            var modes = PhononModes.At(ModelCrystals.Springy(crystal), q);
            for (var mode = 0; mode < modes.Frequencies.Length; mode++)
                Enumerable.Range(0, crystal.AtomCount).Sum(atom => modes.Weight(mode, atom)).ShouldBe(1, 1e-10);
        },
        iter: 20);

    [Fact]
    public void At_rest_the_optical_mode_of_two_atoms_is_carried_in_proportion_to_the_other_mass()
    {
        var modes = PhononModes.At(ModelCrystals.DiatomicChain(30, 10, 30), default);
        modes.Weight(5, 0).ShouldBe(0.75, 1e-10);
        modes.Weight(5, 1).ShouldBe(0.25, 1e-10);
    }
}
