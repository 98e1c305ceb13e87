using Phodos.Crystals.Symmetry;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Models;
using Phodos.Learning.Prediction;
using Phodos.Learning.Runtime;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Tests.Training;
using Phodos.Spectra;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Models;

/// <summary>Files, evaluation and prediction take every model.</summary>
public sealed class ModelUseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void A_saved_model_comes_back_bit_for_bit(string name)
    {
        var config = TinyModel.ConfigOf(name);
        foreach (var dtype in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            using var model = TinyModel.Create(name, dtype);
            ModelFile.Save(_folder.In("model.safetensors"), model, config, epoch: 1);
            var (loaded, loadedConfig) = ModelFile.Load(_folder.In("model.safetensors"), CPU);
            using (loaded)
            {
                var graph = SampleCrystals.RandomGraph(4, 1);
                TinyModel.Predict(loaded, graph)[0].ShouldBe(TinyModel.Predict(model, graph)[0]);
                loadedConfig.Architecture.ShouldBe(name);
            }
        }
    }

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void The_evaluation_is_that_of_each_crystal_alone(string name)
    {
        using var model = TinyModel.Create(name);
        var result = new Evaluator(model, new Workers(2), batchSize: 2)
            .Evaluate(TinyTraining.Crystals, TinyModel.Grid, cancellation: TestContext.Current.CancellationToken);
        var alone = TinyTraining.Crystals.SelectMany(crystal => TinyModel.Predict(model, crystal.Graph));
        TinyModel.Distance(result.Predictions, alone).ShouldBeLessThan(1e-12);
        double.IsFinite(result.PerCrystalMean.Rmse).ShouldBeTrue();
    }

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void A_predicted_density_of_states_is_the_output_without_negative_values_divided_by_its_maximum(string name)
    {
        var model = TinyModel.Create(name);
        using var predictor = new DosPredictor(model, TinyModel.ConfigOf(name), MoyoSymmetryFinder.Shared, new Workers(1));
        var crystal = predictor.Prepare("rutile", SampleCrystals.Rutile);
        var output = TinyModel.Predict(model, crystal.Graph)[0];
        var dos = predictor.Predict([crystal]).ShouldHaveSingleItem();
        dos.Values.ShouldBe([.. output.Select(value => Math.Max(value, 0) / Math.Max(output.Max(), double.Epsilon))]);
        (dos.Normalization, dos.Grid).ShouldBe((DosNormalization.MaxNormalized, TinyModel.Grid));
    }
}
