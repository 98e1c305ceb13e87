using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Learning.Models;
using Phodos.Learning.Models.SiteStates;
using Phodos.Learning.Prediction;
using Phodos.Learning.Runtime;
using Phodos.Learning.Tests.Samples;
using Phodos.Spectra;
using TorchSharp;

namespace Phodos.Learning.Tests.Prediction;

public class PhononPredictionTests
{
    [Fact]
    public void Sites_make_elements_and_elements_the_whole_of_3N_states()
    {
        using var predictor = Predictor();
        var prediction = predictor.PredictPhonons([predictor.Prepare("rutile", SampleCrystals.Rutile)]).Single();
        var atoms = SampleCrystals.Rutile.AtomCount;
        (prediction.Dos.Integral + prediction.StatesAbove).ShouldBe(3 * atoms, 1e-5);
        prediction.Sites.Length.ShouldBe(atoms);
        for (var point = 0; point < prediction.Dos.Grid.Count; point++)
        {
            prediction.Sites.Sum(site => site[point]).ShouldBe(prediction.Dos.Values[point], 1e-9);
            prediction.Dos.Projections.Values.Sum(part => part[point]).ShouldBe(prediction.Dos.Values[point], 1e-9);
            prediction.Members.Average(member => member.Values[point]).ShouldBe(prediction.Dos.Values[point], 1e-6);
        }
    }

    [Fact]
    public void The_sites_are_those_of_the_given_cell_in_its_order()
    {
        using var predictor = Predictor();
        var crystal = SampleCrystals.Rutile;
        int[] order = [.. Enumerable.Range(0, crystal.AtomCount).Select(atom => (atom + 1) % crystal.AtomCount)]; // a reversal would hide a reversal
        var turned = new Crystal(
            crystal.Lattice,
            [.. order.Select(atom => crystal.Species[atom])],
            [.. order.Select(atom => crystal.FractionalPositions[atom])]);
        var predictions = predictor.PredictPhonons([predictor.Prepare("as it is", crystal), predictor.Prepare("turned", turned)]);
        for (var site = 0; site < order.Length; site++)
        {
            predictions[1].Sites[site].Zip(predictions[0].Sites[order[site]], (one, other) => Math.Abs(one - other)).Max().ShouldBeLessThan(1e-8);
        }
    }

    [Fact]
    public void A_supercell_has_the_same_functions_of_a_mole_of_atoms()
    {
        using var predictor = Predictor();
        var crystal = SampleCrystals.Zincblende;
        var lattice = crystal.Lattice;
        var doubled = new Crystal(
            new Lattice(2 * lattice.A, lattice.B, lattice.C),
            [.. crystal.Species, .. crystal.Species],
            [.. crystal.FractionalPositions.Concat(crystal.FractionalPositions.Select(place => place + new Vector3D(1, 0, 0)))
                .Select(place => new Vector3D(place.X / 2, place.Y, place.Z))]);
        var predictions = predictor.PredictPhonons([predictor.Prepare("one", crystal), predictor.Prepare("two", doubled)]);
        predictions[1].Dos.Integral.ShouldBe(2 * predictions[0].Dos.Integral, 1e-6);
        predictions[1].At(300).HeatCapacity.Value.ShouldBe(predictions[0].At(300).HeatCapacity.Value, 1e-6);
        predictions[1].Moments.Mean.Value.ShouldBe(predictions[0].Moments.Mean.Value, 1e-4);
        predictions[1].At(0).Entropy.Value.ShouldBe(0);
    }

    [Fact]
    public void A_model_of_labels_gives_functions_without_errors_and_without_sites()
    {
        var model = TinyModel.Create();
        using (torch.no_grad())
            model.get_parameter("out_layer.bias")!.fill_(100); // all values above zero
        using var predictor = new DosPredictor(model, TinyModel.Config, MoyoSymmetryFinder.Shared, new Workers(1));
        var prediction = predictor.PredictPhonons([predictor.Prepare("rutile", SampleCrystals.Rutile)]).Single();
        prediction.Sites.ShouldBeEmpty();
        prediction.Dos.Integral.ShouldBe(18, 1e-9);
        prediction.At(300).HeatCapacity.Value.ShouldBeInRange(0, 3 * ThermodynamicFunctions.GasConstant);
        prediction.At(300).HeatCapacity.Error.ShouldBeNull();
        prediction.ErrorOf(prediction.Dos.Values.AsSpan(), member => member.Values).ShouldBeEmpty();
    }

    [Fact]
    public void A_model_that_predicts_no_states_is_said_to()
    {
        var model = TinyModel.Create();
        using (torch.no_grad())
            model.get_parameter("out_layer.bias")!.fill_(-100);
        using var predictor = new DosPredictor(model, TinyModel.Config, MoyoSymmetryFinder.Shared, new Workers(1));
        Should.Throw<InvalidInputException>(() => predictor.PredictPhonons([predictor.Prepare("rutile", SampleCrystals.Rutile)]))
            .Message.ShouldContain("no states");
    }

    private static DosPredictor Predictor()
    {
        var options = new SiteStatesOptions { Members = 2, Channels = 8, Embedding = 8, ElementWidth = 4, Multiplicity = 4, Layers = 1, RadialWidth = 8 };
        var config = ModelConfig.Of("site-states", options, SiteStatesModel.Graph, TinyModel.Grid);
        var model = config.CreateModel();
        model.to(torch.ScalarType.Float64);
        TinyModel.Randomize(model, seed: 5);
        return new DosPredictor(model, config, MoyoSymmetryFinder.Shared, new Workers(1));
    }
}
