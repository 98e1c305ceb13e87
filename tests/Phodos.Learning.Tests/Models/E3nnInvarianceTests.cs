using CsCheck;
using Phodos.Crystals;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Tests.Samples;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Models;

/// <summary>E3NN owes its invariance to itself: every cell here is taken as it is given.</summary>
public class E3nnInvarianceTests
{
    private const double Rounding = 1e-9;

    public static TheoryData<int> Degrees => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Degrees))]
    public void Rotation_and_reflection_do_not_change_a_prediction(int degree)
    {
        using var model = Create(degree);
        Gen.Select(Gen.Int[2, 8], Gen.Int[0, 1000]).Sample(
            (atoms, seed) =>
            {
                var crystal = SampleCrystals.Random(atoms, seed);
                var expected = Predict(model, crystal);
                return TinyModel.Distance(expected, Predict(model, Orthogonal.Rotation(seed).Apply(crystal))) < Rounding
                    && TinyModel.Distance(expected, Predict(model, Orthogonal.Reflection(seed).Apply(crystal))) < Rounding;
            },
            iter: 8, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public void Translation_does_not_change_a_prediction(int degree)
    {
        using var model = Create(degree);
        Gen.Select(Gen.Int[2, 8], Gen.Int[0, 1000]).Sample(
            (atoms, seed) =>
            {
                var crystal = SampleCrystals.Random(atoms, seed);
                var random = new Random(seed);
                var step = new Vector3D(random.NextDouble(), random.NextDouble(), random.NextDouble());
                var moved = new Crystal(crystal.Lattice, crystal.Species, [.. crystal.FractionalPositions.Select(position => position + step)]);
                return TinyModel.Distance(Predict(model, crystal), Predict(model, moved)) < Rounding;
            },
            iter: 8, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public void A_supercell_does_not_change_a_prediction(int degree)
    {
        using var model = Create(degree);
        foreach (var crystal in new[] { SampleCrystals.Zincblende, SampleCrystals.Rutile, SampleCrystals.Triclinic })
        {
            var expected = Predict(model, crystal);
            TinyModel.Distance(expected, Predict(model, crystal.Supercell(IntegerMatrix.Diagonal(2, 1, 2)))).ShouldBeLessThan(Rounding);
            TinyModel.Distance(expected, Predict(model, crystal.Supercell(new IntegerMatrix((1, 1, 0), (-1, 1, 0), (0, 1, 1))))).ShouldBeLessThan(Rounding);
        }
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public void The_influence_of_an_atom_falls_with_the_square_of_its_distance_to_the_cutoff(int degree)
    {
        using var model = Create(degree);
        var outside = TinyModel.Predict(model, DistantPair.At(4 + 1e-6));
        var (near, nearer) = (InfluenceAt(4 - 1e-2), InfluenceAt(4 - 1e-3));
        near.ShouldBeGreaterThan(1e-9);
        (nearer / near).ShouldBe(0.01, 0.002);

        double InfluenceAt(double distance) => TinyModel.Distance(TinyModel.Predict(model, DistantPair.At(distance)), outside);
    }

    [Fact]
    public void Angles_matter_from_degree_1_on()
    {
        // Two neighbours at right angles or opposite, at equal distances; no other pair within the cutoff.
        Crystal[] molecules =
        [
            SampleCrystals.Cell(Box, [("O", 0, 0, 0), ("H", 0.25, 0, 0), ("H", 0, 0.25, 0)]),
            SampleCrystals.Cell(Box, [("O", 0, 0, 0), ("H", 0.25, 0, 0), ("H", -0.25, 0, 0)]),
        ];
        using var without = Create(degree: 0);
        using var with = Create(degree: 1);
        TinyModel.Distance(Predict(without, molecules[0]), Predict(without, molecules[1])).ShouldBeLessThan(Rounding);
        TinyModel.Distance(Predict(with, molecules[0]), Predict(with, molecules[1])).ShouldBeGreaterThan(1e-5);
    }

    private static Lattice Box => Lattice.FromParameters(12, 12, 12, 90, 90, 90);

    private static double[][] Predict(E3nn model, Crystal crystal) =>
        TinyModel.Predict(model, CrystalGraph.Of("raw", crystal, CrystalSystem.Triclinic, new GraphOptions { CanonicalCell = false }));

    private static E3nn Create(int degree)
    {
        var options = new E3nnOptions { Embedding = 6, Multiplicity = 4, Degree = degree, RadialBasis = 5, RadialWidth = 8 };
        var model = new E3nn(options, new GraphOptions(), TinyModel.Grid);
        model.to(ScalarType.Float64);
        TinyModel.Randomize(model, seed: 1);

        // Edge networks divide by the root of their inputs themselves.
        using var noGradients = no_grad();
        foreach (var (_, weight) in model.named_parameters().Where(entry => entry.name.Contains(".fc.", StringComparison.Ordinal)))
            weight.mul_(Math.Sqrt(weight.shape[1]));
        return model;
    }
}
