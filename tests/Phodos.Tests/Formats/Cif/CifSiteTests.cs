using static Phodos.Tests.Formats.CifText;

namespace Phodos.Tests.Formats.Cif;

public class CifSiteTests
{
    private static readonly string Cell = CubicCell + Operators("x,y,z");

    [Theory]
    [InlineData("Fe3+", "Fe")]
    [InlineData("O2-", "O")]
    [InlineData("Na1+", "Na")]
    [InlineData("CL", "Cl")]
    [InlineData("ca", "Ca")]
    [InlineData("D", "H")]
    [InlineData("T", "H")]
    [InlineData("Si4+2", "Si")]
    public void The_type_symbol_names_the_element(string symbol, string element) =>
        Read(Cell + Sites($"X9 {symbol} 0 0 0").Replace("_label\n", "_label\n_atom_site_type_symbol\n"))
            .Crystal.Species[0].Symbol.ShouldBe(element);

    [Theory]
    [InlineData("Na1", "Na")]
    [InlineData("CL1A", "Cl")]
    [InlineData("OW2", "O")]
    [InlineData("O(1)", "O")]
    [InlineData("O_2", "O")]
    [InlineData("HN1", "H")]
    [InlineData("D3", "H")]
    [InlineData("Dy1", "Dy")]
    [InlineData("Fe3+", "Fe")]
    [InlineData("KA", "K")]
    public void Without_a_type_symbol_the_label_names_the_element(string label, string element) =>
        Read(Cell + Sites($"{label} 0 0 0")).Crystal.Species[0].Symbol.ShouldBe(element);

    [Theory]
    [InlineData("Wat1", "O")]
    [InlineData("O-H", "O")]
    [InlineData("OH2", "O")]
    [InlineData("NH4", "N")]
    public void A_group_is_its_heavy_atom_with_a_warning(string label, string element)
    {
        var file = Read(Cell + Sites($"{label} 0 0 0"));
        file.Crystal.Species.ShouldHaveSingleItem().Symbol.ShouldBe(element);
        file.Warnings.ShouldHaveSingleItem().ShouldContain("hydrogen");
    }

    [Fact]
    public void The_oxygen_of_a_hydroxyl_lacks_nothing_where_its_type_says_oxygen() =>
        Read(Cell + Sites("OH1 O 0 0 0").Replace("_label\n", "_label\n_atom_site_type_symbol\n")).Warnings.ShouldBeEmpty();

    [Theory]
    [InlineData("Nb,Zr '0.8Nb + 0.2Zr'")]
    [InlineData("Nb1 'Nb,Zr'")]
    [InlineData("Nb/Zr ?")]
    [InlineData("'(Al,Si)1' .")]
    [InlineData("Nb 0.8Nb")]
    public void A_site_of_several_elements_is_disordered(string site) =>
        Refuse(Cell + Sites($"{site} 0 0 0").Replace("_label\n", "_label\n_atom_site_type_symbol\n")).Message.ShouldContain("disordered");

    [Fact]
    public void The_type_symbol_wins_over_the_label() =>
        Read(Cell + Sites("Na1 Mg2+ 0 0 0").Replace("_label\n", "_label\n_atom_site_type_symbol\n")).Crystal.Formula.ShouldBe("Mg");

    [Theory]
    [InlineData("?")]
    [InlineData(".")]
    [InlineData("M")]
    public void The_label_stands_in_for_an_empty_type_symbol(string symbol) =>
        Read(Cell + Sites($"Na1 {symbol} 0 0 0").Replace("_label\n", "_label\n_atom_site_type_symbol\n")).Crystal.Formula.ShouldBe("Na");

    [Theory]
    [InlineData("'C12 H22 O11'", "C")]
    [InlineData("'Ca C O3'", "Ca")]
    [InlineData("?", "Ca")]
    public void The_formula_tells_C_alpha_from_calcium(string formula, string element) =>
        Read(Cell + $"_chemical_formula_sum {formula}\n" + Sites("CA1 0 0 0")).Crystal.Species[0].Symbol.ShouldBe(element);

    [Fact]
    public void Partial_occupancy_is_refused_with_the_sites_named()
    {
        var fault = Refuse(Cell + OccupiedSites("Na1 0 0 0 1", "K1 0.5 0.5 0.5 0.6(1)", "Rb1 0.5 0.5 0.5 0.4(1)"));
        fault.Message.ShouldContain("disordered");
        fault.Message.ShouldContain("'K1', 'Rb1'");
        fault.Line.ShouldBe(18);
    }

    [Fact]
    public void Many_disordered_sites_are_counted() =>
        Refuse(Cell + OccupiedSites([.. Enumerable.Range(1, 3000).Select(site => $"K{site} 0 0 0 0.5")]))
            .Message.ShouldContain("and 2995 more");

    [Fact]
    public void Two_valences_of_one_element_fill_a_site()
    {
        var file = Read(Cell + OccupiedSites("Fe1 0.5 0.5 0.5 0.5", "O1 0 0 0 1", "Fe2 0.5 0.5 0.5 0.5"));
        file.Crystal.Formula.ShouldBe("FeO");
    }

    [Fact]
    public void Two_halves_in_two_places_fill_no_site() =>
        Refuse(Cell + OccupiedSites("Fe1 0.5 0.5 0.5 0.5", "Fe2 0 0 0 0.5")).Message.ShouldContain("'Fe1', 'Fe2'");

    [Theory]
    [InlineData("1")]
    [InlineData("1.000(3)")]
    [InlineData(".")]
    [InlineData("?")]
    [InlineData("0.9995")]
    public void A_full_or_unknown_occupancy_is_full(string occupancy) =>
        Read(Cell + OccupiedSites($"Na1 0 0 0 {occupancy}")).Crystal.AtomCount.ShouldBe(1);

    [Theory]
    [InlineData("1.5")]
    [InlineData("-0.1")]
    [InlineData("half")]
    public void An_impossible_occupancy_is_refused(string occupancy) =>
        Refuse(Cell + OccupiedSites($"Na1 0 0 0 {occupancy}")).Message.ShouldContain("occupancy");

    [Fact]
    public void Sites_of_zero_occupancy_are_left_out_with_a_warning()
    {
        var file = Read(Cell + OccupiedSites("Na1 0 0 0 1", "Cl1 0.5 0.5 0.5 0"));
        file.Crystal.Formula.ShouldBe("Na");
        file.Warnings.ShouldHaveSingleItem().ShouldContain("'Cl1'");
    }

    [Fact]
    public void A_structure_of_empty_sites_is_refused() => Refuse(Cell + OccupiedSites("Na1 0 0 0 0")).Message.ShouldContain("no site");

    [Theory]
    [InlineData("_atom_site_calc_flag", "dum", "dummy", "Na")]
    [InlineData("_atom_site_disorder_group", "1", "disordered", "ClNa")]
    [InlineData("_atom_site_attached_hydrogens", "2", "hydrogen", "ClNa")]
    public void What_the_crystal_lacks_is_said(string tag, string value, string word, string formula)
    {
        var file = Read(Cell + OccupiedSites("Na1 0 0 0 .", $"Cl1 0.5 0.5 0.5 {value}").Replace("_atom_site_occupancy", tag));
        file.Crystal.Formula.ShouldBe(formula);
        file.Warnings.ShouldHaveSingleItem().ShouldContain(word);
    }

    [Fact]
    public void A_site_listed_again_is_left_out_with_a_warning()
    {
        var file = Read(CubicCell + Operators("x,y,z", "-x,-y,-z") + Sites("Na1 0.1 0.2 0.3", "Na2 0.9 0.8 0.7"));
        file.Crystal.AtomCount.ShouldBe(2);
        file.Warnings.ShouldHaveSingleItem().ShouldContain("'Na2'");
    }

    [Fact]
    public void Two_elements_in_one_place_are_refused() =>
        Refuse(Cell + Sites("Na1 0 0 0", "K1 0.999 0 0")).Message.ShouldContain("'Na1' and 'K1' are in the same place");

    [Fact]
    public void Coordinates_in_loops_of_different_length_are_refused() =>
        Refuse(Cell + "loop_\n_atom_site_fract_x\n0 0.5\nloop_\n_atom_site_label\n_atom_site_fract_y\n_atom_site_fract_z\nNa1 0 0\n")
            .Message.ShouldContain("lacks a coordinate");

    [Theory]
    [InlineData("'Na Cl'", true)]
    [InlineData("'Cl1 Na1.000'", true)]
    [InlineData("'Cl4 Na4'", true)]
    [InlineData("'Na Cl2'", false)]
    [InlineData("'H2 Na Cl O'", false)]
    [InlineData("NaCl", true)]
    [InlineData("?", true)]
    [InlineData("'some salt'", true)]
    [InlineData("'Na0 Cl0'", true)]
    public void Sites_that_do_not_make_the_formula_are_pointed_out(string formula, bool agrees)
    {
        var warnings = Read(Cell + $"_chemical_formula_sum {formula}\n" + Sites("Na1 0 0 0", "Cl1 0.5 0.5 0.5")).Warnings;
        if (agrees)
            warnings.ShouldBeEmpty();
        else
            warnings.ShouldHaveSingleItem().ShouldContain("its sites make NaCl");
    }
}
