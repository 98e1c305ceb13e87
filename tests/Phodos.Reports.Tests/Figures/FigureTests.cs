using System.Xml.Linq;
using SkiaSharp;

namespace Phodos.Reports.Tests.Figures;

public class FigureTests
{
    public static TheoryData<string> Names => ["dos", "panel", "loss", "elements", "extremes", "crystal", "histograms", "kinds", "balance"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_PNG_has_its_size_and_text_and_is_small(string name)
    {
        var figure = SampleFigures.Named(name);
        var png = figure.ToPng();
        png.Length.ShouldBeInRange(5_000, 200_000);
        using var picture = SKBitmap.Decode(png).ShouldNotBeNull();
        picture.Width.ShouldBe((int)(figure.Width * figure.PngScale));
        picture.Height.ShouldBe((int)(figure.Height * figure.PngScale));

        // The title is the only ink at the top left: it vanishes where no font is found.
        var ink = 0;
        for (var y = 0; y < 30 * figure.PngScale; y++)
        {
            for (var x = 0; x < 120 * figure.PngScale; x++)
                ink += picture.GetPixel(x, y).Red < 128 ? 1 : 0;
        }

        ink.ShouldBeGreaterThan(100);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_SVG_is_XML_with_its_size_and_one_font(string name)
    {
        var figure = SampleFigures.Named(name);
        var svg = XDocument.Parse(figure.ToSvg()).Root.ShouldNotBeNull();
        svg.Attribute("viewBox")!.Value.ShouldBe(FormattableString.Invariant($"0 0 {figure.Width} {figure.Height}"));
        svg.Elements().First().Name.LocalName.ShouldBe("title");
        svg.Descendants().Attributes("font-family").ShouldNotBeEmpty();
        svg.Descendants().Attributes("font-family").ShouldAllBe(family => family.Value.StartsWith("Source Sans 3"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_figure_is_the_same_every_time_and_in_any_culture(string name)
    {
        var figure = SampleFigures.Named(name);
        figure.ToSvg().ShouldBe(figure.ToSvg());
        figure.ToPng().ShouldBe(figure.ToPng());
        HostileCulture.Run(() => SampleFigures.Named(name).ToSvg()).ShouldBe(figure.ToSvg());
    }

    [Fact]
    public void Two_figures_can_stand_in_one_page()
    {
        var documents = Names.Select(name => XDocument.Parse(SampleFigures.Named(name.Data).ToSvg()));
        var ids = documents.SelectMany(document => document.Descendants().Attributes("id")).Select(id => id.Value).ToList();
        ids.ShouldNotBeEmpty();
        ids.ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_drawn_twice(string name)
    {
        var shapes = XDocument.Parse(SampleFigures.Named(name).ToSvg()).Descendants()
            .Where(element => element.Name.LocalName is "path" or "rect")
            .Select(element => element.ToString())
            .ToList();
        shapes.ShouldNotBeEmpty();

        // Short ones, such as tick marks and cells of one colour, may look alike.
        shapes.Where(shape => shape.Length > 200).ShouldBeUnique();
    }
}
