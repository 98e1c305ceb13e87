namespace Phodos.Tests;

public class NearestWordTests
{
    private static readonly string[] Commands = ["data", "train", "predict", "inspect", "serve", "demo"];

    [Theory]
    [InlineData("predcit", "predict")]
    [InlineData("PREDICT", "predict")]
    [InlineData("predikt", "predict")]
    [InlineData("trian", "train")]
    [InlineData("inspekt", "inspect")]
    [InlineData("dat", "data")]
    [InlineData("cat", null)]
    [InlineData("", null)]
    [InlineData("phonons", null)]
    public void A_slip_is_understood_and_another_word_is_not(string word, string? meant) =>
        NearestWord.Of(word, Commands).ShouldBe(meant);

    [Fact]
    public void The_nearest_of_several_is_meant() =>
        NearestWord.Of("--temprature", ["--temperature", "--temperatures"]).ShouldBe("--temperature");

    [Fact]
    public void A_long_word_costs_no_more_than_a_short_one() =>
        NearestWord.Of(new string('x', 1_000_000), Commands).ShouldBeNull();
}
