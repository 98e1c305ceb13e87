using System.Buffers.Binary;
using System.Text.Json;
using Phodos.Spectra;

namespace Phodos.Tests.Spectra;

public sealed class MetricsAggregationTest
{
    private static readonly FrequencyGrid Grid = new(0, 20, 2);

    private static readonly double[][] References = [[0, 1], [0, 2], [3, 3]];
    private static readonly double[][] Predictions = [[0, 0], [0, 2], [3, 7]];

    [Fact]
    public void The_mean_over_crystals_weighs_each_crystal_the_same_and_counts_undefined_R2()
    {
        var mean = MetricsAggregation.PerCrystalMean(
            [.. Predictions.Zip(References, (prediction, reference) => SpectrumMetrics.Compare(prediction, reference, Grid))]);
        mean.Aggregation.ShouldBe("per-crystal mean");
        mean.Rmse.ShouldBe((Math.Sqrt(0.5) + 0 + Math.Sqrt(8)) / 3, 1e-12);
        mean.R2!.Value.ShouldBe((-1 + 1) / 2.0, 1e-12);
        mean.R2Undefined.ShouldBe(1);
        mean.WassersteinUndefined.ShouldBe(1);
    }

    [Fact]
    public void Pooling_takes_the_root_of_the_pooled_squares_and_the_global_mean()
    {
        var pooled = MetricsAggregation.Pooled(Predictions, References);
        pooled.Mse.ShouldBe(17 / 6.0, 1e-12);
        pooled.Rmse.ShouldBe(Math.Sqrt(17 / 6.0), 1e-12);
        pooled.Mae.ShouldBe(5 / 6.0, 1e-12);
        pooled.R2!.Value.ShouldBe(1 - 17 / 9.5, 1e-12);
        pooled.Wasserstein.ShouldBeNull();
    }

    [Fact]
    public void Batches_weigh_the_same_however_small()
    {
        var perCrystal = MetricsAggregation.MeanOverBatches(Predictions, References, 2, BatchRmse.PerCrystal);
        perCrystal.Rmse.ShouldBe((Math.Sqrt(0.5) / 2 + Math.Sqrt(8)) / 2, 1e-12);
        perCrystal.Mse.ShouldBe((0.25 + 8) / 2, 1e-12);
        // The first batch: 1 − 1 / 2.75; the second has a constant reference.
        perCrystal.R2!.Value.ShouldBe(1 - 1 / 2.75, 1e-12);
        perCrystal.R2Undefined.ShouldBe(1);

        MetricsAggregation.MeanOverBatches(Predictions, References, 2, BatchRmse.Pooled).Rmse.ShouldBe((0.5 + Math.Sqrt(8)) / 2, 1e-12);
    }

    [Fact]
    public void No_crystals_have_no_metrics()
    {
        Should.Throw<InvalidInputException>(() => MetricsAggregation.PerCrystalMean([]));
        Should.Throw<InvalidInputException>(() => MetricsAggregation.Pooled([], []));
        Should.Throw<ArgumentException>(() => MetricsAggregation.Pooled(Predictions, []));
    }

    [Theory]
    [InlineData("dostransformer_style", BatchRmse.PerCrystal)]
    [InlineData("other_models_style", BatchRmse.Pooled)]
    public void The_mean_over_batches_is_that_of_the_reference_implementation(string style, BatchRmse rmse)
    {
        var golden = Path.Combine(SharedFolder.Required, "golden");
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(golden, "metrics.json")));
        var tensors = File.ReadAllBytes(Path.Combine(golden, "metrics.safetensors"));
        var batchSize = expected.RootElement.GetProperty("batch_size").GetInt32();
        var metrics = MetricsAggregation.MeanOverBatches(Rows(tensors, "pred"), Rows(tensors, "target"), batchSize, rmse);

        var figures = expected.RootElement.GetProperty(style);
        metrics.Rmse.ShouldBe(figures.GetProperty("rmse").GetDouble(), 1e-12);
        metrics.Mse.ShouldBe(figures.GetProperty("mse").GetDouble(), 1e-12);
        metrics.Mae.ShouldBe(figures.GetProperty("mae").GetDouble(), 1e-12);
        metrics.R2!.Value.ShouldBe(figures.GetProperty("r2").GetDouble(), 1e-12);
    }

    // safetensors: the length of a JSON header (u64), the header with the shape and place of each tensor, the numbers.
    private static double[][] Rows(byte[] file, string name)
    {
        var header = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        using var json = JsonDocument.Parse(file.AsMemory(8, header));
        var tensor = json.RootElement.GetProperty(name);
        var columns = tensor.GetProperty("shape")[1].GetInt32();
        var offsets = tensor.GetProperty("data_offsets");
        var data = file.AsSpan((8 + header + offsets[0].GetInt32())..(8 + header + offsets[1].GetInt32()));
        var numbers = new double[data.Length / 8];
        for (var index = 0; index < numbers.Length; index++)
            numbers[index] = BinaryPrimitives.ReadDoubleLittleEndian(data[(8 * index)..]);
        return [.. numbers.Chunk(columns)];
    }
}
