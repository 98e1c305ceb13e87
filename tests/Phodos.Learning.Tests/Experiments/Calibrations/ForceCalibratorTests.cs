using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets.Forces;
using Phodos.LatticeDynamics;
using Phodos.Learning.Calibration;
using Phodos.Learning.Experiments.Calibrations;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Prediction;
using Phodos.Learning.Runtime;
using Phodos.Learning.Tests.Training.Forces;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Experiments.Calibrations;

public sealed class ForceCalibratorTests : IDisposable
{
    private static readonly ForceNetworkOptions Options = new()
    {
        Cutoff = 4,
        PairCutoff = 4.5,
        Scalars = 12,
        Tensors = 6,
        Layers = 1,
        PairWidth = 10,
        PairTensors = 4,
    };

    // Below zero a crystal that gives way to some modes.
    private static readonly (string First, string Second, double Stiffness)[] Salts = [.. ForceRecords.Salts, ("Na", "Br", -10)];

    private const int Neighbors = 8;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Error_bars_hold_their_part_of_the_crystals_that_they_were_made_of_and_travel_with_the_weights()
    {
        var store = Store("train", "valid", "test");
        using (var model = Ensemble())
        {
            var (calibration, report) = new ForceCalibrator(MoyoSymmetryFinder.Shared, new Workers(2)).Calibrate(model, store);
            (report.Train, report.Validation, report.Test).ShouldBe((11, 10, 10)); // the unstable one has no thermodynamics
            report.Quantities.Single(quantity => quantity.Name == "DOS (label)").Coverage.ShouldBe(0.9, 0.02);
            report.Quantities.ShouldAllBe(quantity => quantity.Coverage > 0.75 && quantity.MeanHalfWidth > 0);
            (report.Stability!.Crystals, report.Stability.Unstable).ShouldBe((11, 1));
            calibration.FrequencyAbove.ShouldBeNull();
            calibration.Data.Data.ShouldBe("forces");

            model.TrainedOn = [calibration.Data];
            model.SaveHalf(_folder.In("model.safetensors"));
            LearningJson.Write(ModelCalibration.FileOf(_folder.In("model.safetensors")), calibration);
        }

        using var predictor = IPhononPredictor.Load(_folder.In("model.safetensors"), MoyoSymmetryFinder.Shared);
        predictor.IsCalibrated.ShouldBeTrue();
        var known = predictor.PredictPhonons([predictor.Prepare("known", ForceRecords.Springs("Cs", "Cl", 20).Crystal)]).Single();
        known.LabelError.ShouldAllBe(error => error > 0);
        known.ExpectedRmse!.Value.ShouldBeGreaterThan(0);
        known.ProbabilityUnstable!.Value.ShouldBeInRange(0, 1);
        known.At(300).HeatCapacity.Error!.Value.ShouldBeGreaterThan(0);
        known.Moments.Maximum!.Value.Error!.Value.ShouldBeGreaterThan(0);
        known.ErrorOf(known.Dos.Values.AsSpan(), member => member.Values).Length.ShouldBe(known.Dos.Grid.Count);
        known.Warnings.ShouldNotContain(warning => warning.Contains("learnt from", StringComparison.Ordinal));
        var foreign = predictor.PredictPhonons([predictor.Prepare("foreign", ForceRecords.Springs("Mg", "O", 20).Crystal)]).Single();
        foreign.Warnings.ShouldContain(warning => warning.Contains("Mg is in none of the 11 crystals", StringComparison.Ordinal));
    }

    [Fact]
    public void Crystals_whose_calculations_count_less_are_no_known_phases()
    {
        using var model = Ensemble();
        var (whole, _) = new ForceCalibrator(MoyoSymmetryFinder.Shared, new Workers(1)).Calibrate(model, Store("train", "valid", "test"));
        var (lesser, _) = new ForceCalibrator(MoyoSymmetryFinder.Shared, new Workers(1)).Calibrate(model, Store(weight: 0.5, "train", "valid", "test"));
        whole.Scope.Phases.ShouldContain("CsCl cubic");
        lesser.Scope.Phases.ShouldBe(whole.Scope.Phases.Remove("CsCl cubic"));
        lesser.Scope.Elements.ShouldBe(whole.Scope.Elements, ignoreOrder: true);
        lesser.Scope.ApproximateKinds.ShouldNotBeNull();
    }

    [Fact]
    public void The_figures_of_the_report_are_those_of_predictions()
    {
        var store = Store("train", "valid", "test");
        var model = Ensemble();
        var (calibration, report) = new ForceCalibrator(MoyoSymmetryFinder.Shared, new Workers(1)).Calibrate(model, store);
        using var predictor = new ForcePredictor(model, MoyoSymmetryFinder.Shared, new Workers(1), calibration: calibration);
        var predictions = predictor.PredictPhonons(
            [.. Salts[..^1].Select(salt => predictor.Prepare("salt", Springs(salt.First, salt.Second, salt.Stiffness).Crystal))]);
        HalfWidth("C_V at 300 K").ShouldBe(predictions.Average(phonons => phonons.At(300).HeatCapacity.Error!.Value), 1e-4);
        HalfWidth("mean frequency").ShouldBe(predictions.Average(phonons => phonons.Moments.Mean.Error!.Value), 1e-3);

        double HalfWidth(string name) => report.Quantities.Single(quantity => quantity.Name == name).MeanHalfWidth;
    }

    [Fact]
    public void A_single_network_a_store_without_a_part_and_other_data_are_refused()
    {
        var calibrator = new ForceCalibrator(MoyoSymmetryFinder.Shared, new Workers(1));
        using var single = ForceConstantsModel.Create(Options, seed: 1);
        Should.Throw<InvalidInputException>(() => calibrator.Calibrate(single, Store("train", "valid", "test"))).Message.ShouldContain("several members");
        using var model = Ensemble();
        Should.Throw<InvalidInputException>(() => calibrator.Calibrate(model, Store("train", "valid", "bench"))).Message.ShouldContain("0 to test");
        model.TrainedOn = [new("other", "a1", "s1", "files", 0)];
        Should.Throw<InvalidInputException>(() => calibrator.Calibrate(model, Store("train", "valid", "test"))).Message.ShouldContain("learnt from other (a1)");
    }

    [Fact]
    public void A_calibration_beside_a_single_network_is_refused()
    {
        using (var model = Ensemble())
        {
            var (calibration, _) = new ForceCalibrator(MoyoSymmetryFinder.Shared, new Workers(1)).Calibrate(model, Store("train", "valid", "test"));
            LearningJson.Write(_folder.In("single.calibration.json"), calibration);
        }

        using (var single = ForceConstantsModel.Create(Options, seed: 1))
            single.Save(_folder.In("single.safetensors"));
        Should.Throw<InvalidInputException>(() => IPhononPredictor.Load(_folder.In("single.safetensors"), MoyoSymmetryFinder.Shared).Dispose())
            .Message.ShouldContain("several members");
    }

    private static ForceConstants Springs(string first, string second, double stiffness)
    {
        var forces = ForceRecords.Springs(first, second, Math.Abs(stiffness));
        if (stiffness > 0)
            return forces;
        var bond = forces.Blocks.First(block => block.First != block.Second).Value;
        var push = -0.125 * (bond.XX + bond.YY + bond.ZZ) * Matrix3.Identity; // more than holds the atoms across the bonds
        return new ForceConstants(
            forces.Crystal,
            [.. forces.Blocks.Select(block => block with { Value = block.Value + (block.First == block.Second ? -Neighbors : 1) * push })]);
    }

    // Two networks whose force constants differ a little.
    private ForceConstantsModel Ensemble()
    {
        string[] files = [_folder.In("a.safetensors"), _folder.In("b.safetensors")];
        using (var model = ForceConstantsModel.Create(Options, seed: 4))
        {
            model.Save(files[0]);
            using var noGradients = no_grad();
            foreach (var weight in model.Network.parameters())
                weight.mul_(1.05);
            model.Save(files[1]);
        }

        return ForceEnsemble.Join(files);
    }

    private ForceStore Store(params string[] parts) => Store(weight: 1, parts);

    // With a weight for the first calculation of each part.
    private ForceStore Store(double weight, params string[] parts)
    {
        var path = _folder.In("forces.parquet");
        ForceRecords.WriteStore(
            path,
            from part in parts
            from salt in Salts
            let forces = Springs(salt.First, salt.Second, salt.Stiffness)
            let record = ForceRecords.Of($"{part}-{salt.First}{salt.Second}", forces, IntegerMatrix.Diagonal(3, 3, 3), part)
            select record with { Weight = salt == Salts[0] ? weight : 1 });
        return ForceStore.Open(path);
    }
}
