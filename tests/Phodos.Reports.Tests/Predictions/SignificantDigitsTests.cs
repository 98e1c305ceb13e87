using System.Globalization;
using CsCheck;
using Phodos.Reports.Predictions;

namespace Phodos.Reports.Tests.Predictions;

public sealed class SignificantDigitsTests
{
    [Fact]
    public void A_number_is_the_nearest_that_is_written_with_seven_digits() =>
        Gen.Select(Gen.Double[-9.99, 9.99], Gen.Int[-40, 40], (digits, exponent) => digits * Math.Pow(10, exponent)).Sample(value =>
        {
            var rounded = SignificantDigits.Rounded(value);
            Digits(rounded).ShouldBeLessThanOrEqualTo(7);
            Math.Abs(rounded - value).ShouldBeLessThanOrEqualTo(0.5000001e-6 * Math.Abs(value) * 1.0000001);
        });

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1234567.8, 1234568.0)]
    [InlineData(9999999.6, 10000000.0)]
    [InlineData(-0.00012345678, -0.0001234568)]
    [InlineData(123456789e12, 123456800e12)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Known_numbers(double value, double expected) => SignificantDigits.Rounded(value).ShouldBe(expected);

    private static int Digits(double value) =>
        Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E')[0].Replace(".", "", StringComparison.Ordinal).Trim('0').Length;
}
