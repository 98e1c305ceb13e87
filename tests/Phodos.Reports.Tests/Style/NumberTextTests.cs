using Phodos.Reports.Style;

namespace Phodos.Reports.Tests.Style;

public class NumberTextTests
{
    [Theory]
    [InlineData(0, 3, "0")]
    [InlineData(0.012345, 3, "0.0123")]
    [InlineData(0.3000000000000004, 6, "0.3")]
    [InlineData(1000, 6, "1000")]
    [InlineData(-18.24, 3, "−18.2")]
    [InlineData(0.00012, 3, "0.00012")]
    [InlineData(0.000011, 3, "1.1·10⁻⁵")]
    [InlineData(1e-12, 6, "10⁻¹²")]
    [InlineData(-1e-5, 3, "−1·10⁻⁵")]
    [InlineData(9999999, 3, "10⁷")]
    public void Numbers_are_written_as_in_print(double value, int digits, string expected)
    {
        NumberText.Write(value, digits).ShouldBe(expected);
        HostileCulture.Run(() => NumberText.Write(value, digits)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.MaxValue, "1.8·10³⁰⁸")]
    public void Extremes_are_written_too(double value, string expected) => NumberText.Write(value, digits: 2).ShouldBe(expected);
}
