using Phodos.Reports.Predictions;

namespace Phodos.Reports.Tests.Predictions;

public class TemperatureListTests
{
    [Theory]
    [InlineData("300", new[] { 300.0 })]
    [InlineData("298.15", new[] { 298.15 })]
    [InlineData("100,200,300", new[] { 100.0, 200, 300 })]
    [InlineData("300, 100 ,200", new[] { 100.0, 200, 300 })]
    [InlineData("300,300", new[] { 300.0 })]
    [InlineData("0:200:100", new[] { 0.0, 100, 200 })]
    [InlineData("0:200:100,298.15", new[] { 0.0, 100, 200, 298.15 })]
    public void Temperatures_are_read(string text, double[] values)
    {
        var temperatures = TemperatureList.TryParse(text).ShouldNotBeNull();
        temperatures.Values.ShouldBe(values);
        temperatures.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hot")]
    [InlineData("100,")]
    [InlineData("100;200")]
    [InlineData("NaN")]
    [InlineData("0:100")]
    [InlineData("0:100:30")]
    [InlineData("0:99999:1,0.5:99999.5:1")]
    public void What_is_none_is_refused(string text) => TemperatureList.TryParse(text).ShouldBeNull();
}
