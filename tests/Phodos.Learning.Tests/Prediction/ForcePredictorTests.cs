using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.LatticeDynamics;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Prediction;
using Phodos.Learning.Runtime;
using Phodos.Learning.Tests.Models.Forces;
using Phodos.Learning.Tests.Samples;
using Phodos.Units;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Prediction;

public sealed class ForcePredictorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_states_of_the_primitive_cell_are_counted_and_divided_among_its_sites_and_elements()
    {
        using var predictor = Predictor();
        var phonons = Predict(predictor, SampleCrystals.Rutile);
        phonons.Crystal.AtomCount.ShouldBe(6);
        phonons.Dos.Integral.ShouldBe(18, 1e-3);
        phonons.StatesAbove.ShouldBe(0);
        phonons.Sites.Length.ShouldBe(6);
        for (var point = 0; point < phonons.Dos.Grid.Count; point++)
        {
            phonons.Sites.Sum(site => site[point]).ShouldBe(phonons.Dos.Values[point], 1e-9);
            phonons.Dos.Projections.Values.Sum(part => part[point]).ShouldBe(phonons.Dos.Values[point], 1e-9);
        }

        phonons.Calculated.ShouldNotBeNull().Modes.ModeCount.ShouldBe(18);
    }

    [Fact]
    public void Atoms_of_a_primitive_cell_keep_their_order()
    {
        using var predictor = Predictor();
        var rutile = SampleCrystals.Rutile;
        var turned = new Crystal(rutile.Lattice, [.. rutile.Species.Reverse()], [.. rutile.FractionalPositions.Reverse()]);
        var (one, other) = (Predict(predictor, rutile), Predict(predictor, turned));
        (one.Crystal, other.Crystal).ShouldBe((rutile, turned));
        for (var site = 0; site < rutile.AtomCount; site++)
            other.Sites[^(site + 1)].Zip(one.Sites[site]).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-6);
    }

    [Fact]
    public void Neither_the_cell_nor_the_others_of_a_batch_matter()
    {
        using var predictor = Predictor();
        var crystal = SampleCrystals.Rutile;
        var alone = Predict(predictor, crystal);
        var doubled = crystal.Supercell(IntegerMatrix.Diagonal(2, 1, 1));
        Crystal[] all = [SampleCrystals.Zincblende, doubled, crystal];
        var together = predictor.PredictPhonons([.. all.Select((one, place) => predictor.Prepare($"crystal {place}", one))]);
        foreach (var same in together.Skip(1))
        {
            same.Moments.Mean.Value.ShouldBe(alone.Moments.Mean.Value, 1e-6);
            same.At(300).Entropy.Value.ShouldBe(alone.At(300).Entropy.Value, 1e-6);
        }

        together[0].Crystal.AtomCount.ShouldBe(2);
    }

    [Fact]
    public void The_label_alone_is_that_of_the_whole_prediction()
    {
        using var predictor = Predictor();
        var prepared = predictor.Prepare("rutile", SampleCrystals.Rutile);
        var (alone, whole) = (predictor.PredictLabel(prepared), predictor.PredictPhonons([prepared])[0].Label);
        alone.Grid.ShouldBe(whole.Grid);
        for (var point = 0; point < alone.Grid.Count; point++)
            alone.Values[point].ShouldBe(whole.Values[point], 1e-9);
    }

    [Fact]
    public void An_unstable_crystal_is_said_to_be_and_so_is_what_is_left_out_of_a_polar_one()
    {
        var model = ForceConstantsModelTests.Tiny();
        using (no_grad())
        {
            foreach (var weight in model.Network.parameters())
                weight.mul_(-2);
        }

        using var predictor = new ForcePredictor(model, MoyoSymmetryFinder.Shared, new Workers(1));
        var known = Enumerable.Range(0, 8).Select(seed => Predict(predictor, SampleCrystals.Random(4, seed))).ToArray();
        known.Count(phonons => phonons.Calculated!.Modes.Lowest < -5).ShouldBeGreaterThan(0);
        foreach (var phonons in known)
        {
            phonons.Warnings.Any(warning => warning.StartsWith("the crystal is predicted to be unstable: ", StringComparison.Ordinal))
                .ShouldBe(phonons.Calculated!.Modes.Lowest < -5);
        }

        Predict(predictor, SampleCrystals.Rutile).Warnings[^1].ShouldContain("LO and TO");
    }

    [Fact]
    public void Longitudinal_and_transverse_modes_split_by_the_predicted_charges_and_each_member_has_them()
    {
        var model = ForceConstantsModelTests.Tiny();
        model.Born = Charged();
        using var predictor = new ForcePredictor(model, MoyoSymmetryFinder.Shared, new Workers(1));
        var zincblende = predictor.Prepare("zincblende", SampleCrystals.Zincblende);
        var phonons = predictor.PredictPhonons([zincblende]).ShouldHaveSingleItem();
        var (charges, crystal) = (phonons.BornCharges.ShouldNotBeNull(), phonons.Crystal);
        charges.NeutralityResidual.ShouldBeLessThan(1e-9);
        charges.Charges[0].XY.ShouldBe(0, 1e-9);
        var split = 4 * Math.PI * PhysicalConstants.Coulomb * Math.Pow(charges.Charges[0].XX, 2) / (charges.Dielectric.XX * crystal.Lattice.Volume)
            * crystal.Species.Sum(element => 1 / element.AtomicMass) * Math.Pow(PhysicalConstants.WavenumberOfRoot, 2);
        var squares = PhononModes.At(phonons.Calculated!.Matrix, default, new Vector3D(1, 2, 3)).Frequencies
            .Select(frequency => frequency * Math.Abs(frequency)).Order().ToArray();
        var atRest = PhononModes.At(phonons.Calculated.Matrix, default).Frequencies.Sum(frequency => frequency * Math.Abs(frequency));
        (squares.Sum() - atRest).ShouldBe(split, 1e-6 * split);
        split.ShouldBeGreaterThan(100);
        phonons.Warnings[^1].ShouldBe("the Born charges by which LO and TO modes split at Γ are predicted, not calculated (mean errors 0.12 e and 8 % of the dielectric constant)");
        predictor.PredictLabel(zincblende).Values.ToArray().ShouldBe([.. phonons.Label.Values], 1e-9);
    }

    [Fact]
    public void A_crystal_that_is_taken_for_a_metal_has_no_electric_fields_and_this_is_said()
    {
        var model = ForceConstantsModelTests.Tiny();
        model.Born = Charged();
        using var predictor = new ForcePredictor(model, MoyoSymmetryFinder.Shared, new Workers(1));
        var salt = SampleCrystals.Zincblende;
        var first = salt.Species[0];
        var nitride = new Crystal(
            salt.Lattice, [.. salt.Species.Select(element => Element.FromSymbol(element == first ? "Ti" : "N"))], salt.FractionalPositions);
        var odd = Predict(predictor, nitride);
        odd.BornCharges.ShouldBeNull();
        odd.Calculated!.Matrix.IsPolar.ShouldBeFalse();
        odd.Warnings[^1].ShouldContain("taken for a metal (its electrons are odd in number)");

        TakeForInsulators(model.Born, -100);
        var metal = Predict(predictor, salt);
        metal.BornCharges.ShouldBeNull();
        metal.Warnings[^1].ShouldContain("taken for a metal (it is an insulator by 0 %)");
    }

    [Fact]
    public void Weights_say_themselves_what_they_predict()
    {
        using (var model = ForceConstantsModelTests.Tiny())
            model.Save(_folder.In("forces.safetensors"));
        ModelFile.Save(_folder.In("dos.safetensors"), TinyModel.Create(), TinyModel.Config, epoch: 1);
        using var forces = IPhononPredictor.Load(_folder.In("forces.safetensors"), MoyoSymmetryFinder.Shared);
        using var dos = IPhononPredictor.Load(_folder.In("dos.safetensors"), MoyoSymmetryFinder.Shared);
        (forces.Architecture, forces.TellsModes).ShouldBe((ForceConstantsModel.Architecture, true));
        (dos.Architecture, dos.TellsModes).ShouldBe((TinyModel.Config.Architecture, false));
        Should.Throw<InvalidInputException>(() => IPhononPredictor.Load(_folder.In("forces.safetensors"), MoyoSymmetryFinder.Shared, "cuda"))
            .Message.ShouldContain("on the CPU");
    }

    // With charges that show.
    private static BornChargesModel Charged()
    {
        var model = BornChargesModel.Create(BornChargesModelTests.Small, seed: 3);
        model.Network.to(ScalarType.Float64);
        model.Know(0.5, new BornErrors(0.12, 0.08, 10));
        using (no_grad())
        {
            foreach (var weight in model.Network.parameters())
                weight.mul_(3);
        }

        // Whatever the random weights are.
        TakeForInsulators(model, 100);
        return model;
    }

    private static void TakeForInsulators(BornChargesModel model, double bias)
    {
        using var noGradients = no_grad();
        model.Network.named_parameters().Single(entry => entry.name == "kind.2.bias").parameter.fill_(bias);
    }

    private static ForcePredictor Predictor() => new(ForceConstantsModelTests.Tiny(), MoyoSymmetryFinder.Shared, new Workers(2));

    private static PhononPrediction Predict(ForcePredictor predictor, Crystal crystal) =>
        predictor.PredictPhonons([predictor.Prepare("crystal", crystal)]).ShouldHaveSingleItem();
}
