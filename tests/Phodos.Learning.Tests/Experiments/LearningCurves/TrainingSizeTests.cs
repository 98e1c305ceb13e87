using Phodos.Learning.Experiments.LearningCurves;

namespace Phodos.Learning.Tests.Experiments.LearningCurves;

public class TrainingSizeTests
{
    [Fact]
    public void Sizes_ascend_each_once_and_all_is_the_largest() =>
        TrainingSize.ParseList("all, 300,100,300").Select(size => size.ToString()).ShouldBe(["100", "300", "all"]);

    [Theory]
    [InlineData("")]
    [InlineData("100,")]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("1e3")]
    [InlineData("everything")]
    public void What_is_no_size_is_refused_in_one_line(string text) =>
        Should.Throw<InvalidInputException>(() => TrainingSize.ParseList(text)).Message.ShouldContain($"'{text}'");
}
