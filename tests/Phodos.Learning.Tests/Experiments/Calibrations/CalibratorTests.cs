using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Datasets.Splits;
using Phodos.Learning.Calibration;
using Phodos.Learning.Experiments.Calibrations;
using Phodos.Learning.Models;
using Phodos.Learning.Models.SiteStates;
using Phodos.Learning.Prediction;
using Phodos.Learning.Runtime;
using Phodos.Learning.Tests.Samples;
using Phodos.Spectra;

namespace Phodos.Learning.Tests.Experiments.Calibrations;

public sealed class CalibratorTests : IDisposable
{
    private static readonly FrequencyGrid Fine = new(0, 10, 151); // to 1500 cm⁻¹; the models end at 1000

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Error_bars_hold_their_part_of_the_crystals_that_they_were_made_of_and_travel_with_the_weights()
    {
        var (model, config) = Ensemble(members: 3);
        var (calibration, report) = new Calibrator(model, config, new Workers(1)).Calibrate(Data(), Split());
        (report.Train, report.Validation, report.Test).ShouldBe((6, 9, 9));

        // The same crystals test what they made: 0.9 of them, up to the interpolation between the last two.
        report.Quantities.Single(quantity => quantity.Name == "DOS (label)").Coverage.ShouldBe(0.9, 0.02);
        report.Quantities.ShouldAllBe(quantity => quantity.Coverage > 0.8 && quantity.MeanHalfWidth > 0);
        calibration.FrequencyAbove!["Cl"].ShouldBe(1250, 10);
        calibration.Scope.Elements.ShouldBe(new Dictionary<string, int> { ["Cl"] = 6, ["Na"] = 6 }, ignoreOrder: true);

        ModelFile.Save(_folder.In("model.safetensors"), model, config, epoch: 1);
        LearningJson.Write(ModelCalibration.FileOf(_folder.In("model.safetensors")), calibration);
        model.Dispose();
        using var predictor = DosPredictor.Load(_folder.In("model.safetensors"), MoyoSymmetryFinder.Shared);
        var known = predictor.PredictPhonons([predictor.Prepare("known", RockSalt("Na", 5.6))]).Single();
        known.Warnings.ShouldBeEmpty();
        calibration.Data.ShouldBe(TrainedOn.Of(Data(), Split()));
        known.LabelError.ShouldAllBe(error => error > 0);
        known.ExpectedRmse!.Value.ShouldBeGreaterThan(0);
        known.At(300).HeatCapacity.Error!.Value.ShouldBeGreaterThan(0);
        known.At(0).HeatCapacity.ShouldBe(new Estimate(0, 0));
    }

    [Fact]
    public void Predictions_have_the_error_bars_that_the_report_tells_of()
    {
        var split = new DataSplit("files", 0, [.. Enumerable.Range(15, 9)], [.. Enumerable.Range(6, 9)], [0, 1, 2, 3, 4, 5]); // tested beyond the inputs
        var (model, config) = Ensemble(members: 3);
        var (calibration, report) = new Calibrator(model, config, new Workers(1)).Calibrate(Data(), split);
        using var predictor = new DosPredictor(model, config, MoyoSymmetryFinder.Shared, new Workers(1), calibration: calibration);
        var predictions = predictor.PredictPhonons([.. split.Test.Select(index => predictor.Prepare("salt", Entry(index).Crystal))]);
        double[] temperatures = [50, 100, 200, 300, 500, 1000];
        MeanShouldBe("C_V, 50 to 1000 K", temperatures, phonons => phonons.HeatCapacity);
        MeanShouldBe("C_V at 300 K", [300], phonons => phonons.HeatCapacity);
        var heat = report.Quantities.Single(quantity => quantity.Name == "C_V, 50 to 1000 K");
        heat.Temperatures.Select(at => at.Temperature).ShouldBe([10, 20, 50, 100, 200, 300, 500, 1000]);
        heat.Temperatures.Skip(2).Average(at => at.Coverage).ShouldBe(heat.Coverage, 1e-9);
        MeanShouldBe("S, 50 to 1000 K", temperatures, phonons => phonons.Entropy);
        MeanShouldBe("S at 300 K", [300], phonons => phonons.Entropy);
        MeanShouldBe("F, 50 to 1000 K", temperatures, phonons => phonons.FreeEnergy);
        MeanShouldBe("U, 50 to 1000 K", temperatures, phonons => phonons.InternalEnergy);
        HalfWidth("mean frequency").ShouldBe(predictions.Average(phonons => phonons.Moments.Mean.Error!.Value), 1e-3);
        HalfWidth("log-mean frequency").ShouldBe(predictions.Average(phonons => phonons.Moments.LogMean.Error!.Value), 1e-3);
        HalfWidth("rms frequency").ShouldBe(predictions.Average(phonons => phonons.Moments.RootMeanSquare.Error!.Value), 1e-3);

        void MeanShouldBe(string name, double[] at, Func<ThermodynamicEstimates, Estimate> of) => HalfWidth(name)
            .ShouldBe(predictions.Average(phonons => at.Average(temperature => of(phonons.At(temperature)).Error!.Value)), 1e-4, name);

        double HalfWidth(string name) => report.Quantities.Single(quantity => quantity.Name == name).MeanHalfWidth;
    }

    [Fact]
    public void Each_error_bar_grows_by_the_scale_of_its_quantity_at_the_inputs_nearest_to_those_that_were_seen()
    {
        var seen = new ErrorInputs(0.1, -1, 2); // no other crystal was
        var scales = Enumerable.Range(1, 7).Select(place => new QuantityScale(place, new ErrorWeights(0.5 * place, -0.1 * place, 0.2))).ToArray();
        var before = ErrorsOf([.. scales.Select(_ => QuantityScale.Unit)]);
        var after = ErrorsOf(scales);
        foreach (var (quantity, scale) in new[] { 0, 1, 2, 3, 4, 5, 6, 4, 6 }.Index())
            (after[quantity] / before[quantity]).ShouldBe(scales[scale].Of(seen), 1e-6, $"quantity {quantity}");

        // Twice as wide at 200 K as at 450 K, and in between at their geometric mean, 300 K.
        static ThermodynamicScale At300(QuantityScale scale) =>
            new([new(200, 4.0 / 3 * scale.Factor), new(450, 2.0 / 3 * scale.Factor)], scale.Weights);

        double[] ErrorsOf(QuantityScale[] of)
        {
            var (model, config) = Ensemble(members: 3);
            var (calibration, _) = new Calibrator(model, config, new Workers(1)).Calibrate(Data(), Split());
            var quantities = new QuantityCalibration(
                At300(of[0]), At300(of[1]), At300(of[2]), At300(of[3]), of[4], of[5], of[6], null, seen, seen);
            using var predictor = new DosPredictor(
                model, config, MoyoSymmetryFinder.Shared, new Workers(1), calibration: calibration with { Quantities = quantities });
            var phonons = predictor.PredictPhonons([predictor.Prepare("salt", RockSalt("Na", 5.6))]).Single();
            var (room, moments) = (phonons.At(300), phonons.Moments);
            Estimate[] estimates =
            [
                room.HeatCapacity, room.Entropy, room.FreeEnergy, room.InternalEnergy,
                moments.Mean, moments.LogMean, moments.RootMeanSquare, moments.ZeroPointEnergy, moments.DebyeTemperature,
            ];
            return [.. estimates.Select(estimate => estimate.Error!.Value)];
        }
    }

    [Fact]
    public void Crystals_unlike_those_that_were_learnt_from_are_told_of()
    {
        var (model, config) = Ensemble(members: 2);
        var (calibration, _) = new Calibrator(model, config, new Workers(1)).Calibrate(Data(), Split());
        using var predictor = new DosPredictor(model, config, MoyoSymmetryFinder.Shared, new Workers(1), calibration: calibration);
        Warnings(RockSalt("K", 5.6)).ShouldContain(warning => warning.Contains("K is in none", StringComparison.Ordinal));
        Warnings(RockSalt("Na", 4.6)).ShouldContain(warning => warning.Contains("denser", StringComparison.Ordinal));
        Warnings(RockSalt("Na", 4.6)).ShouldContain(warning => warning.Contains("at 2.30 Å", StringComparison.Ordinal));
        Warnings(RockSalt("Na", 6.9)).ShouldContain(warning => warning.Contains("less dense", StringComparison.Ordinal));
        Warnings(RockSalt("Na", 60)).ShouldContain(warning => warning.Contains("no other atom", StringComparison.Ordinal));

        ImmutableArray<string> Warnings(Crystal crystal) =>
            predictor.PredictPhonons([predictor.Prepare("crystal", crystal)]).Single().Warnings;
    }

    [Fact]
    public void What_has_no_spread_or_no_spectra_is_refused()
    {
        var (single, config) = Ensemble(members: 1);
        using (single)
            Should.Throw<InvalidInputException>(() => new Calibrator(single, config, new Workers(1))).Message.ShouldContain("several members");
        var (model, ensemble) = Ensemble(members: 2);
        using (model)
        {
            Should.Throw<InvalidInputException>(() => new Calibrator(model, ensemble, new Workers(1)).Calibrate(Data(withSpectra: false), Split()))
                .Message.ShouldContain("states per cell");
            Should.Throw<InvalidInputException>(() => new Calibrator(model, ensemble, new Workers(1)).Calibrate(Data(), Split(test: 0)))
                .Message.ShouldContain("test part is empty");
            Should.Throw<InvalidInputException>(() => new Calibrator(model, ensemble, new Workers(1)).Calibrate(Data(), Split(validation: 8)))
                .Message.ShouldContain("has 8 crystals, and intervals that hold 90 % of true values need 9");
        }
    }

    [Fact]
    public void Crystals_that_the_model_may_have_learnt_from_are_refused()
    {
        var (model, config) = Ensemble(members: 2);
        using (model)
        {
            var swapped = new DataSplit("files", 0, [.. Enumerable.Range(6, 9)], [.. Enumerable.Range(15, 9)], [0, 1, 2, 3, 4, 5]);
            Refusal(TrainedOn.Of(Data(), swapped)).ShouldContain("under another split");
            Refusal(new TrainedOn("elsewhere", "1", "2", "files", 0)).ShouldContain("from elsewhere (1), not from rock salts (0)");
            Calibrate(TrainedOn.Of(Data(), Split())).Data.ShouldBe(TrainedOn.Of(Data(), Split()));

            ModelCalibration Calibrate(TrainedOn known) =>
                new Calibrator(model, config with { TrainedOn = [known] }, new Workers(1)).Calibrate(Data(), Split()).Calibration;

            string Refusal(TrainedOn known) => Should.Throw<InvalidInputException>(() => Calibrate(known)).Message;
        }
    }

    [Fact]
    public void A_calibration_of_other_weights_is_refused()
    {
        var (model, config) = Ensemble(members: 2);
        var file = _folder.In("model.safetensors");
        using (model)
        {
            LearningJson.Write(ModelCalibration.FileOf(Saved("0")), new Calibrator(model, config, new Workers(1)).Calibrate(Data(), Split()).Calibration);
            ModelCalibration.Find(Saved(SplitHash.Of(Data(), Split()))).ShouldNotBeNull();
            Should.Throw<InvalidInputException>(() => ModelCalibration.Find(Saved("0"))).Message.ShouldContain("with other crystals");
        }

        string Saved(string split)
        {
            ModelFile.Save(file, model, config with { TrainedOn = [new TrainedOn("rock salts", "0", split, "files", 0)] }, epoch: 1);
            return file;
        }
    }

    private static (DosModel Model, ModelConfig Config) Ensemble(int members)
    {
        var options = new SiteStatesOptions
        {
            Members = members,
            Channels = 4,
            Embedding = 4,
            ElementWidth = 4,
            Multiplicity = 4,
            Layers = 1,
            RadialWidth = 4,
            NativeStep = 20,
        };
        var config = ModelConfig.Of("site-states", options, SiteStatesModel.Graph, TinyModel.Grid);
        var model = config.CreateModel();
        TinyModel.Randomize(model, seed: 2);
        return (model, config);
    }

    // The crystals of the validation part stand in the test part again.
    private static DataSplit Split(int validation = 9, int test = 9) =>
        new("files", 0, [0, 1, 2, 3, 4, 5], [.. Enumerable.Range(6, validation)], [.. Enumerable.Range(15, test)]);

    private static DosDataset Data(bool withSpectra = true) => new(
        "rock salts",
        "0",
        TinyModel.Grid,
        [.. Enumerable.Range(0, 24).Select(index => Entry(index) is var entry && withSpectra ? entry : entry with { Spectrum = null })]);

    private static DosEntry Entry(int index)
    {
        var place = index < 15 ? index : index - 9;
        var peak = 300 + 20 * place;
        var spectrum = Peaks(peak);
        var label = new DensityOfStates(
            TinyModel.Grid, [.. SpectrumResampling.Resample(spectrum.Values.AsSpan(), Fine, TinyModel.Grid)], DosNormalization.MaxNormalized).MaxNormalize();
        return new DosEntry($"entry-{index}", RockSalt("Na", 5.5 + 0.02 * place), CrystalSystem.Cubic, label) { Spectrum = spectrum };
    }

    // Sodium below the grid's end; a third of the states of chlorine at 1250 cm⁻¹, above it.
    private static DensityOfStates Peaks(double frequency)
    {
        var sodium = Peak(frequency, 3);
        double[] chlorine = [.. Peak(frequency, 2).Zip(Peak(1250, 1), (low, high) => low + high)];
        return new DensityOfStates(
            Fine,
            [.. sodium.Zip(chlorine, (one, other) => one + other)],
            DosNormalization.PerCell,
            ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty.Add("Na", [.. sodium]).Add("Cl", [.. chlorine]));
    }

    private static double[] Peak(double frequency, double states)
    {
        double[] shape = [.. Fine.Frequencies.Select(place => Math.Exp(-0.5 * Math.Pow((place - frequency) / 30, 2)))];
        return [.. shape.Select(value => value * states / (shape.Sum() * Fine.Step))];
    }

    private static Crystal RockSalt(string metal, double edge) => new(
        new Lattice(new Vector3D(0, edge / 2, edge / 2), new Vector3D(edge / 2, 0, edge / 2), new Vector3D(edge / 2, edge / 2, 0)),
        [Element.FromSymbol(metal), Element.FromSymbol("Cl")],
        [new Vector3D(0, 0, 0), new Vector3D(0.5, 0.5, 0.5)]);
}
