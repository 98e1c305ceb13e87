using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Bands;
using Phodos.LatticeDynamics.Polar;
using Phodos.Tests.LatticeDynamics.Supercells;

namespace Phodos.Tests.LatticeDynamics.Bands;

public sealed class BandStructureTests
{
    [Fact]
    public void Segments_have_their_own_ends_and_breaks_no_length()
    {
        var matrix = ModelCrystals.Springy(ModelCrystals.RockSalt());
        var path = BandPath.Parse("G 0 0 0, X 1/2 0 1/2 | K 3/8 3/8 3/4, G 0 0 0");
        var bands = Bands(matrix, path, new BandOptions(PointsPerSegment: 11));
        bands.Points.Length.ShouldBe(22);
        bands.Points[10].Distance.ShouldBe(1 / 5.64, 1e-9); // Γ to X of a face-centred cell is 1/a
        bands.Points[11].Distance.ShouldBe(bands.Points[10].Distance);
        bands.Points[21].Distance.ShouldBe((1 + 3 / Math.Sqrt(8)) / 5.64, 1e-9);
        bands.Points[5].Q.ShouldBe(new Vector3D(0.25, 0, 0.25));
        for (var point = 0; point < 22; point++)
            bands.Frequencies(point).ToArray().ShouldBeNear(PhononModes.At(matrix, bands.Points[point].Q).Frequencies, 1e-4);
        var fine = Bands(matrix, path, new BandOptions(Spacing: 0.01));
        fine.Points.Zip(fine.Points.Skip(1), (one, next) => next.Distance - one.Distance).Max().ShouldBeInRange(0.008, 0.01);
    }

    [Fact]
    public void Bands_that_cross_keep_their_atoms()
    {
        // Two chains that know nothing of each other, one with springs to the next cell and one to the one after that: ω ∝ |sin πξ| and
        // |sin 2πξ| cross at ξ = 1/3, and at ξ = 0 all modes are one degenerate set.
        var bands = Bands(TwoChains(), BandPath.Parse("0.03 0 0, 0.46 0 0, -0.4 0 0"), new BandOptions(PointsPerSegment: 44));
        var first = Enumerable.Range(0, 6).Select(band => Carrier(bands, 0, band)).ToArray();
        for (var point = 0; point < bands.Points.Length; point++)
        {
            var modes = bands.ModesOfBands(point);
            modes.ToArray().Order().ShouldBe(Enumerable.Range(0, 6));
            for (var band = 4; band < 6; band++)
            {
                Carrier(bands, point, band).ShouldBe(first[band], $"band {band} at {bands.Points[point].Q}");
                var xi = bands.Points[point].Q.X;
                var expected = Math.Abs(Math.Sin((first[band] == 0 ? 1 : 2) * Math.PI * xi));
                (bands.BandFrequency(point, band) / 130.279 / Math.Sqrt(4 * 30 / 40.0)).ShouldBe(expected, 1e-4);
            }
        }

        static int Carrier(BandStructure bands, int point, int band) => bands.SiteWeights(point, bands.ModesOfBands(point)[band])[0] > 0.5 ? 0 : 1;
    }

    [Fact]
    public void The_velocities_of_the_fcc_crystal_are_those_of_its_closed_form()
    {
        // ω = √(8k/m) sin(πξ/2) along q = ξ (1, 0, 0)/a, and √(4k/m) across: ∂ω/∂k = a/4 √(8k/m) cos(πξ/2).
        const double k = 15, m = 40, a = 4;
        var path = BandPath.Parse("G 0 0 0, X 0 1/2 1/2");
        var bands = Bands(ModelCrystals.FaceCentredCubic(k, m), path, new BandOptions(PointsPerSegment: 11, WithVelocities: true));
        var unit = Math.Sqrt(k / (m * 1.66053906892e-27)) * a * 1e-10 / 4; // m/s
        for (var point = 0; point < 10; point++)
        {
            var cosine = Math.Cos(Math.PI * point / 20);
            double[] expected = [Math.Sqrt(4) * unit * cosine, Math.Sqrt(4) * unit * cosine, Math.Sqrt(8) * unit * cosine];
            for (var mode = 0; mode < 3; mode++)
            {
                var velocity = bands.Velocity(point, mode);
                velocity.X.ShouldBe(expected[mode], 1e-3 * unit);
                Math.Abs(velocity.Y).ShouldBeLessThan(1e-3 * unit);
                Math.Abs(velocity.Z).ShouldBeLessThan(1e-3 * unit);
            }
        }

        Enumerable.Range(0, 3).ShouldAllBe(mode => bands.Velocity(10, mode).Length < 1e-3 * unit);
    }

    [Fact]
    public void Velocities_are_the_slopes_of_the_bands()
    {
        var crystal = ModelCrystals.RockSalt();
        var matrix = PolarSalt();
        foreach (var dynamics in new[] { ModelCrystals.Springy(crystal), matrix })
        {
            var path = BandPath.Parse("0.05 0.02 0.01, 0.31 0.17 -0.1");
            var bands = Bands(dynamics, path, new BandOptions(PointsPerSegment: 2001, WithVelocities: true));
            var step = bands.Points[1].Distance - bands.Points[0].Distance;
            var direction = SampledPath.ToCartesian(bands.Points[^1].Q - bands.Points[0].Q, crystal.Lattice);
            direction = 1 / direction.Length * direction;
            for (var point = 100; point < 1900; point += 200)
            {
                for (var mode = 0; mode < 6; mode++)
                {
                    var slope = (bands.Frequencies(point + 1)[mode] - bands.Frequencies(point - 1)[mode]) / (2 * step) * 2.99792458;
                    bands.Velocity(point, mode).Dot(direction).ShouldBe(slope, 1e-3 * Math.Abs(slope) + 0.5);
                }
            }
        }
    }

    [Fact]
    public void At_the_centre_a_polar_crystal_has_the_modes_of_the_side_that_the_path_comes_from()
    {
        var polar = PolarSalt(anisotropy: 1);
        var bands = Bands(polar, BandPath.Parse("X 1/2 0 1/2, G 0 0 0, L 1/2 1/2 1/2"), new BandOptions(PointsPerSegment: 21));
        bands.IsPolar.ShouldBeTrue();
        foreach (var (point, towards) in new[] { (20, 19), (21, 22) })
        {
            var direction = SampledPath.ToCartesian(bands.Points[towards].Q, polar.Crystal.Lattice);
            bands.Frequencies(point).ToArray().ShouldBeNear(PhononModes.At(polar, default, direction).Frequencies, 1e-4);
            bands.Frequencies(point)[5].ShouldBeGreaterThan(bands.Frequencies(point)[4] + 5);
        }

        Math.Abs(bands.Frequencies(20)[5] - bands.Frequencies(21)[5]).ShouldBeGreaterThan(0.1); // the dielectric tensor is not that of a cubic crystal
    }

    [Fact]
    public void The_lowest_frequency_is_found_where_it_is()
    {
        var crystal = ModelCrystals.RockSalt();
        var springs = SpringModel.ForceConstants(crystal);
        var weak = new DynamicalMatrix(new ForceConstants(crystal, [.. springs.Blocks.Select(block => block with { Value = -block.Value })]));
        var bands = Bands(weak, BandPath.Standard(crystal), new BandOptions(PointsPerSegment: 11));
        var (frequency, point) = bands.Lowest;
        frequency.ShouldBe(Enumerable.Range(0, bands.Points.Length).Min(at => bands.Frequencies(at)[0]));
        frequency.ShouldBeLessThan(0);
        bands.Frequencies(point)[0].ShouldBe(frequency);
    }

    [Fact]
    public void Elements_share_each_mode_and_kept_eigenvectors_are_those_of_the_matrix()
    {
        var crystal = ModelCrystals.RockSalt();
        var matrix = ModelCrystals.Springy(crystal);
        var options = new BandOptions(PointsPerSegment: 5, WithEigenvectors: true);
        var bands = Bands(matrix, BandPath.Parse("0.1 0.2 0.3, 0.4 0.1 0.2"), options);
        for (var point = 0; point < 5; point++)
        {
            var dynamical = matrix.At(bands.Points[point].Q);
            for (var mode = 0; mode < 6; mode++)
            {
                crystal.Species.Sum(element => bands.ElementWeight(point, mode, element)).ShouldBe(1, 1e-6);
                var eigenvector = MathNet.Numerics.LinearAlgebra.Vector<System.Numerics.Complex>.Build.Dense(
                    6, component => bands.Eigenvector(point, mode, component / 3, component % 3));
                var image = dynamical * eigenvector;
                var eigenvalue = image.ConjugateDotProduct(eigenvector).Real;
                (image - eigenvalue * eigenvector).L2Norm().ShouldBeLessThan(1e-10);
                PhononModes.Frequency(eigenvalue).ShouldBe(bands.Frequencies(point)[mode], 1e-6);
            }
        }
    }

    [Fact]
    public void What_is_not_there_or_out_of_range_is_refused()
    {
        var matrix = ModelCrystals.Springy(ModelCrystals.RockSalt());
        var path = BandPath.Parse("G 0 0 0, X 1/2 0 1/2");
        Should.Throw<InvalidInputException>(() => Bands(matrix, path, new BandOptions(Spacing: double.NaN))).Message.ShouldContain("spacing");
        Should.Throw<InvalidInputException>(() => Bands(matrix, path, new BandOptions(PointsPerSegment: 1))).Message.ShouldContain("1 points");
        var bands = Bands(matrix, path);
        Should.Throw<InvalidOperationException>(() => bands.Velocity(0, 0));
        Should.Throw<InvalidOperationException>(() => bands.Eigenvector(0, 0, 0, 0));
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => BandStructure.Of(matrix, path, cancellation: source.Token));
    }

    private static BandStructure Bands(DynamicalMatrix matrix, BandPath path, BandOptions? options = null) =>
        BandStructure.Of(matrix, path, options, TestContext.Current.CancellationToken);

    private static DynamicalMatrix TwoChains()
    {
        var crystal = new Crystal(
            new Lattice(new(4, 0, 0), new(0, 20, 0), new(0, 0, 20)),
            [Element.FromSymbol("Na"), Element.FromSymbol("Cl")],
            [default, new(0.5, 0.5, 0)]);
        Spring[] springs = [new(0, 0, (1, 0, 0), 30, 0), new(1, 1, (2, 0, 0), 30, 0)];
        return new DynamicalMatrix(ForceConstants.FromSprings(crystal, springs), [40, 40]);
    }

    private static DynamicalMatrix PolarSalt(double anisotropy = 0)
    {
        var salt = ModelCrystals.RockSalt();
        var dielectric = new Matrix3(2.3 + anisotropy, 0, 0, 0, 2.3, 0, 0, 0, 2.3);
        var charges = new BornCharges(salt, dielectric, [1.1 * Matrix3.Identity, -1.1 * Matrix3.Identity]);
        var supercell = SpringSupercells.Of(salt, new IntegerMatrix((-2, 2, 2), (2, -2, 2), (2, 2, -2)));
        return PolarForceConstants.DynamicalMatrix(SpringSupercells.Folded(supercell), charges);
    }
}
