using Phodos.Crystals.Symmetry;
using Phodos.Learning.Models;
using Phodos.Learning.Prediction;
using Phodos.Learning.Runtime;
using Phodos.Learning.Tests.Samples;
using Phodos.Spectra;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Prediction;

public sealed class DosPredictorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_prediction_is_the_output_of_the_network_without_negative_values_and_divided_by_its_maximum()
    {
        var model = TinyModel.Create();
        using var predictor = new DosPredictor(model, TinyModel.Config, MoyoSymmetryFinder.Shared, new Workers(1));
        var crystal = predictor.Prepare("rutile", SampleCrystals.Rutile);
        using (no_grad())
            model.get_parameter("out_layer.bias")!.sub_(TinyModel.Predict(model, crystal.Graph)[0].Average()); // values of either sign

        var dos = predictor.Predict([crystal]).ShouldHaveSingleItem();
        var raw = TinyModel.Predict(model, crystal.Graph)[0];
        (raw.Min() * raw.Max()).ShouldBeLessThan(0);
        dos.Values.ShouldBe([.. raw.Select(value => Math.Max(value, 0) / raw.Max())]);
        (dos.Maximum, dos.Normalization, dos.Grid).ShouldBe((1, DosNormalization.MaxNormalized, TinyModel.Grid));
    }

    [Fact]
    public void A_network_that_predicts_nothing_but_negative_values_gives_zeros()
    {
        var model = TinyModel.Create();
        using (no_grad())
        {
            model.get_parameter("out_layer.weight")!.zero_();
            model.get_parameter("out_layer.bias")!.fill_(-1);
        }

        using var predictor = new DosPredictor(model, TinyModel.Config, MoyoSymmetryFinder.Shared, new Workers(1));
        predictor.Predict([predictor.Prepare("rutile", SampleCrystals.Rutile)])[0].Values.ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Loaded_weights_predict_what_the_model_that_was_saved_predicts()
    {
        var model = TinyModel.Create(dtype: ScalarType.Float32);
        ModelFile.Save(_folder.In("model.safetensors"), model, TinyModel.Config, epoch: 1);
        using var saved = new DosPredictor(model, TinyModel.Config, MoyoSymmetryFinder.Shared, new Workers(1));
        using var loaded = DosPredictor.Load(_folder.In("model.safetensors"), MoyoSymmetryFinder.Shared, threads: 2);
        var crystal = saved.Prepare("zincblende", SampleCrystals.Zincblende);
        loaded.Predict([crystal])[0].Values.ShouldBe(saved.Predict([crystal])[0].Values);
    }
}
