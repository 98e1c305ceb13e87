using System.CommandLine;
using Phodos.Cli.Options;
using Phodos.Learning.Experiments.Studies;
using Phodos.Learning.Training;

namespace Phodos.Cli.Tests.Options;

/// <summary>Options of training mean over the recipe of a model what they mean in a study.</summary>
public sealed class TrainingOptionSetTests
{
    private static readonly TrainingOptions Recipe = TrainingRecipes.Of("site-states");

    [Fact]
    public void What_is_not_given_is_that_of_the_recipe()
    {
        var recipe = Recipe with { Patience = 7, FirstEpoch = 3, EvaluateEvery = 2, CheckpointEvery = 5, LearningRateDecay = 0.9, Seed = 11 };
        Read("", recipe).ShouldBe(recipe);
    }

    [Fact]
    public void What_a_recipe_sets_can_be_switched_off()
    {
        Recipe.WeightAverage.ShouldNotBeNull();
        Recipe.GradientClip.ShouldNotBeNull();
        Read("--weight-average none --gradient-clip none", Recipe).ShouldBe(Recipe with { WeightAverage = null, GradientClip = null });
    }

    [Theory]
    [InlineData("epochs", "7")]
    [InlineData("batch-size", "3")]
    [InlineData("learning-rate", "1e-3")]
    [InlineData("schedule", "exponential")]
    [InlineData("schedule", "one-cycle")]
    [InlineData("learning-rate-decay", "0.5")]
    [InlineData("weight-decay", "0")]
    [InlineData("weight-average", "none")]
    [InlineData("weight-average", "0.9")]
    [InlineData("gradient-clip", "none")]
    [InlineData("gradient-clip", "2.5")]
    [InlineData("patience", "4")]
    [InlineData("first-epoch", "5")]
    [InlineData("evaluate-every", "2")]
    [InlineData("checkpoint-every", "6")]
    [InlineData("seed", "9")]
    public void An_option_and_a_setting_of_a_study_mean_the_same(string name, string value)
    {
        foreach (var model in new[] { "site-states", "e3nn", "mlp" })
        {
            var setting = StudyFile.Parse($"base: {{model: {model}}}\ngrid: {{{name}: [{value}]}}").Settings()[0];
            var ofStudy = SettingPlan.For(setting, RunMachine.Current("cpu", 1, "float32")).Training;
            Read($"--{name} {value}", TrainingRecipes.Of(model)).ShouldBe(ofStudy, $"{model} {name}");
        }
    }

    [Theory]
    [InlineData("envelope-radius=none", "envelope-radius", "none")]
    [InlineData("hidden=64.0", "hidden", "64.0")]
    [InlineData("mask-padding=true", "mask-padding", "true")]
    public void An_option_of_a_model_means_the_same_too(string set, string name, string value)
    {
        var setting = StudyFile.Parse($"base: {{model: dostransformer}}\ngrid: {{{name}: [{value}]}}").Settings()[0];
        var ofStudy = SettingPlan.For(setting, RunMachine.Current("cpu", 1, "float32")).Model;
        ModelSettings.ConfigOf("dostransformer", [set], cutoff: null).Options.GetRawText().ShouldBe(ofStudy.Options.GetRawText());
    }

    private static TrainingOptions Read(string line, TrainingOptions recipe)
    {
        var options = new TrainingOptionSet();
        var command = new RootCommand();
        foreach (var option in options.Options)
            command.Add(option);
        var parsed = command.Parse(line);
        parsed.Errors.ShouldBeEmpty();
        return options.Read(parsed, recipe);
    }
}
