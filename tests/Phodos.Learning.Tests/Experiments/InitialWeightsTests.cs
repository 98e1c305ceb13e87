using Phodos.Learning.Experiments;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Tests.Models;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Training;
using Phodos.Spectra;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Experiments;

/// <summary>What is taken of trained weights.</summary>
public sealed class InitialWeightsTests : IDisposable
{
    private static readonly FrequencyGrid Fine = new(0, 50, 21);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void On_another_grid_all_is_taken_but_the_head_which_stays_fresh(string name)
    {
        using var trained = Save(name);
        using var model = (TinyModel.ConfigOf(name) with { Grid = Fine }).CreateModel();
        model.to(ScalarType.Float64);
        using var scope = NewDisposeScope();
        var before = model.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter.detach().clone());
        new InitialWeights(Weights, WeightSelection.AllButHead).CopyInto(model).ShouldMatch(@"^\d+ weights taken, the \d+ of the head are fresh$");
        var head = model.Stages[^1];
        foreach (var (parameter, values) in model.named_parameters())
        {
            var expected = head.Owns(parameter) ? before[parameter] : trained.get_parameter(parameter)!;
            values.allclose(expected, rtol: 0, atol: 0).ShouldBeTrue(parameter);
        }
    }

    [Fact]
    public void On_the_same_grid_all_is_taken_and_a_fresh_head_still_is_fresh()
    {
        using var trained = Save("mlp");
        using var whole = TinyModel.Create("mlp", seed: 2);
        new InitialWeights(Weights, WeightSelection.All).RequireGrid(TinyModel.Grid);
        new InitialWeights(Weights, WeightSelection.All).CopyInto(whole);
        using var body = TinyModel.Create("mlp", seed: 2);
        new InitialWeights(Weights, WeightSelection.AllButHead).CopyInto(body);
        var head = whole.Stages[^1];
        foreach (var (parameter, values) in trained.named_parameters())
        {
            whole.get_parameter(parameter)!.allclose(values, rtol: 0, atol: 0).ShouldBeTrue(parameter);
            body.get_parameter(parameter)!.allclose(values, rtol: 0, atol: 0).ShouldBe(!head.Owns(parameter), parameter);
        }
    }

    [Fact]
    public void Another_grid_is_refused_with_the_way_out_even_if_it_has_as_many_points()
    {
        using var trained = Save("mlp");
        var shifted = new FrequencyGrid(50, TinyModel.Grid.Step, TinyModel.Grid.Count);
        foreach (var grid in new[] { Fine, shifted })
        {
            Should.Throw<InvalidInputException>(() => new InitialWeights(Weights, WeightSelection.All).RequireGrid(grid))
                .Message.ShouldContain(LearningRemedies.LearnNewHead);
            new InitialWeights(Weights, WeightSelection.AllButHead).RequireGrid(grid);
        }
    }

    [Theory]
    [InlineData(WeightSelection.All)]
    [InlineData(WeightSelection.AllButHead)]
    public void Weights_of_another_model_are_refused(WeightSelection selection)
    {
        using var trained = Save("mlp");
        using var wider = ModelConfig.Of("mlp", new MlpOptions { Hidden = 9 }, new GraphOptions(), TinyModel.Grid).CreateModel();
        Should.Throw<InvalidInputException>(() => new InitialWeights(Weights, selection).CopyInto(wider)).Message.ShouldContain("not of this model");
    }

    private string Weights => _folder.In("trained.safetensors");

    private DosModel Save(string name)
    {
        var model = TinyModel.Create(name);
        ModelFile.Save(Weights, model, TinyModel.ConfigOf(name), epoch: 1);
        return model;
    }
}
