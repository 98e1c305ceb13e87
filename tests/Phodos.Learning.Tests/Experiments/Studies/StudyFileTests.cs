using Phodos.Learning.Experiments.Studies;

namespace Phodos.Learning.Tests.Experiments.Studies;

public class StudyFileTests
{
    private const string Yaml = "base:\n  model: mlp\n  epochs: 4\ngrid:\n  layers: [1, 2]\n  seed: [0, 1, 2]\n";

    [Fact]
    public void Yaml_and_json_are_the_same_study()
    {
        const string Json = "{\n\t\"grid\": {\"seed\": [0, 1.0, 2], \"layers\": [1, 2]},\n\t\"base\": {\"epochs\": 4e0, \"model\": \"mlp\"}\n}";
        Ids(Json).ShouldBe(Ids(Yaml));
        Ids(Yaml).Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public void The_identity_of_a_setting_does_not_depend_on_the_order_of_the_keys()
    {
        var reversed = "grid:\n  seed: [0, 1, 2]\n  layers: [1, 2]\nbase:\n  epochs: 4.0\n  model: mlp\n";
        StudyFile.Parse(reversed).Settings().Select(setting => setting.FolderName)
            .ShouldBe(StudyFile.Parse(Yaml).Settings().Select(setting => setting.FolderName));
    }

    [Fact]
    public void The_identity_of_a_setting_stays_the_same_for_ever() =>
        StudyFile.Parse("base: {model: mlp}\ngrid: {layers: [3]}").Settings()[0].FolderName.ShouldBe("layers-3-" + MlpOfThreeLayers);

    [Fact]
    public void Every_value_of_every_option_counts_for_the_identity()
    {
        Ids(Yaml).Intersect(Ids(Yaml.Replace("epochs: 4", "epochs: 5", StringComparison.Ordinal))).ShouldBeEmpty();
        Ids(Yaml).Intersect(Ids(Yaml.Replace("[1, 2]", "[2, 3]", StringComparison.Ordinal))).Count().ShouldBe(3);
    }

    [Fact]
    public void A_folder_has_a_harmless_name_of_bounded_length()
    {
        var word = new string('x', 400);
        var name = StudyFile.Parse($"grid: {{data: ['../a b/{word}']}}").Settings()[0].FolderName;
        name.Length.ShouldBeLessThan(130);
        name.ShouldMatch("^data-[A-Za-z0-9._-]+$");
    }

    [Theory]
    [InlineData("", null, "empty")]
    [InlineData("grid: {}", null, "no factor")]
    [InlineData("base:\n  epochs: 4\n", null, "no factor")]
    [InlineData("grid:\n  cutoff: []\n", 2, "empty")]
    [InlineData("grid:\n  cutoff: 4\n", 2, "must be a list")]
    [InlineData("grid:\n  cutoff:\n  - 2\n  - 4\n  - 2.0\n", 5, "2 stands twice")]
    [InlineData("grid:\n  cutoff: [1]\n  cutoff: [2]\n", 3, "'cutoff' stands twice")]
    [InlineData("grid:\n  cutoff: [[1]]\n", 2, "must be a number")]
    [InlineData("base:\n  cutoff: [1]\ngrid:\n  seed: [1]\n", 2, "must be a number")]
    [InlineData("base:\n  cutoff: 1\ngrid:\n  cutoff: [2]\n", 4, "in 'base' and in 'grid'")]
    [InlineData("grid:\n  seed: [1]\nmore: 1\n", 3, "'more' is no part")]
    [InlineData("- 1\n", 1, "must be a dictionary")]
    [InlineData("grid: {seed: [1, 2", 1, "no valid YAML or JSON")]
    [InlineData("{\n\"grid\": {\n\"seed\": [1,, 2]}}", 3, "no valid YAML or JSON")]
    [InlineData("grid:\n  seed: *anchor\n", 2, "must be a list")]
    public void A_fault_is_told_with_its_line(string text, int? line, string words)
    {
        var fault = Should.Throw<InvalidInputException>(() => StudyFile.Parse(text));
        fault.Problem.ShouldContain(words);
        fault.Line.ShouldBe(line, fault.Message);
    }

    [Fact]
    public void Too_many_settings_are_refused()
    {
        var hundred = string.Join(", ", Enumerable.Range(1, 100));
        StudyFile.Parse($"grid:\n  seed: [{hundred}]\n  hidden: [{hundred}]\n").Settings().Length.ShouldBe(StudyDefinition.MaximumSettings);
        var fault = Should.Throw<InvalidInputException>(
            () => StudyFile.Parse($"grid:\n  seed: [{hundred}, 101]\n  hidden: [{hundred}]\n"));
        fault.Problem.ShouldContain("more than 10000 settings");
        fault.Line.ShouldNotBeNull();
    }

    [Fact]
    public void Deep_nesting_is_a_fault_and_no_crash() =>
        Should.Throw<InvalidInputException>(() => StudyFile.Parse("grid: {seed: " + new string('[', 100_000)));

    [Fact]
    public void An_option_of_all_settings_can_be_replaced_and_a_factor_cannot()
    {
        var study = StudyFile.Parse(Yaml);
        study.With("epochs", "9").Settings().ShouldAllBe(setting => setting.Values["epochs"] == "9");
        study.With("batch-size", "2").Settings().ShouldAllBe(setting => setting.Values["batch-size"] == "2");
        Should.Throw<InvalidInputException>(() => study.With("layers", "9")).Problem.ShouldContain("factor");
    }

    [Fact]
    public void Some_settings_are_drawn_by_the_seed()
    {
        var study = StudyFile.Parse(Yaml);
        string[] drawn = [.. new StudySearch(SearchKind.Random, 3, 5).Choose(study).Select(setting => setting.Id)];
        drawn.Distinct().Count().ShouldBe(3);
        drawn.ShouldBeSubsetOf(Ids(Yaml));
        new StudySearch(SearchKind.Random, 3, 5).Choose(study).Select(setting => setting.Id).ShouldBe(drawn);
        Enumerable.Range(0, 20).Select(seed => string.Join(' ', new StudySearch(SearchKind.Random, 3, seed).Choose(study).Select(setting => setting.Id)))
            .Distinct().Count().ShouldBeGreaterThan(5);
        new StudySearch(SearchKind.Random, 99, 5).Choose(study).Length.ShouldBe(6);
    }

    private const string MlpOfThreeLayers = "ad1d35adc8";

    private static string[] Ids(string text) => [.. StudyFile.Parse(text).Settings().Select(setting => setting.Id).Order(StringComparer.Ordinal)];
}
