using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Phodos.Reports.Figures;

namespace Phodos.Reports.Tests.Figures;

/// <summary>Figures come as PDF, in a chosen size and without a title, for a page of a paper.</summary>
public class FigureFormTests
{
    [Theory]
    [InlineData("85x60mm", 85 / 25.4 * 96, 60 / 25.4 * 96, 300.0 / 96)]
    [InlineData("8.5 x 6cm", 85 / 25.4 * 96, 60 / 25.4 * 96, 300.0 / 96)]
    [InlineData("3.375X2.5in", 324, 240, 300.0 / 96)]
    [InlineData("800×600px", 800, 600, 1)]
    public void A_size_is_read(string text, double width, double height, double scale)
    {
        var size = FigureSize.TryParse(text).ShouldNotBeNull();
        size.Width.ShouldBe(width, 1e-9);
        size.Height.ShouldBe(height, 1e-9);
        size.PngScale.ShouldBe(scale);
    }

    [Theory]
    [InlineData("")]
    [InlineData("85x60")]
    [InlineData("85mm")]
    [InlineData("85x60x1mm")]
    [InlineData("85,5x60mm")]
    [InlineData("-85x60mm")]
    [InlineData("NaNx60mm")]
    [InlineData("1e9x60mm")]
    [InlineData("10x60mm")]
    [InlineData("119x600px")]
    [InlineData("6001x600px")]
    [InlineData("509x60mm")]
    public void What_is_no_size_is_refused(string text) => FigureSize.TryParse(text).ShouldBeNull();

    [Fact]
    public void A_pdf_has_the_size_that_was_chosen_in_whole_points()
    {
        var pdf = Encoding.Latin1.GetString(Dos(new FigureForm(FigureSize.TryParse("85x60mm"))).ToPdf());
        pdf.ShouldStartWith("%PDF-");
        var box = Regex.Match(pdf, @"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]").Groups;
        double.Parse(box[1].Value, CultureInfo.InvariantCulture).ShouldBe(85 / 25.4 * 72, 0.5);
        double.Parse(box[2].Value, CultureInfo.InvariantCulture).ShouldBe(60 / 25.4 * 72, 0.5);
        pdf.ShouldContain("/FontFile2"); // the letters are in the file
    }

    [Fact]
    public void The_same_figure_is_the_same_pdf() => Dos(FigureForm.Usual).ToPdf().ShouldBe(Dos(FigureForm.Usual).ToPdf());

    [Theory]
    [InlineData("85x60mm", 1004, 709)]
    [InlineData("800x600px", 800, 600)]
    public void A_png_has_its_pixels(string size, int width, int height)
    {
        var png = Dos(new FigureForm(FigureSize.TryParse(size))).ToPng();
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)).ShouldBe(width);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)).ShouldBe(height);
    }

    [Fact]
    public void An_svg_has_its_size()
    {
        var root = Dos(new FigureForm(FigureSize.TryParse("85x60mm"))).ToSvg();
        root.ShouldContain(" width=\"321.26\" height=\"226.77\"");
        root.ShouldContain("viewBox=\"0 0 535 378\"");
    }

    [Fact]
    public void A_figure_without_its_title_is_lower_and_keeps_its_legend()
    {
        var (with, without) = (Dos(FigureForm.Usual), Dos(new FigureForm(HasTitle: false)));
        without.Height.ShouldBeLessThan(with.Height);
        TextOf(with.ToSvg()).ShouldContain(">table salt<");
        TextOf(without.ToSvg()).ShouldNotContain(">table salt<");
        TextOf(without.ToSvg()).ShouldContain(">total<");
        without.Title.ShouldContain("table salt"); // the properties of the document still say what it is
    }

    [Fact]
    public void Thermodynamic_functions_take_the_form_too()
    {
        var figure = ThermodynamicsFigure.Create(
            "NaCl",
            "table salt",
            [0, 100, 200],
            [new FunctionPanel("C", [0, 1, 2], []), new FunctionPanel("S", [0, 1, 2], [])],
            new FigureForm(FigureSize.TryParse("800x600px"), HasTitle: false));
        (figure.Width, figure.Height).ShouldBe((800, 600));
        TextOf(figure.ToSvg()).ShouldNotContain(">table salt<");
    }

    [Theory]
    [InlineData("dos")]
    [InlineData("panel")]
    [InlineData("loss")]
    [InlineData("elements")]
    [InlineData("extremes")]
    [InlineData("crystal")]
    [InlineData("histograms")]
    [InlineData("kinds")]
    [InlineData("balance")]
    [InlineData("compared")]
    [InlineData("reliability")]
    [InlineData("learning")]
    [InlineData("effects")]
    public void Every_figure_takes_the_form(string name)
    {
        var size = FigureSize.TryParse("170x110mm");
        var (usual, plain) = (SampleFigures.Named(name), SampleFigures.Named(name, new FigureForm(size, HasTitle: false)));
        (plain.Width, plain.Height).ShouldBe((643, 416));
        Encoding.Latin1.GetString(plain.ToPdf()).ShouldStartWith("%PDF-");
        BinaryPrimitives.ReadInt32BigEndian(plain.ToPng().AsSpan(16)).ShouldBe(2008);
        plain.Title.ShouldBe(usual.Title);

        var (with, without) = (Regex.Count(usual.ToSvg(), "<text"), Regex.Count(SampleFigures.Named(name, new FigureForm(HasTitle: false)).ToSvg(), "<text"));
        without.ShouldBeLessThan(with);
    }

    [Theory]
    [InlineData("panel", "60x150mm")]
    [InlineData("panel", "200x60mm")]
    [InlineData("crystal", "60x150mm")]
    public void A_figure_of_a_fixed_shape_is_whole_in_any_size(string name, string text)
    {
        var size = FigureSize.TryParse(text).ShouldNotBeNull();
        var root = SampleFigures.Named(name, new FigureForm(size)).ToSvg();
        var box = Regex.Match(root, @"viewBox=""0 0 (\d+) (\d+)""").Groups;
        var (width, height) = (double.Parse(box[1].Value, CultureInfo.InvariantCulture), double.Parse(box[2].Value, CultureInfo.InvariantCulture));
        (width / height).ShouldBe(size.Width / size.Height, 0.01);
        var usual = SampleFigures.Named(name);
        width.ShouldBeGreaterThanOrEqualTo(usual.Width);
        height.ShouldBeGreaterThanOrEqualTo(usual.Height);
    }

    private static string TextOf(string svg) => Regex.Replace(svg[(svg.IndexOf("</title>", StringComparison.Ordinal) + 8)..], @">\s+|\s+<", match => match.Value.Trim());

    private static Figure Dos(FigureForm form) => PredictedDosFigure.Create(
        "NaCl",
        "table salt",
        new PredictedSpectrum(
            "cm⁻¹",
            "DOS (states per cm⁻¹ per cell)",
            [0, 100, 200, 300],
            [0, 0.02, 0.04, 0],
            [0, 0.01, 0.01, 0],
            ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty.Add("Na", [0, 0.01, 0.02, 0]).Add("Cl", [0, 0.01, 0.02, 0])),
        form: form);
}
