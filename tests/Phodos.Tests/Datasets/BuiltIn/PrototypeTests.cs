using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets.BuiltIn;

namespace Phodos.Tests.Datasets.BuiltIn;

public sealed class PrototypeTests
{
    [Fact]
    public void There_are_at_least_twenty_prototypes_with_names_of_their_own()
    {
        Prototypes.All.Length.ShouldBeGreaterThanOrEqualTo(20);
        Prototypes.All.Select(prototype => prototype.Name).ShouldBeUnique();
    }

    [Theory]
    [InlineData("rocksalt", 225)]
    [InlineData("spinel", 227)]
    [InlineData("pyrite", 205)]
    [InlineData("iron-monosilicide", 198)]
    [InlineData("wurtzite", 186)]
    [InlineData("laves-c14", 194)]
    [InlineData("rutile", 136)]
    [InlineData("anatase", 141)]
    [InlineData("chalcopyrite", 122)]
    [InlineData("quartz", 152)]
    [InlineData("corundum", 167)]
    [InlineData("ilmenite", 148)]
    [InlineData("titanium-nickel-silicide", 62)]
    [InlineData("marcasite", 58)]
    [InlineData("amm2-perovskite", 38)]
    [InlineData("baddeleyite", 14)]
    [InlineData("tenorite", 15)]
    [InlineData("aluminium-chloride", 12)]
    [InlineData("triclinic-rocksalt", 2)]
    public void A_prototype_has_its_space_group(string name, int spaceGroup)
    {
        var prototype = Find(name);
        MoyoSymmetryFinder.Shared.Find(prototype.Build(prototype.Choices().First())).SpaceGroup.ShouldBe(spaceGroup);
    }

    [Fact]
    public void Bonds_are_as_long_as_the_two_covalent_radii()
    {
        var crystal = Find("rocksalt").Build([Element.FromSymbol("Na"), Element.FromSymbol("Cl")]);
        var neighbors = NeighborList.Build(crystal, 4);
        neighbors.Vectors.ToArray().Min(vector => vector.Length).ShouldBe(
            Element.FromSymbol("Na").CovalentRadius + Element.FromSymbol("Cl").CovalentRadius, 1e-9);
    }

    [Fact]
    public void A_family_stands_for_all_its_combinations_of_different_elements() =>
        Find("l1-0").Choices().Select(choice => string.Concat(choice)).ShouldBe(
            ["TiAl", "TiGa", "CuAu", "PdAu", "NiCd", "NiZn", "PtCd", "PtZn"]);

    [Fact]
    public void Identifiers_hold_the_reduced_formula_in_the_order_of_the_sites()
    {
        Find("antifluorite").Id([Element.FromSymbol("Li"), Element.FromSymbol("O")]).ShouldBe("bvk-antifluorite-Li2O");
        Find("corundum").Id([Element.FromSymbol("Al"), Element.FromSymbol("O")]).ShouldBe("bvk-corundum-Al2O3");
        Find("wurtzite").Id([Element.FromSymbol("Zn"), Element.FromSymbol("S")]).ShouldBe("bvk-wurtzite-ZnS");
    }

    private static Prototype Find(string name) => Prototypes.All.Single(prototype => prototype.Name == name);
}
