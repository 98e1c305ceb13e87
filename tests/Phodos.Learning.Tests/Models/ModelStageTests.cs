using System.Text.Json.Nodes;
using Phodos.Learning.Layers;
using Phodos.Learning.Models;
using Phodos.Learning.Tests.Samples;
using Phodos.Spectra;

namespace Phodos.Learning.Tests.Models;

/// <summary>The stages of a model cover it, each parameter once.</summary>
public class ModelStageTests
{
    [Theory]
    [ClassData(typeof(EveryModel))]
    public void Every_parameter_belongs_to_one_stage_and_every_stage_has_parameters(string name)
    {
        using var model = TinyModel.Create(name);
        string[] parameters = [.. model.named_parameters().Select(entry => entry.name)];
        foreach (var parameter in parameters)
            model.Stages.Where(stage => stage.Owns(parameter)).Count().ShouldBe(1, parameter);
        foreach (var prefix in model.Stages.SelectMany(stage => stage.Prefixes))
            parameters.ShouldContain(parameter => parameter.StartsWith(prefix, StringComparison.Ordinal), prefix);
        model.Stages.Select(stage => stage.Name).ShouldBeUnique();
        model.Stages.Count.ShouldBeGreaterThan(2);
    }

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void Only_the_head_which_is_last_has_shapes_that_depend_on_the_grid(string name)
    {
        using var model = TinyModel.Create(name);
        using var other = OnAnotherGrid(TinyModel.ConfigOf(name)).CreateModel();
        var head = model.Stages[^1];
        head.Name.ShouldBe(ModelStage.Head);
        string[] changed =
        [
            .. model.named_parameters().Where(entry => !entry.parameter.shape.SequenceEqual(other.get_parameter(entry.name)!.shape)).Select(entry => entry.name),
        ];
        changed.ShouldNotBeEmpty();
        changed.ShouldAllBe(parameter => head.Owns(parameter));
    }

    [Fact]
    public void Layers_beyond_the_ninth_are_not_taken_for_the_first()
    {
        ModelStage[] layers = [.. ModelStage.Layers("layer", 11, layer => $"layers.{layer}.")];
        layers.Single(layer => layer.Owns("layers.10.weight")).Name.ShouldBe("layer-11");
        layers.Single(layer => layer.Owns("layers.1.weight")).Name.ShouldBe("layer-2");
    }

    // A model with a native grid of its own depends on that.
    private static ModelConfig OnAnotherGrid(ModelConfig config) => config.NativeGrid is null
        ? config with { Grid = new FrequencyGrid(0, 50, 21) }
        : config with { Options = ModelRegistry.Find(config.Architecture).OptionsWith([.. OptionsOf(config), new("native-step", 10)]) };

    private static JsonObject OptionsOf(ModelConfig config) => JsonObject.Create(config.Options)!;
}
