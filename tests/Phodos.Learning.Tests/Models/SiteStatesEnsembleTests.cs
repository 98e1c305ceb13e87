using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Models.SiteStates;
using Phodos.Learning.Tests.Samples;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Models;

public sealed class SiteStatesEnsembleTests : IDisposable
{
    private static readonly SiteStatesOptions Options =
        new() { Channels = 8, Embedding = 8, ElementWidth = 16, Multiplicity = 4, Layers = 1, RadialBasis = 5, RadialWidth = 8 };

    private static readonly CrystalGraph[] Graphs = [.. Enumerable.Range(1, 4).Select(atoms => SampleCrystals.RandomGraph(atoms, atoms))];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_shares_of_an_ensemble_are_the_means_of_those_of_its_members_also_of_ensembles()
    {
        string[] files = [Save("a", seed: 1), Save("b", seed: 2), Save("c", seed: 3)];
        var pair = Join(files[..2]);
        var all = Join(pair, files[2]);
        double[][][] alone = [.. files.Select(Sites)];
        var mean = alone[0].Select((row, atom) => row.Select((_, bin) => alone.Average(sites => sites[atom][bin])).ToArray());
        TinyModel.Distance(Sites(all), mean).ShouldBeLessThan(1e-14);
        TinyModel.Distance(Sites(all), alone[0]).ShouldBeGreaterThan(1e-6);
    }

    [Fact]
    public void Vectors_of_the_elements_that_span_few_dimensions_need_no_more_numbers()
    {
        // Without vectors of their own the elements differ by nine properties alone, and a constant is a tenth dimension.
        var file = Save("properties", seed: 1, flat: true);
        TinyModel.Distance(Sites(Join(elementWidth: 10, file)), Sites(file)).ShouldBeLessThan(1e-9);
        TinyModel.Distance(Sites(Join(elementWidth: 4, file)), Sites(file)).ShouldBeInRange(1e-9, 1e-1);
    }

    [Fact]
    public void A_shipped_file_is_in_half_precision_and_predicts_nearly_the_same()
    {
        var file = Save("model", seed: 1);
        var (model, config) = SiteStatesEnsemble.Join([file]);
        using (model)
            ModelFile.SaveHalf(_folder.In("half.safetensors"), model, config);
        new FileInfo(_folder.In("half.safetensors")).Length.ShouldBeLessThan(new FileInfo(file).Length / 2);
        TinyModel.Distance(Sites(_folder.In("half.safetensors")), Sites(file)).ShouldBeInRange(1e-9, 1e-2);
    }

    [Fact]
    public void A_weight_that_half_precision_cannot_hold_is_refused_and_nothing_is_written()
    {
        var (model, config) = SiteStatesEnsemble.Join([Save("model", seed: 1)]);
        using (model)
        {
            using (no_grad())
                model.parameters().First().fill_(1e6);
            Should.Throw<InvalidInputException>(() => ModelFile.SaveHalf(_folder.In("half.safetensors"), model, config))
                .Message.ShouldContain("too large for half precision");
        }

        File.Exists(_folder.In("half.safetensors")).ShouldBeFalse();
    }

    [Fact]
    public void What_a_member_learnt_from_the_ensemble_has_learnt_from()
    {
        var (one, other) = (new TrainedOn("one", "1", "2", "files", 0), new TrainedOn("other", "3", "4", "random", 5));
        TrainedOnOf(Trained(one), Trained(one)).ShouldBe([one]);
        TrainedOnOf(Trained(one), Trained(other)).ShouldBe([one, other]);
        TrainedOnOf(Trained(one), Save("unknown", seed: 1)).ShouldBeNull();

        string Trained(TrainedOn data)
        {
            var file = Save($"{Guid.NewGuid():N}", seed: 1);
            LearningJson.Write(Path.ChangeExtension(file, ".json"), ModelFile.ReadConfig(file) with { TrainedOn = [data] });
            return file;
        }

        static IReadOnlyList<TrainedOn>? TrainedOnOf(params string[] files)
        {
            var (model, config) = SiteStatesEnsemble.Join(files);
            model.Dispose();
            return config.TrainedOn;
        }
    }

    [Fact]
    public void What_cannot_be_joined_is_refused()
    {
        var file = Save("model", seed: 1);
        var other = Save("other", seed: 1, Options with { Channels = 9 });
        using var mlp = TinyModel.Create("mlp");
        ModelFile.Save(_folder.In("mlp.safetensors"), mlp, TinyModel.ConfigOf("mlp"), epoch: 1);
        Refusal(file, other).ShouldContain("has other options");
        Refusal(file, _folder.In("mlp.safetensors")).ShouldContain("of the kind mlp");
        Should.Throw<InvalidInputException>(() => SiteStatesEnsemble.Join([file], elementWidth: 17)).Message.ShouldContain("1 to that of the models, 16");
        Should.Throw<InvalidInputException>(() => SiteStatesEnsemble.Join([file], elementWidth: 0)).Message.ShouldContain("1 to that of the models, 16");
    }

    private static string Refusal(params string[] files) => Should.Throw<InvalidInputException>(() => SiteStatesEnsemble.Join(files)).Message;

    private static double[][] Sites(string file)
    {
        using var scope = NewDisposeScope();
        var (model, _) = ModelFile.Load(file, CPU);
        using (model)
        {
            using var batch = GraphBatch.Of(Graphs, model.parameters().First().dtype, CPU);
            return TinyModel.Rows(((SiteStatesModel)model).PredictSites(batch));
        }
    }

    private string Join(params string[] files) => Join(elementWidth: null, files);

    private string Join(int? elementWidth, params string[] files)
    {
        var path = _folder.In($"{Guid.NewGuid():N}.safetensors");
        var (model, config) = SiteStatesEnsemble.Join(files, elementWidth);
        using (model)
            ModelFile.Save(path, model, config, epoch: 1);
        return path;
    }

    private string Save(string name, int seed, SiteStatesOptions? options = null, bool flat = false)
    {
        var path = _folder.In(name + ".safetensors");
        var config = ModelConfig.Of("site-states", options ?? Options, new GraphOptions(), TinyModel.Grid);
        using var model = config.CreateModel();
        model.to(ScalarType.Float64);
        TinyModel.Randomize(model, seed);
        using (no_grad())
        {
            if (flat)
                model.get_parameter("members.0.encoder.weights.elements.weight")!.zero_();
        }

        ModelFile.Save(path, model, config, epoch: 1);
        return path;
    }
}
