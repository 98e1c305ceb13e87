using CsCheck;
using Phodos.Spectra;

namespace Phodos.Tests.Spectra;

public sealed class SavitzkyGolayFilterTest
{
    [Fact]
    public void Five_points_of_second_order_have_the_published_weights() =>
        ShouldBeClose([.. new SavitzkyGolayFilter(5, 2).Coefficients], [-3 / 35.0, 12 / 35.0, 17 / 35.0, 12 / 35.0, -3 / 35.0]);

    [Fact]
    public void Seven_points_of_fourth_order_have_the_published_weights() =>
        ShouldBeClose([.. new SavitzkyGolayFilter(7, 4).Coefficients], [5 / 231.0, -30 / 231.0, 75 / 231.0, 131 / 231.0, 75 / 231.0, -30 / 231.0, 5 / 231.0]);

    [Fact]
    public void Order_zero_is_the_moving_average() =>
        ShouldBeClose([.. new SavitzkyGolayFilter(3, 0).Coefficients], [1 / 3.0, 1 / 3.0, 1 / 3.0]);

    [Fact]
    public void Cubic_polynomials_come_back_unchanged_up_to_the_ends() => Gen.Double[-2, 2].Array[4].Sample(c =>
    {
        double[] cubic = [.. Enumerable.Range(0, 251).Select(point => point / 125.0 - 1).Select(x => c[0] + x * (c[1] + x * (c[2] + x * c[3])))];
        ShouldBeClose(new SavitzkyGolayFilter(101, 3).Apply(cubic), cubic);
    });

    [Fact]
    public void The_ends_take_the_polynomial_of_the_outermost_window()
    {
        // Least-squares line through (0, 1), (1, 0), (2, 0): 5/6 − x/2. The last three points are zero.
        var smoothed = new SavitzkyGolayFilter(3, 1).Apply([1, 0, 0, 0, 0]);
        ShouldBeClose(smoothed, [5 / 6.0, 1 / 3.0, 0, 0, 0]);
    }

    [Fact]
    public void A_full_order_filter_changes_nothing() =>
        ShouldBeClose(new SavitzkyGolayFilter(3, 2).Apply([5, -1, 7, 2]), [5, -1, 7, 2]);

    [Theory]
    [InlineData(4, 2)]
    [InlineData(-1, 0)]
    [InlineData(5, 5)]
    [InlineData(5, -1)]
    public void Windows_and_orders_that_fit_no_polynomial_are_refused(int window, int order) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SavitzkyGolayFilter(window, order));

    [Fact]
    public void A_spectrum_shorter_than_the_window_is_refused() =>
        Should.Throw<InvalidInputException>(() => new SavitzkyGolayFilter(5, 2).Apply([1, 2, 3, 4]));

    private static void ShouldBeClose(double[] actual, double[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (var point = 0; point < expected.Length; point++)
            actual[point].ShouldBe(expected[point], 1e-12);
    }
}
