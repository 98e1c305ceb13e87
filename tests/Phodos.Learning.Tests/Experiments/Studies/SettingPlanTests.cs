using System.Runtime.CompilerServices;
using Phodos.Learning.Experiments.Studies;
using Phodos.Learning.Training;

namespace Phodos.Learning.Tests.Experiments.Studies;

public class SettingPlanTests
{
    private static readonly RunMachine Machine = RunMachine.Current("cpu", 1, "float32");

    [Fact]
    public void Each_value_goes_where_its_option_belongs()
    {
        var setting = StudyFile.Parse(
            "base: {model: e3nn, batch-size: 3, gradient-clip: 1.5}\ngrid: {cutoff: [2.5], degree: [2], self-interaction: [false]}").Settings()[0];
        var plan = SettingPlan.For(setting, Machine);
        plan.Model.Architecture.ShouldBe("e3nn");
        plan.Model.Graph.Cutoff.ShouldBe(2.5);
        plan.Model.Graph.SelfInteraction.ShouldBeFalse();
        plan.Model.Options.GetProperty("degree").GetInt32().ShouldBe(2);
        plan.Training.ShouldBe(TrainingRecipes.Of("e3nn") with { BatchSize = 3, GradientClip = 1.5 });
    }

    [Theory]
    [InlineData("grid: {model: [site-states], gradient-clip: [none], weight-average: [none]}")]
    [InlineData("grid: {model: [site-states], gradient-clip: [null], weight-average: [~]}")]
    [InlineData("{\"grid\": {\"model\": [\"site-states\"], \"gradient-clip\": [\"none\"], \"weight-average\": [null]}}")]
    public void What_the_recipe_sets_can_be_switched_off(string text)
    {
        var setting = StudyFile.Parse(text).Settings().ShouldHaveSingleItem();
        var recipe = TrainingRecipes.Of("site-states");
        recipe.GradientClip.ShouldNotBeNull();
        SettingPlan.For(setting, Machine).Training.ShouldBe(recipe with { GradientClip = null, WeightAverage = null });
        setting.Name.ShouldContain("gradient-clip none");
    }

    [Fact]
    public void The_model_can_be_a_factor()
    {
        var settings = StudyFile.Parse("grid: {model: [mlp, mlp-energies]}").Settings();
        settings.Select(setting => SettingPlan.For(setting, Machine).Model.Architecture).ShouldBe(["mlp", "mlp-energies"]);
    }

    [Theory]
    [InlineData("grid:\n  layer: [1]\n", 2, "have no option 'layer'")]
    [InlineData("base:\n  epochs: many\ngrid:\n  seed: [1]\n", 2, "epochs cannot be \"many\"")]
    [InlineData("grid:\n  seed: [1]\n  epochs:\n  - 1\n  - 2.5\n", 5, "epochs cannot be 2.5")]
    [InlineData("base:\n  model: dostransformer\ngrid:\n  hidden:\n  - 8\n  - 9\n", 6, "hidden must be an even number")]
    [InlineData("grid:\n  epochs: [none]\n", 2, "epochs cannot be none")]
    [InlineData("grid:\n  gradient-clip: [none, null]\n", 2, "none stands twice")]
    [InlineData("grid:\n  batch-size: [1, 0]\n", 2, "batch-size must be at least 1")]
    [InlineData("grid:\n  cutoff: [4, -1]\n", 2, "cutoff must be")]
    [InlineData("base:\n  model: dostransformer\ngrid:\n  mask-padding:\n  - 1\n", 5, "mask-padding cannot be 1")]
    [InlineData("grid:\n  seed: [1]\nbase:\n  model: gpt\n", 4, "no model 'gpt'")]
    [InlineData("base:\n  model: mlp\ngrid:\n  cutoff: [1]\n  transformer-layers: [1]\n", 5, "mlp and its training have no option")]
    public void A_value_that_cannot_be_is_told_with_its_line(string text, int line, string words)
    {
        var fault = Should.Throw<InvalidInputException>(() => SettingPlan.Validate(StudyFile.Parse(text), Machine));
        fault.Problem.ShouldContain(words);
        fault.Line.ShouldBe(line, fault.Message);
    }

    [Theory]
    [InlineData("dostransformer", 54)]
    [InlineData("e3nn", 6)]
    [InlineData("graph-network", 6)]
    [InlineData("graph-network-energies", 6)]
    [InlineData("mlp", 6)]
    [InlineData("mlp-energies", 6)]
    public void The_studies_of_the_paper_are_there_for_each_model(string model, int settings)
    {
        var study = StudyFile.Read(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../../studies", model + ".yaml"));
        SettingPlan.Validate(study, Machine);
        study.Settings().Length.ShouldBe(settings);
        study.Settings().ShouldAllBe(setting => SettingPlan.For(setting, Machine).Model.Architecture == model);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
