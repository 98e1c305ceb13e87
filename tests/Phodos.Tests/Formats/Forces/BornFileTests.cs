using Phodos.Formats.Forces;

namespace Phodos.Tests.Formats.Forces;

public sealed class BornFileTests
{
    private const string Dielectric = "2.5 0 0 0 2.5 0 0 0 2.5\n";
    private const string Charge = "1.1 0 0 0 1.1 0 0 0 1.1\n";

    [Fact]
    public void A_comment_leaves_the_factor_open()
    {
        var born = BornFile.Read("# epsilon and Z* of atoms 1 5\n" + Dielectric + Charge + "-1.1 0.2 0 0 -1.1 0 0 0 -1.1\n\n");
        born.Factor.ShouldBeNull();
        born.Dielectric.ShouldBe([2.5, 0, 0, 0, 2.5, 0, 0, 0, 2.5]);
        born.Charges.Length.ShouldBe(2);
        born.Charges[1].ShouldBe([-1.1, 0.2, 0, 0, -1.1, 0, 0, 0, -1.1]);
    }

    [Theory]
    [InlineData("default value\n", null)]
    [InlineData("14.400\n", 14.4)]
    [InlineData("14.400 0.6 0.3\n", 14.4)]
    [InlineData("\n", null)]
    public void The_first_line_is_a_comment_or_the_factor(string first, double? factor) =>
        BornFile.Read(first + Dielectric + Charge).Factor.ShouldBe(factor);

    [Theory]
    [InlineData(Dielectric + Charge, "line 1: the first line is a comment or a factor")]
    [InlineData("#\n" + Dielectric, "there are no Born effective charges")]
    [InlineData("#\n2.5 0 0 0 2.5 0 0 0\n", "line 2: expected the dielectric tensor, nine numbers, found 8 words")]
    [InlineData("#\n" + Dielectric + "1.1 0 0\n", "line 3: expected a Born effective charge tensor")]
    [InlineData("#\n" + Dielectric + "1.1 0 0 0 x 0 0 0 1\n", "line 3: expected a Born effective charge tensor, nine numbers, found 'x'")]
    [InlineData("-14.4\n" + Dielectric + Charge, "the factor of the dipole-dipole term must be above 0")]
    public void What_does_not_fit_is_told_by_its_line(string text, string message) =>
        Should.Throw<InvalidInputException>(() => BornFile.Read(text)).Message.ShouldContain(message);
}
