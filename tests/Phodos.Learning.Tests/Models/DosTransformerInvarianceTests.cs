using CsCheck;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Tests.Samples;

namespace Phodos.Learning.Tests.Models;

public sealed class DosTransformerInvarianceTests : IDisposable
{
    private const double Rounding = 1e-12;

    private readonly DosTransformer _model = TinyModel.Create();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void What_else_is_in_the_batch_does_not_change_a_prediction() => Gen.Select(Gen.Int[1, 12], Gen.Int[0, 1000]).Array[1, 5].Sample(
        crystals =>
        {
            CrystalGraph[] graphs = [.. crystals.Select(crystal => SampleCrystals.RandomGraph(crystal.Item1, crystal.Item2))];
            var together = TinyModel.Predict(_model, graphs);
            var alone = graphs.SelectMany(graph => TinyModel.Predict(_model, graph));
            return TinyModel.Distance(together, alone) < Rounding;
        },
        iter: 20, threads: 1);

    [Fact]
    public void Without_the_mask_a_prediction_depends_on_the_batch_as_in_the_reference()
    {
        using var unmasked = TinyModel.Create(TinyModel.Options with { MaskPadding = false });
        var (small, large) = (SampleCrystals.RandomGraph(2, 1), SampleCrystals.RandomGraph(9, 2));
        var together = TinyModel.Predict(unmasked, small, large);
        TinyModel.Distance([together[0]], TinyModel.Predict(unmasked, small)).ShouldBeGreaterThan(1e-4);
        TinyModel.Distance([together[1]], TinyModel.Predict(unmasked, large)).ShouldBeLessThan(Rounding);
    }

    [Fact]
    public void The_order_of_atoms_does_not_change_a_prediction() => Gen.Select(Gen.Int[2, 12], Gen.Int[0, 1000]).Sample(
        (atoms, seed) =>
        {
            var crystal = SampleCrystals.Random(atoms, seed);
            var order = Enumerable.Range(0, atoms).ToArray();
            new Random(seed).Shuffle(order);
            var shuffled = new Crystal(
                crystal.Lattice, [.. order.Select(atom => crystal.Species[atom])], [.. order.Select(atom => crystal.FractionalPositions[atom])]);
            return TinyModel.Distance(Predict(crystal), Predict(shuffled)) < Rounding;
        },
        iter: 20, threads: 1);

    [Theory]
    [InlineData("zincblende")]
    [InlineData("rutile")]
    [InlineData("triclinic")]
    public void The_choice_of_cell_and_its_rotation_do_not_change_a_prediction(string name)
    {
        var crystal = name switch { "zincblende" => SampleCrystals.Zincblende, "rutile" => SampleCrystals.Rutile, _ => SampleCrystals.Triclinic };
        var symmetry = MoyoSymmetryFinder.Shared.Find(crystal);
        var preparation = new GraphPreparation(new GraphOptions(), MoyoSymmetryFinder.Shared);
        var expected = TinyModel.Predict(_model, preparation.Prepare(name, crystal));
        Crystal[] disguises =
        [
            symmetry.Primitive,
            symmetry.Conventional,
            crystal.Supercell(IntegerMatrix.Diagonal(2, 1, 2)),
            crystal.Supercell(new IntegerMatrix((1, 1, 0), (-1, 1, 0), (0, 1, 1))),
            Rotated(crystal),
        ];
        foreach (var disguise in disguises)
        {
            // The search for symmetry moves atoms by rounding, which the network passes on.
            TinyModel.Distance(expected, TinyModel.Predict(_model, preparation.Prepare(name, disguise))).ShouldBeLessThan(1e-7);
        }
    }

    [Fact]
    public void Without_the_canonical_cell_a_rotation_changes_the_prediction_as_in_the_reference()
    {
        var preparation = new GraphPreparation(new GraphOptions { CanonicalCell = false }, MoyoSymmetryFinder.Shared);
        var (upright, rotated) = (preparation.Prepare("upright", SampleCrystals.Triclinic), preparation.Prepare("rotated", Rotated(SampleCrystals.Triclinic)));
        TinyModel.Distance(TinyModel.Predict(_model, upright), TinyModel.Predict(_model, rotated)).ShouldBeGreaterThan(1e-6);
    }

    private double[][] Predict(Crystal crystal) =>
        TinyModel.Predict(_model, CrystalGraph.Of("crystal", crystal, CrystalSystem.Monoclinic, new GraphOptions()));

    // By an angle about an axis that no crystal has.
    private static Crystal Rotated(Crystal crystal)
    {
        static Vector3D Turn(Vector3D v)
        {
            var (sine, cosine) = Math.SinCos(0.7);
            var about = new Vector3D(cosine * v.X - sine * v.Y, sine * v.X + cosine * v.Y, v.Z);
            return new Vector3D(about.X, cosine * about.Y - sine * about.Z, sine * about.Y + cosine * about.Z);
        }

        var lattice = crystal.Lattice;
        return new Crystal(new Lattice(Turn(lattice.A), Turn(lattice.B), Turn(lattice.C)), crystal.Species, crystal.FractionalPositions);
    }
}
