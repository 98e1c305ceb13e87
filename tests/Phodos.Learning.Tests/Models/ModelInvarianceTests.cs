using CsCheck;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Tests.Samples;

namespace Phodos.Learning.Tests.Models;

/// <summary>What may not change a prediction: the rest of the batch, the order of the atoms, the cell and its orientation.</summary>
public class ModelInvarianceTests
{
    private const double Rounding = 1e-12;

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void What_else_is_in_the_batch_does_not_change_a_prediction(string name)
    {
        using var model = TinyModel.Create(name);
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 1000]).Array[1, 5].Sample(
            crystals =>
            {
                CrystalGraph[] graphs = [.. crystals.Select(crystal => SampleCrystals.RandomGraph(crystal.Item1, crystal.Item2))];
                var together = TinyModel.Predict(model, graphs);
                var alone = graphs.SelectMany(graph => TinyModel.Predict(model, graph));
                return TinyModel.Distance(together, alone) < Rounding;
            },
            iter: 20, threads: 1);
    }

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void A_crystal_of_one_atom_and_one_of_two_hundred_do_not_change_each_other(string name)
    {
        using var model = TinyModel.Create(name);
        CrystalGraph[] graphs = [SampleCrystals.RandomGraph(1, 1), SampleCrystals.RandomGraph(200, 2), SampleCrystals.RandomGraph(2, 3)];
        var alone = graphs.Select(graph => TinyModel.Predict(model, graph)[0]).ToArray();
        alone.SelectMany(values => values).ShouldAllBe(value => double.IsFinite(value));
        TinyModel.Distance(TinyModel.Predict(model, graphs), alone).ShouldBeLessThan(Rounding);
    }

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void Atoms_without_neighbours_have_a_prediction(string name)
    {
        var isolated = new Crystal(Lattice.FromParameters(9, 9, 9, 90, 90, 90), [Element.FromSymbol("Xe")], [default]);
        var graph = CrystalGraph.Of("Xe", isolated, CrystalSystem.Cubic, new GraphOptions { SelfInteraction = false });
        graph.Neighbors.EdgeCount.ShouldBe(0);
        using var model = TinyModel.Create(name);
        var alone = TinyModel.Predict(model, graph)[0];
        alone.ShouldAllBe(value => double.IsFinite(value));
        TinyModel.Distance([TinyModel.Predict(model, graph, SampleCrystals.RandomGraph(5, 3))[0]], [alone]).ShouldBeLessThan(Rounding);
    }

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void The_order_of_atoms_does_not_change_a_prediction(string name)
    {
        using var model = TinyModel.Create(name);
        Gen.Select(Gen.Int[2, 12], Gen.Int[0, 1000]).Sample(
            (atoms, seed) =>
            {
                var crystal = SampleCrystals.Random(atoms, seed);
                var order = Enumerable.Range(0, atoms).ToArray();
                new Random(seed).Shuffle(order);
                var shuffled = new Crystal(
                    crystal.Lattice, [.. order.Select(atom => crystal.Species[atom])], [.. order.Select(atom => crystal.FractionalPositions[atom])]);
                return TinyModel.Distance(Predict(model, crystal), Predict(model, shuffled)) < Rounding;
            },
            iter: 20, threads: 1);
    }

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void The_choice_of_cell_and_its_rotation_do_not_change_a_prediction(string name)
    {
        using var model = TinyModel.Create(name);
        var preparation = new GraphPreparation(new GraphOptions(), MoyoSymmetryFinder.Shared);
        foreach (var crystal in new[] { SampleCrystals.Zincblende, SampleCrystals.Rutile, SampleCrystals.Triclinic })
        {
            var expected = TinyModel.Predict(model, preparation.Prepare("as given", crystal).Graph);
            foreach (var disguise in DisguisesOf(crystal))
            {
                // The search for symmetry moves atoms by rounding, which the network passes on.
                TinyModel.Distance(expected, TinyModel.Predict(model, preparation.Prepare("disguised", disguise).Graph)).ShouldBeLessThan(1e-7);
            }
        }
    }

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void Another_element_changes_a_prediction(string name)
    {
        using var model = TinyModel.Create(name);
        var crystal = SampleCrystals.Rutile;
        var other = new Crystal(crystal.Lattice, crystal.Species.SetItem(2, Element.FromSymbol("S")), crystal.FractionalPositions);
        TinyModel.Distance(Predict(model, crystal), Predict(model, other)).ShouldBeGreaterThan(1e-4);
    }

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void Every_model_but_those_of_the_composition_sees_where_the_atoms_are(string name)
    {
        using var model = TinyModel.Create(name);
        var crystal = SampleCrystals.Rutile;
        var moved = new Crystal(crystal.Lattice, crystal.Species, crystal.FractionalPositions.SetItem(2, new Vector3D(0.28, 0.33, 0.02)));
        var distance = TinyModel.Distance(Predict(model, crystal), Predict(model, moved));
        if (model is DirectMlp or EnergyMlp)
            distance.ShouldBe(0);
        else
            distance.ShouldBeGreaterThan(1e-5);
    }

    private static Crystal[] DisguisesOf(Crystal crystal)
    {
        var symmetry = MoyoSymmetryFinder.Shared.Find(crystal);
        return
        [
            symmetry.Primitive,
            symmetry.Conventional,
            crystal.Supercell(IntegerMatrix.Diagonal(2, 1, 2)),
            crystal.Supercell(new IntegerMatrix((1, 1, 0), (-1, 1, 0), (0, 1, 1))),
            Orthogonal.Rotation(seed: 1).Apply(crystal),
        ];
    }

    private static double[][] Predict(DosModel model, Crystal crystal) =>
        TinyModel.Predict(model, CrystalGraph.Of("crystal", crystal, CrystalSystem.Monoclinic, new GraphOptions()));
}
