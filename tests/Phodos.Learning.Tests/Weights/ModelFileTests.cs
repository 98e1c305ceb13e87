using System.Text.Json.Nodes;
using Phodos.Learning.Models;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Weights;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Weights;

public sealed class ModelFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DosTransformer _model = TinyModel.Create(dtype: ScalarType.Float32);

    private string Weights => _folder.In("model.safetensors");

    private string Config => _folder.In("model.json");

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_model_comes_back_bit_for_bit_with_its_configuration()
    {
        ModelFile.Save(Weights, _model, TinyModel.Config, epoch: 12);
        var (loaded, config) = ModelFile.Load(Weights, CPU);
        using (loaded)
        {
            var graph = SampleCrystals.RandomGraph(4, 1);
            TinyModel.Predict(loaded, graph)[0].ShouldBe(TinyModel.Predict(_model, graph)[0]);
            loaded.training.ShouldBeFalse();
            (config.Architecture, config.Graph, config.Grid).ShouldBe((TinyModel.Config.Architecture, TinyModel.Config.Graph, TinyModel.Config.Grid));
            config.Options.GetRawText().ShouldNotBeEmpty();
        }

        using var content = SafetensorsFile.Read(Weights);
        content.Metadata["epoch"].ShouldBe("12");
    }

    [Fact]
    public void Weights_in_float64_keep_their_precision_and_compute_in_it()
    {
        using var precise = TinyModel.Create(dtype: ScalarType.Float64);
        ModelFile.Save(Weights, precise, TinyModel.Config, epoch: 1);
        var (loaded, _) = ModelFile.Load(Weights, CPU);
        using (loaded)
        {
            loaded.parameters().ShouldAllBe(parameter => parameter.dtype == ScalarType.Float64);
            var graph = SampleCrystals.RandomGraph(4, 1);
            TinyModel.Predict(loaded, graph)[0].ShouldBe(TinyModel.Predict(precise, graph)[0]);
        }
    }

    [Fact]
    public void The_folder_of_a_run_stands_for_its_best_epoch()
    {
        ModelFile.Save(_folder.In(ModelFile.BestOfRun), _model, TinyModel.Config, epoch: 1);
        var (loaded, _) = ModelFile.Load(_folder.Path, CPU);
        loaded.Dispose();
        ModelFile.Resolve(_folder.Path).ShouldBe(_folder.In(ModelFile.BestOfRun));
    }

    [Fact]
    public void Weights_of_another_shape_are_refused_and_told()
    {
        ModelFile.Save(Weights, _model, TinyModel.ConfigOf(TinyModel.Options with { Hidden = 10 }), epoch: 1);
        var message = Refuse(Weights);
        message.ShouldContain("do not fit the model of model.json");
        message.ShouldContain("of another shape");
    }

    [Theory]
    [InlineData("surprise", "1")]
    [InlineData("architecture", "\"oracle\"")]
    [InlineData("architecture", "null")]
    [InlineData("options", "null")]
    [InlineData("options", "{\"hidden\":7}")]
    [InlineData("options", "{\"width\":8}")]
    [InlineData("graph", "null")]
    [InlineData("graph", "{\"cutoff\":-4}")]
    [InlineData("graph", "{\"cutoff\":\"4\"}")]
    [InlineData("grid", "null")]
    [InlineData("grid", "{\"start\":0,\"step\":0,\"count\":11}")]
    [InlineData("grid", "{\"start\":0}")]
    public void A_configuration_with_a_wrong_member_is_refused_in_one_line(string name, string json)
    {
        ModelFile.Save(Weights, _model, TinyModel.Config, epoch: 1);
        var config = JsonNode.Parse(File.ReadAllText(Config))!.AsObject();
        config[name] = JsonNode.Parse(json);
        File.WriteAllText(Config, config.ToJsonString());
        Refuse(Weights);
    }

    [Theory]
    [InlineData("architecture")]
    [InlineData("options")]
    [InlineData("graph")]
    [InlineData("grid")]
    public void A_configuration_that_lacks_a_member_is_refused(string name)
    {
        ModelFile.Save(Weights, _model, TinyModel.Config, epoch: 1);
        var config = JsonNode.Parse(File.ReadAllText(Config))!.AsObject();
        config.Remove(name);
        File.WriteAllText(Config, config.ToJsonString());
        Refuse(Weights).ShouldContain(name, Case.Insensitive);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    public void A_configuration_that_is_no_object_is_refused(string json)
    {
        ModelFile.Save(Weights, _model, TinyModel.Config, epoch: 1);
        File.WriteAllText(Config, json);
        Refuse(Weights).ShouldStartWith(Config);
    }

    [Fact]
    public void Files_that_are_not_there_are_refused()
    {
        Refuse(_folder.Path).ShouldContain("there are no weights here");
        Refuse(Weights).ShouldContain("there are no weights here");
        File.WriteAllText(_folder.In("model.pt"), "");
        Refuse(_folder.In("model.pt")).ShouldContain("weights are a .safetensors file");
        ModelFile.Save(Weights, _model, TinyModel.Config, epoch: 1);
        File.Delete(Config);
        Refuse(Weights).ShouldContain("model.json");
    }

    private static string Refuse(string path)
    {
        var fault = Should.Throw<InvalidInputException>(() => ModelFile.Load(path, CPU));
        fault.Message.ShouldNotContain("\n");
        return fault.Message;
    }
}
