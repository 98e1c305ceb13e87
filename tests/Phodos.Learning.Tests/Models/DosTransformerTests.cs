using System.Text.Json;
using Phodos.Crystals;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Targets;
using Phodos.Learning.Tests.Parity;
using Phodos.Learning.Tests.Samples;
using Phodos.Spectra;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Models;

public class DosTransformerTests
{
    [Fact]
    public void The_global_output_and_that_of_the_system_differ()
    {
        using var model = TinyModel.Create();
        using var scope = NewDisposeScope();
        using var batch = GraphBatch.Of(Graphs, ScalarType.Float64, CPU);
        var outputs = model.TrainingOutputs(batch, randomness: null);
        outputs.Count.ShouldBe(2);
        TinyModel.Distance(TinyModel.Rows(outputs[0]), TinyModel.Rows(outputs[1])).ShouldBeGreaterThan(1e-3);
    }

    [Fact]
    public void Without_the_mask_a_prediction_depends_on_the_batch_as_in_the_reference()
    {
        using var unmasked = TinyModel.Create(TinyModel.Options with { MaskPadding = false });
        var (small, large) = (SampleCrystals.RandomGraph(2, 1), SampleCrystals.RandomGraph(9, 2));
        var together = TinyModel.Predict(unmasked, small, large);
        TinyModel.Distance([together[0]], TinyModel.Predict(unmasked, small)).ShouldBeGreaterThan(1e-4);
        TinyModel.Distance([together[1]], TinyModel.Predict(unmasked, large)).ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void The_crystal_system_changes_the_prediction_but_not_the_global_output()
    {
        using var model = TinyModel.Create();
        var (cubic, trigonal) = (OutputsOf(CrystalSystem.Cubic), OutputsOf(CrystalSystem.Trigonal));
        cubic[0].ShouldBe(trigonal[0]);
        TinyModel.Distance([cubic[1]], [trigonal[1]]).ShouldBeGreaterThan(1e-4);

        double[][] OutputsOf(CrystalSystem system)
        {
            using var scope = NewDisposeScope();
            using var batch = GraphBatch.Of([SampleCrystals.RandomGraph(4, 1) with { System = system }], ScalarType.Float64, CPU);
            return [.. model.TrainingOutputs(batch, randomness: null).Select(output => TinyModel.Rows(output)[0])];
        }
    }

    [Fact]
    public void Dropout_repeats_with_its_seed_and_differs_with_another()
    {
        using var model = TinyModel.Create();
        Outputs(seed: 5).ShouldBe(Outputs(seed: 5));
        TinyModel.Distance([Outputs(seed: 5)], [Outputs(seed: 6)]).ShouldBeGreaterThan(1e-4);

        double[] Outputs(ulong seed)
        {
            using var scope = NewDisposeScope();
            using var batch = GraphBatch.Of(Graphs, ScalarType.Float64, CPU);
            using var generator = new Generator(seed, CPU);
            return [.. model.TrainingOutputs(batch, generator).SelectMany(TinyModel.Rows).SelectMany(row => row)];
        }
    }

    [Fact]
    public void The_envelope_follows_the_cutoff_unless_it_is_given()
    {
        var graph = CrystalGraph.Of("crystal", SampleCrystals.Rutile, CrystalSystem.Tetragonal, new GraphOptions { Cutoff = 5 });
        var following = PredictWith(null);
        following.ShouldBe(PredictWith(5));
        TinyModel.Distance([following], [PredictWith(4)]).ShouldBeGreaterThan(1e-5);

        double[] PredictWith(double? envelope)
        {
            using var model = TinyModel.Create(TinyModel.Options with { EnvelopeRadius = envelope }, graph: new GraphOptions { Cutoff = 5 });
            return TinyModel.Predict(model, graph)[0];
        }
    }

    [Fact]
    public void The_loss_is_the_sum_of_two_root_mean_squares_over_the_batch()
    {
        using var model = TinyModel.Create(TinyModel.Options with { SystemLossWeight = 0.5 });
        using var scope = NewDisposeScope();
        var (zero, one, two) = (zeros(2, 3, dtype: ScalarType.Float64), ones(2, 3, dtype: ScalarType.Float64), full(2, 3, 2.0, dtype: ScalarType.Float64));
        model.Loss([one, two], new TrainingTargets(zero)).item<double>().ShouldBe(1 + 0.5 * 2, 1e-15);
        one[0] = 7;
        model.Loss([one, zero], new TrainingTargets(zero)).item<double>().ShouldBe(5, 1e-15); // √((3·49 + 3) / 6): pooled, not the mean of 7 and 1
    }

    [Fact]
    public void Parameters_have_the_names_and_shapes_of_the_reference_but_for_those_that_take_no_part()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(GoldenSources.Carried, "dostransformer_r4", "config.json")));
        var dead = document.RootElement.GetProperty("parameters_without_gradient").EnumerateArray().Select(name => name.GetString()!).ToHashSet();
        var expected = document.RootElement.GetProperty("state_dict").EnumerateArray()
            .Where(entry => entry.GetProperty("kind").GetString() == "parameter")
            .Select(entry => (Name: entry.GetProperty("name").GetString()!, Shape: string.Join(',', entry.GetProperty("shape").EnumerateArray())))
            .Where(entry => !dead.Contains(entry.Name));

        var options = new DosTransformerOptions { Hidden = 32, ProcessingLayers = 2, TransformerLayers = 2 };
        using var model = new DosTransformer(options, new GraphOptions(), FrequencyGrid.Paper);
        model.named_parameters().Select(entry => (entry.name, string.Join(',', entry.parameter.shape))).ShouldBe(expected, ignoreOrder: true);
    }

    private static CrystalGraph[] Graphs => [SampleCrystals.RandomGraph(3, 1), SampleCrystals.RandomGraph(6, 2)];
}
