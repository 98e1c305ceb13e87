using System.Text.Json.Nodes;
using CsCheck;
using Phodos.Crystals;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Tests.Samples;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Models;

/// <summary>Models of convolutions owe their invariance to themselves: every cell here is taken as it is given.</summary>
public class ConvolutionInvarianceTests
{
    private const double Rounding = 1e-9;

    public static TheoryData<string, int> Models =>
        new MatrixTheoryData<string, int>(["e3nn", "site-states"], [0, 1, 2, 3]);

    [Theory]
    [MemberData(nameof(Models))]
    public void Rotation_and_reflection_do_not_change_a_prediction(string name, int degree)
    {
        using var model = Create(name, degree);
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
    [MemberData(nameof(Models))]
    public void Translation_does_not_change_a_prediction(string name, int degree)
    {
        using var model = Create(name, degree);
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
    [MemberData(nameof(Models))]
    public void A_supercell_does_not_change_a_prediction(string name, int degree)
    {
        using var model = Create(name, degree);
        foreach (var crystal in new[] { SampleCrystals.Zincblende, SampleCrystals.Rutile, SampleCrystals.Triclinic })
        {
            var expected = Predict(model, crystal);
            TinyModel.Distance(expected, Predict(model, crystal.Supercell(IntegerMatrix.Diagonal(2, 1, 2)))).ShouldBeLessThan(Rounding);
            TinyModel.Distance(expected, Predict(model, crystal.Supercell(new IntegerMatrix((1, 1, 0), (-1, 1, 0), (0, 1, 1))))).ShouldBeLessThan(Rounding);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_influence_of_an_atom_falls_with_the_square_of_its_distance_to_the_cutoff(string name, int degree)
    {
        using var model = Create(name, degree);
        var outside = TinyModel.Predict(model, DistantPair.At(4 + 1e-6));
        var (near, nearer) = (InfluenceAt(4 - 1e-2), InfluenceAt(4 - 1e-3));
        near.ShouldBeGreaterThan(1e-9);
        (nearer / near).ShouldBe(0.01, 0.002);

        double InfluenceAt(double distance) => TinyModel.Distance(TinyModel.Predict(model, DistantPair.At(distance)), outside);
    }

    [Theory]
    [InlineData("e3nn")]
    [InlineData("site-states")]
    public void Angles_matter_from_degree_1_on(string name)
    {
        // Two neighbours at right angles or opposite, at equal distances; no other pair within the cutoff.
        Crystal[] molecules =
        [
            SampleCrystals.Cell(Box, [("O", 0, 0, 0), ("H", 0.25, 0, 0), ("H", 0, 0.25, 0)]),
            SampleCrystals.Cell(Box, [("O", 0, 0, 0), ("H", 0.25, 0, 0), ("H", -0.25, 0, 0)]),
        ];
        using var without = Create(name, degree: 0);
        using var with = Create(name, degree: 1);
        TinyModel.Distance(Predict(without, molecules[0]), Predict(without, molecules[1])).ShouldBeLessThan(Rounding);
        TinyModel.Distance(Predict(with, molecules[0]), Predict(with, molecules[1])).ShouldBeGreaterThan(1e-5);
    }

    private static Lattice Box => Lattice.FromParameters(12, 12, 12, 90, 90, 90);

    private static double[][] Predict(DosModel model, Crystal crystal) =>
        TinyModel.Predict(model, CrystalGraph.Of("raw", crystal, CrystalSystem.Triclinic, new GraphOptions { CanonicalCell = false }));

    private static DosModel Create(string name, int degree)
    {
        Dictionary<string, JsonNode?> options = new()
        {
            ["embedding"] = 6,
            ["multiplicity"] = 4,
            ["degree"] = degree,
            ["layers"] = 2,
            ["radial-basis"] = 5,
            ["radial-width"] = 8,
        };
        var model = (TinyModel.ConfigOf(name) with { Options = ModelRegistry.Find(name).OptionsWith(options) }).CreateModel();
        model.to(ScalarType.Float64);
        TinyModel.Randomize(model, seed: 1);

        // Edge networks divide by the root of their inputs themselves.
        using var noGradients = no_grad();
        foreach (var (_, weight) in model.named_parameters().Where(entry => entry.name.Contains(".fc.", StringComparison.Ordinal)))
            weight.mul_(Math.Sqrt(weight.shape[1]));
        return model;
    }
}
