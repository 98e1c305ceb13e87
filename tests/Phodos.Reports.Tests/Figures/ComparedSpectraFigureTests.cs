using System.Xml.Linq;
using Phodos.Reports.Figures;

namespace Phodos.Reports.Tests.Figures;

public class ComparedSpectraFigureTests
{
    [Fact]
    public void The_frequencies_of_both_panels_stand_above_each_other()
    {
        // The labels of the difference are wider than those of the spectra.
        var (first, second) = (SampleFigures.Dos(200), SampleFigures.Dos(201));
        var figure = ComparedSpectraFigure.Create("first", first, "second", second);
        var places = XDocument.Parse(figure.ToSvg()).Descendants()
            .Where(element => element.Name.LocalName == "text" && element.Value.Trim() == "1000")
            .Select(element => element.Attribute("x")!.Value.Split(',')[0]).ToArray();
        places.Length.ShouldBe(2);
        places[0].ShouldBe(places[1]);
        SvgText.Of(figure).ShouldContain("Difference");
    }
}
