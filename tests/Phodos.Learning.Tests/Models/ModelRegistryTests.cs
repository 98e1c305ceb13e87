using System.Text.Json.Nodes;
using Phodos.Learning.Models;
using Phodos.Learning.Tests.Samples;

namespace Phodos.Learning.Tests.Models;

public class ModelRegistryTests
{
    [Fact]
    public void Every_architecture_is_found_by_its_name_in_any_case_and_makes_a_model_of_its_defaults()
    {
        foreach (var architecture in ModelRegistry.All)
        {
            ModelRegistry.Find(architecture.Name.ToUpperInvariant()).ShouldBeSameAs(architecture);
            using var model = new ModelConfig(architecture.Name, architecture.DefaultOptions, new(), TinyModel.Grid).CreateModel();
            model.parameters().ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void An_unknown_architecture_is_one_line_that_lists_the_known_ones()
    {
        var fault = Should.Throw<InvalidInputException>(() => ModelRegistry.Find("oracle"));
        fault.Message.ShouldBe($"there is no model 'oracle'; it is one of {string.Join(", ", ModelRegistry.All.Select(architecture => architecture.Name))}");
    }

    [Theory]
    [InlineData("transformer-layers")]
    [InlineData("transformerLayers")]
    [InlineData("TransformerLayers")]
    public void An_option_is_named_in_camel_or_kebab_case(string name)
    {
        var options = Dostransformer.OptionsWith([new(name, 5), new("hidden", 16)]);
        options.GetProperty("transformerLayers").GetInt32().ShouldBe(5);
        options.GetProperty("hidden").GetInt32().ShouldBe(16);
        Dostransformer.DefaultOptions.GetProperty("transformerLayers").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("width")]
    [InlineData("")]
    public void An_unknown_option_is_one_line_that_lists_the_known_ones(string name)
    {
        var fault = Should.Throw<InvalidInputException>(() => Dostransformer.OptionsWith([new(name, 1)]));
        fault.Message.ShouldStartWith($"dostransformer has no option '{name}'; it has hidden, processing-layers,");
        fault.Message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("\"wide\"")]
    [InlineData("1.5")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("99999999999")]
    public void A_value_of_another_kind_is_one_line(string json)
    {
        var options = Dostransformer.OptionsWith([new("hidden", JsonNode.Parse(json))]);
        var fault = Should.Throw<InvalidInputException>(() => new ModelConfig("dostransformer", options, new(), TinyModel.Grid).CreateModel());
        fault.Message.ShouldStartWith("dostransformer: hidden cannot be ");
        fault.Message.ShouldNotContain("\n");
    }

    private static ModelArchitecture Dostransformer => ModelRegistry.Find("dostransformer");
}
