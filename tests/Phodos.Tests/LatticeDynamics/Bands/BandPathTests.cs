using Phodos.Crystals;
using Phodos.LatticeDynamics.Bands;

namespace Phodos.Tests.LatticeDynamics.Bands;

public sealed class BandPathTests
{
    [Fact]
    public void A_path_of_fractions_and_decimals_is_read()
    {
        var path = BandPath.Parse("G 0 0 0, X 1/2 0 0.5 | K 3/8 3/8 3/4, $\\Gamma$ 0 0 0, 0.1 -1/3 +.25");
        path.Segments.Select(segment => (segment.Start.Label, segment.End.Label)).ShouldBe([("Γ", "X"), ("K", "Γ"), ("Γ", "")]);
        path.Segments[0].End.Q.ShouldBe(new Vector3D(0.5, 0, 0.5));
        path.Segments[1].Start.Q.ShouldBe(new Vector3D(0.375, 0.375, 0.75));
        path.Segments[2].End.Q.ShouldBe(new Vector3D(0.1, -1.0 / 3, 0.25));
        Enumerable.Range(0, 3).Select(path.IsConnected).ShouldBe([false, false, true]);
        path.ExtendedLattice.ShouldBeNull();
    }

    [Fact]
    public void Points_of_the_standard_path_may_be_named()
    {
        var standard = BandPath.Standard(ModelCrystals.RockSalt());
        var path = BandPath.Parse("L, G, W2 | GAMMA, K", standard);
        path.Segments.Select(segment => (segment.Start.Label, segment.End.Label)).ShouldBe([("L", "Γ"), ("Γ", "W_2"), ("Γ", "K")]);
        path.Segments[1].End.Q.ShouldBe(new Vector3D(0.75, 0.25, 0.5));
        Should.Throw<InvalidInputException>(() => BandPath.Parse("L, Q", standard)).Message.ShouldContain("Γ, X, L, W, W_2, K, U");
    }

    [Fact]
    public void Phonopy_s_settings_are_read()
    {
        var path = BandPath.FromPhonopy("0 0 0  1/2 0 1/2, 3/8 3/8 3/4  0 0 0  .5 .5 .5", "$\\Gamma$ X K GAMMA L");
        path.Segments.Select(segment => (segment.Start.Label, segment.End.Label)).ShouldBe([("Γ", "X"), ("K", "Γ"), ("Γ", "L")]);
        BandPath.FromPhonopy("0 0 0 0.5 0 0").Segments.ShouldHaveSingleItem().End.ShouldBe(new PathPoint("", new Vector3D(0.5, 0, 0)));
        Should.Throw<InvalidInputException>(() => BandPath.FromPhonopy("0 0 0 1 0 0", "G")).Message.ShouldContain("1 labels, but BAND 2 points");
        Should.Throw<InvalidInputException>(() => BandPath.FromPhonopy("0 0 0 1 0")).Message.ShouldContain("three coordinates");
    }

    [Theory]
    [InlineData("", "expected a point")]
    [InlineData("G 0 0 0", "two points")]
    [InlineData("G 0 0 0 |", "two points")]
    [InlineData("G 0 0 0, X 1/0 0 0", "X 1/0 0 0")]
    [InlineData("G 0 0 0, X 1e3 0 0", "X 1e3 0 0")]
    [InlineData("G 0 0 0, X a 0 0", "X a 0 0")]
    [InlineData("G 0 0 0, X 1/2 0", "expected a point")]
    [InlineData("G 0 0 0, X", "expected a point")]
    [InlineData("G 0 0 0, X 1 2 3 4", "expected a point")]
    [InlineData("G 0 0 0, G 0 0 0", "twice")]
    [InlineData("G 0 0 0, X 1000 0 0", "beyond 100")]
    public void A_text_that_is_no_path_is_refused(string text, string message) =>
        Should.Throw<InvalidInputException>(() => BandPath.Parse(text)).Message.ShouldContain(message);

    [Theory]
    [InlineData("Σ_0", "Σ₀", @"\Sigma_{0}")]
    [InlineData("Γ", "Γ", @"\Gamma")]
    [InlineData("X_1", "X₁", "X_{1}")]
    [InlineData("M", "M", "M")]
    public void Labels_have_low_indices_in_figures_and_TeX_in_files(string label, string shown, string tex)
    {
        new PathPoint(label, default).DisplayLabel.ShouldBe(shown);
        BandLabels.Tex(label).ShouldBe(tex);
        BandLabels.Parse($"${tex}$").ShouldBe(label);
    }
}
