using System.Text.Json;
using Phodos.Crystals;

namespace Phodos.Tests.Crystals;

public class ElementTests
{
    [Fact]
    public void There_are_118_elements_and_number_and_symbol_find_the_same_instance()
    {
        Element.All.Length.ShouldBe(118);
        for (var index = 0; index < 118; index++)
        {
            Element.All[index].AtomicNumber.ShouldBe(index + 1);
            Element.FromAtomicNumber(index + 1).ShouldBeSameAs(Element.All[index]);
            Element.FromSymbol(Element.All[index].Symbol).ShouldBeSameAs(Element.All[index]);
        }
    }

    [Theory]
    [InlineData("H", 1, 1.008, 0.31, 2.20)]
    [InlineData("O", 8, 15.999, 0.66, 3.44)]
    [InlineData("Fe", 26, 55.845, 1.32, 1.83)]
    [InlineData("Cs", 55, 132.90545196, 2.44, 0.79)]
    [InlineData("Xe", 54, 131.293, 1.40, 2.60)]
    [InlineData("Pb", 82, 207.2, 1.46, 1.8)]
    [InlineData("U", 92, 238.02891, 1.96, 1.7)]
    public void Tabulated_values_are_those_of_the_sources(string symbol, int number, double mass, double radius, double electronegativity)
    {
        var element = Element.FromSymbol(symbol);
        element.AtomicNumber.ShouldBe(number);
        element.AtomicMass.ShouldBe(mass);
        element.CovalentRadius.ShouldBe(radius);
        element.Electronegativity.ShouldBe(electronegativity);
    }

    [Fact]
    public void Every_element_has_a_mass_and_a_radius_of_an_atom()
    {
        Element.All.ShouldAllBe(element => element.CovalentRadius >= 0.28 && element.CovalentRadius <= 2.6);
        Element.All.ShouldAllBe(element => element.AtomicMass > element.AtomicNumber && element.AtomicMass < 3.5 * element.AtomicNumber);
        Element.All.ShouldAllBe(element => element.Electronegativity == null || (element.Electronegativity >= 0.7 && element.Electronegativity <= 3.98));
    }

    [Fact]
    public void Helium_and_neon_have_no_electronegativity_and_fluorine_has_the_largest()
    {
        Element.FromSymbol("He").Electronegativity.ShouldBeNull();
        Element.FromSymbol("Ne").Electronegativity.ShouldBeNull();
        Element.All.MaxBy(element => element.Electronegativity).ShouldBe(Element.FromSymbol("F"));
    }

    [Theory]
    [InlineData("na")]
    [InlineData("NA")]
    [InlineData("")]
    [InlineData("Xx")]
    [InlineData(" Na")]
    public void A_text_that_is_no_symbol_is_refused(string text)
    {
        Element.TryFromSymbol(text).ShouldBeNull();
        Should.Throw<InvalidInputException>(() => Element.FromSymbol(text)).Message.ShouldContain($"'{text}'");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(119)]
    public void A_number_that_no_element_has_is_refused(int number) =>
        Should.Throw<InvalidInputException>(() => Element.FromAtomicNumber(number)).Message.ShouldContain("1..118");

    [Fact]
    public void Masses_are_those_of_the_reference_implementation()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedFolder.Required, "golden", "crystals.json")));
        Element.All.Select(element => element.AtomicMass)
            .ShouldBe(file.RootElement.GetProperty("atomic_masses").EnumerateArray().Select(mass => mass.GetDouble()));
    }
}
