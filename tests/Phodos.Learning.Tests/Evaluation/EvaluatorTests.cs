using Phodos.Learning.Evaluation;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Targets;
using Phodos.Learning.Tests.Samples;
using Phodos.Spectra;

namespace Phodos.Learning.Tests.Evaluation;

public sealed class EvaluatorTests : IDisposable
{
    private static readonly LabelledGraph[] Crystals =
    [
        .. new[] { 9, 1, 4, 12, 2, 6, 3 }.Select((atoms, index) => new LabelledGraph(
            SampleCrystals.RandomGraph(atoms, index), [.. Enumerable.Range(0, TinyModel.Grid.Count).Select(point => point == index ? 1.0 : 0.1 * index)])),
    ];

    private readonly DosTransformer _model = TinyModel.Create();

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(3, 16)]
    public void Predictions_come_in_the_order_of_the_crystals_whatever_the_batch_size_and_workers(int workers, int batchSize)
    {
        var done = 0;
        var predictions = new Evaluator(_model, new Workers(workers), batchSize).Predict(
            [.. Crystals.Select(crystal => crystal.Graph)], count => Interlocked.Add(ref done, count), TestContext.Current.CancellationToken);
        var alone = Crystals.SelectMany(crystal => TinyModel.Predict(_model, crystal.Graph));
        TinyModel.Distance(predictions, alone).ShouldBeLessThan(1e-12);
        done.ShouldBe(Crystals.Length);
    }

    [Fact]
    public void Every_figure_is_that_of_the_metrics_of_spectra()
    {
        var result = new Evaluator(_model, new Workers(2), batchSize: 2).Evaluate(Crystals, TinyModel.Grid, cancellation: TestContext.Current.CancellationToken);
        var expected = result.Predictions.Zip(Crystals, (prediction, crystal) => SpectrumMetrics.Compare(prediction, crystal.Target, TinyModel.Grid)).ToArray();
        result.Crystals.ShouldBe(expected);
        result.PerCrystalMean.ShouldBe(MetricsAggregation.PerCrystalMean(expected));
        result.Pooled.ShouldBe(MetricsAggregation.Pooled(result.Predictions, [.. Crystals.Select(crystal => crystal.Target)]));
    }

    [Fact]
    public void A_reference_that_is_not_finite_is_named()
    {
        var bad = Crystals[2] with { Target = [.. Enumerable.Repeat(double.NaN, TinyModel.Grid.Count)] };
        Should.Throw<InvalidInputException>(() => new Evaluator(_model, new Workers(1)).Evaluate(
            [Crystals[0], bad], TinyModel.Grid, cancellation: TestContext.Current.CancellationToken)).Message.ShouldStartWith(bad.Graph.Id);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_request_to_stop_is_heeded(int workers) => Should.Throw<OperationCanceledException>(
        () => new Evaluator(_model, new Workers(workers), batchSize: 1).Predict([.. Crystals.Select(crystal => crystal.Graph)], cancellation: new CancellationToken(canceled: true)));
}
