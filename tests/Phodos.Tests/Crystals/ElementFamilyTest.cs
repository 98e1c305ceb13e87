using Phodos.Crystals;

namespace Phodos.Tests.Crystals;

public sealed class ElementFamilyTest
{
    [Theory]
    [InlineData("hydrogen", "H")]
    [InlineData("alkali metals", "Li Na K Rb Cs Fr")]
    [InlineData("alkaline earth metals", "Be Mg Ca Sr Ba Ra")]
    [InlineData("lanthanides", "La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu")]
    [InlineData("actinides", "Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr")]
    [InlineData("3d metals", "Sc Ti V Cr Mn Fe Co Ni Cu Zn")]
    [InlineData("4d metals", "Y Zr Nb Mo Tc Ru Rh Pd Ag Cd")]
    [InlineData("5d metals", "Hf Ta W Re Os Ir Pt Au Hg")]
    [InlineData("post-transition metals", "Al Ga In Sn Tl Pb Bi Po")]
    [InlineData("metalloids", "B Si Ge As Sb Te")]
    [InlineData("pnictides", "N P As Sb Bi Mc")]
    [InlineData("oxides", "O")]
    [InlineData("chalcogenides", "S Se Te Po Lv")]
    [InlineData("halides", "F Cl Br I At Ts")]
    [InlineData("noble gases", "He Ne Ar Kr Xe Rn Og")]
    public void A_family_has_its_elements(string name, string symbols)
    {
        var family = ElementFamily.All.Single(family => family.Name == name);
        string.Join(' ', Element.All.Where(family.Contains)).ShouldBe(symbols);
    }

    [Fact]
    public void Transition_metals_are_the_rows_together_and_the_superheavy()
    {
        var all = ElementFamily.All.Single(family => family.Name == "transition metals");
        var rows = ElementFamily.All.Where(family => family.Name is "3d metals" or "4d metals" or "5d metals");
        Element.All.Where(all.Contains).ShouldBe(
            Element.All.Where(element => rows.Any(row => row.Contains(element)) || element.AtomicNumber is >= 104 and <= 112));
    }

    [Fact]
    public void Every_element_of_a_data_set_is_of_a_family() =>
        Element.All.Take(103).Where(element => !ElementFamily.All.Any(family => family.Contains(element))).ShouldBeEmpty();

    [Fact]
    public void A_crystal_can_be_of_several_families()
    {
        var rockSalt = new Crystal(
            new Lattice(new Vector3D(0, 2, 2), new Vector3D(2, 0, 2), new Vector3D(2, 2, 0)),
            [Element.FromSymbol("Ni"), Element.FromSymbol("O")],
            [default, new Vector3D(0.5, 0.5, 0.5)]);
        ElementFamily.All.Where(family => family.Contains(rockSalt)).Select(family => family.Name)
            .ShouldBe(["transition metals", "3d metals", "oxides"]);
    }
}
