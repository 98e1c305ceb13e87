using Phodos.Crystals;
using Phodos.Reports.Figures.Crystals;

namespace Phodos.Reports.Tests.Figures.Crystals;

public sealed class ElementColorsTests
{
    [Fact]
    public void Every_element_has_a_colour() =>
        Element.All.Select(ElementColors.Of).ShouldAllBe(color => color.A == 255);

    [Fact]
    public void Any_two_elements_of_one_picture_differ_also_without_red_and_green()
    {
        foreach (var first in Element.All)
        {
            foreach (var second in Element.All.Where(element => element.AtomicNumber > first.AtomicNumber))
            {
                var colors = ElementColors.Of([first, second]);
                ElementColors.Difference(colors[first], colors[second]).ShouldBeGreaterThan(20, $"{first} and {second}");
            }
        }
    }

    [Fact]
    public void Colours_do_not_depend_on_the_order_of_the_atoms()
    {
        Element[] elements = [Element.FromSymbol("O"), Element.FromSymbol("Ca"), Element.FromSymbol("Sr"), Element.FromSymbol("Ba")];
        ElementColors.Of(elements).ShouldBe(ElementColors.Of(elements.Reverse()), ignoreOrder: true);
    }
}
