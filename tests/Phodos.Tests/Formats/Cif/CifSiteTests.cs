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
    [InlineData("Fe+3", "Fe")]
    [InlineData("'Fe 3+'", "Fe")]
    [InlineData("Fe2.5+", "Fe")]
    [InlineData("Fe(III)", "Fe")]
    [InlineData("Cu(I)", "Cu")]
    [InlineData("O-", "O")]
    [InlineData("Cval", "C")]
    [InlineData("Siva", "Si")]
    [InlineData("7Li", "Li")]
    [InlineData("Na1.000", "Na")]
    [InlineData("1.0Na", "Na")]
    [InlineData("O1A", "O")]
    [InlineData("SI", "Si")]
    public void The_type_symbol_names_the_element(string symbol, string element) =>
        Read(Cell + Sites($"X9 {symbol} 0 0 0").Replace("_label\n", "_label\n_atom_site_type_symbol\n"))
            .Crystal.Species[0].Symbol.ShouldBe(element);

    [Theory]
    [InlineData("Na1", "Na")]
    [InlineData("CL1A", "Cl")]
    [InlineData("FE1", "Fe")]
    [InlineData("O(1)", "O")]
    [InlineData("O(C)", "O")]
    [InlineData("O_2", "O")]
    [InlineData("O1*", "O")]
    [InlineData("Fe1.2", "Fe")]
    [InlineData("C1B", "C")]
    [InlineData("HW1", "H")]
    [InlineData("Dy1", "Dy")]
    [InlineData("Fe3+", "Fe")]
    [InlineData("W1", "W")]
    [InlineData("7Li1", "Li")]
    public void Without_a_type_symbol_the_label_names_the_element(string label, string element)
    {
        var file = Read(Cell + Sites($"{label} 0 0 0"));
        file.Crystal.Species[0].Symbol.ShouldBe(element);
        file.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("HN1", "H")]
    [InlineData("KA", "K")]
    [InlineData("OA1", "O")]
    [InlineData("SiT1", "Si")]
    [InlineData("HO1", "Ho")]
    [InlineData("RE1", "Re")]
    [InlineData("CO1", "Co")]
    public void A_label_that_could_mean_something_else_is_a_guess_that_is_said(string label, string element)
    {
        var file = Read(Cell + Sites($"{label} 0 0 0"));
        file.Crystal.Species[0].Symbol.ShouldBe(element);
        file.Warnings.ShouldHaveSingleItem().ShouldContain($"'{label} as {element}'");
        Read(Cell + $"_chemical_formula_sum {element}\n" + Sites($"{label} 0 0 0")).Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Capitals_are_a_guess_where_their_first_letter_is_an_element_of_the_crystal()
    {
        Read(Cell + Sites("CA1 0 0 0", "F1 .5 .5 .5")).Warnings.ShouldBeEmpty();
        Read(Cell + Sites("CA1 0 0 0", "C2 .5 .5 .5")).Warnings.ShouldHaveSingleItem().ShouldContain("'CA1 as Ca'");
        Read(Cell + Sites("W1 0 0 0", "H2 .5 .5 .5")).Warnings.ShouldHaveSingleItem().ShouldContain("'W1 as W'");
    }

    [Theory]
    [InlineData("T1")]
    [InlineData("Oct1")]
    [InlineData("Tet1")]
    [InlineData("Ch1")]
    [InlineData("Cn1")]
    [InlineData("Cation1")]
    [InlineData("Me1")]
    [InlineData("M1")]
    [InlineData("A")]
    [InlineData("X1")]
    [InlineData("REE1")]
    [InlineData("CN1")]
    [InlineData("AlSi1")]
    [InlineData("Si1Al1")]
    [InlineData("Vac1")]
    [InlineData("Ti-Nb")]
    [InlineData("Ti1.Nb1")]
    public void A_label_that_is_no_symbol_is_never_read_by_its_first_letters(string label) =>
        Refuse(Cell + Sites($"{label} 0 0 0")).Message.ShouldContain($"'{label}' names no element");

    [Theory]
    [InlineData("'Ca O4 S'", "Na1")]
    [InlineData("'Ca O4 S'", "T1")]
    [InlineData("'H2 O'", "Tet1")]
    [InlineData("'Al2 Mg O4'", "Oct1")]
    [InlineData("'Ca H2 O2'", "Ho1")]
    [InlineData("'Al Si O4'", "AlSi1")]
    public void A_label_names_nothing_outside_the_formula(string formula, string label) =>
        Refuse(Cell + $"_chemical_formula_sum {formula}\n" + Sites($"{label} 0 0 0")).Message.ShouldContain($"'{label}'");

    [Theory]
    [InlineData("_chemical_formula_moiety 'C2 H8 N 1+, Cl 1-'", "Na1", "not in the formula")]
    [InlineData("_chemical_formula_structural 'Mg (Al2 O4)'", "Na1", "not in the formula")]
    [InlineData("_chemical_formula_structural 'common salt'", "Na1", null)]
    public void The_other_formulas_of_the_file_count_where_it_gives_no_sum(string formula, string label, string? problem)
    {
        var text = Cell + formula + "\n" + Sites($"{label} 0 0 0");
        if (problem is null)
            Read(text).Crystal.Formula.ShouldBe("Na");
        else
            Refuse(text).Message.ShouldContain(problem);
    }

    [Fact]
    public void The_labels_of_feldspar_are_read_with_its_formula() =>
        Read(Cell + "_chemical_formula_sum 'Al Na O4'\n" + Sites("AlTm 0 0 0", "NaA .5 .5 .5", "Oa1 .5 0 0", "Oco 0 .5 0", "OBm 0 0 .5", "OD .5 .5 0"))
            .ShouldSatisfyAllConditions(file => file.Crystal.Formula.ShouldBe("AlNaO4"), file => file.Warnings.ShouldBeEmpty());

    [Theory]
    [InlineData("Wat1", "O")]
    [InlineData("OW2", "O")]
    [InlineData("H2O1", "O")]
    [InlineData("O-H", "O")]
    [InlineData("O-h1", "O")]
    [InlineData("OH2", "O")]
    [InlineData("NH4", "N")]
    public void A_group_is_its_heavy_atom_with_a_warning(string label, string element)
    {
        var file = Read(Cell + Sites($"{label} 0 0 0"));
        file.Crystal.Species.ShouldHaveSingleItem().Symbol.ShouldBe(element);
        file.Warnings.ShouldHaveSingleItem().ShouldContain("hydrogen");
    }

    [Theory]
    [InlineData("H2O", "O")]
    [InlineData("D2O", "O")]
    [InlineData("OH", "O")]
    [InlineData("(OH)", "O")]
    [InlineData("OH-", "O")]
    [InlineData("OH2", "O")]
    [InlineData("OW", "O")]
    [InlineData("Wat", "O")]
    [InlineData("H3O1+", "O")]
    [InlineData("NH4", "N")]
    [InlineData("NH4+", "N")]
    [InlineData("CH3", "C")]
    public void A_type_of_one_atom_with_hydrogen_is_that_atom_with_a_warning(string type, string element)
    {
        var file = Read(Cell + Sites($"W1 {type} 0 0 0").Replace("_label\n", "_label\n_atom_site_type_symbol\n"));
        file.Crystal.Species.ShouldHaveSingleItem().Symbol.ShouldBe(element);
        file.Warnings.ShouldHaveSingleItem().ShouldContain("hydrogen");
    }

    [Fact]
    public void The_oxygen_of_a_hydroxyl_lacks_its_hydrogen_unless_the_file_places_it_or_its_formula_is_met()
    {
        static string Typed(params string[] rows) => Sites(rows).Replace("_label\n", "_label\n_atom_site_type_symbol\n");
        Read(Cell + Typed("OH1 O 0 0 0")).Warnings.ShouldHaveSingleItem().ShouldContain("'OH1'");
        Read(Cell + Typed("OH1 O 0 0 0", "H1 H .2 0 0")).Warnings.ShouldBeEmpty();
        Read(Cell + "_chemical_formula_sum O\n" + Typed("OH1 O 0 0 0")).Warnings.ShouldBeEmpty();
        Read(Cell + "_chemical_formula_sum 'H2 O'\n" + Typed("OH1 O 0 0 0", "H1 H .2 0 0")).Warnings
            .ShouldContain(warning => warning.Contains("'OH1'", StringComparison.Ordinal));
    }

    [Fact]
    public void Tungsten_that_is_not_in_the_formula_is_water() =>
        Read(Cell + "_chemical_formula_sum 'Ca H2 O'\n" + Sites("Ca1 0 0 0", "W1 .5 .5 .5"))
            .ShouldSatisfyAllConditions(file => file.Crystal.Formula.ShouldBe("CaO"), file => file.Warnings[0].ShouldContain("'W1'"));

    [Fact]
    public void Water_and_hydroxyl_on_one_site_are_joined_and_said()
    {
        var file = Read(Cell + OccupiedSites("Pb1 0 0 0 1", "OH2 .5 .5 .5 .655", "OH .5 .5 .5 .345"));
        file.Crystal.Formula.ShouldBe("OPb");
        file.Warnings.ShouldContain(warning => warning.Contains("joined to one O: 'OH2', 'OH'", StringComparison.Ordinal));
        file.Warnings.ShouldContain(warning => warning.Contains("hydrogen", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("D", "deuterated")]
    [InlineData("D1+", "deuterated")]
    [InlineData("2H", "deuterated")]
    [InlineData("T", "tritiated")]
    [InlineData("6Li", "enriched")]
    [InlineData("57Fe3+", "enriched")]
    public void An_isotope_has_the_natural_mass_and_this_is_said(string type, string word)
    {
        var file = Read(Cell + Sites($"X1 {type} 0 0 0").Replace("_label\n", "_label\n_atom_site_type_symbol\n"));
        file.Warnings.ShouldHaveSingleItem().ShouldContain($"line 17: {type}");
        file.Warnings[0].ShouldContain(word);
        file.Warnings[0].ShouldContain("natural masses");
    }

    [Fact]
    public void A_label_tells_deuterium_where_the_type_is_hydrogen() =>
        Read(Cell + Sites("D1 H 0 0 0", "O1 O .5 .5 .5").Replace("_label\n", "_label\n_atom_site_type_symbol\n"))
            .Warnings.ShouldHaveSingleItem().ShouldStartWith("line 17: D1 is read as hydrogen");

    [Fact]
    public void A_label_may_be_deuterium() =>
        Read(Cell + Sites("D3 0 0 0")).ShouldSatisfyAllConditions(
            file => file.Crystal.Formula.ShouldBe("H"), file => file.Warnings.ShouldHaveSingleItem().ShouldContain("deuterated"));

    [Theory]
    [InlineData("Nb,Zr '0.8Nb + 0.2Zr'")]
    [InlineData("Nb1 'Nb,Zr'")]
    [InlineData("Nb/Zr ?")]
    [InlineData("'(Al,Si)1' .")]
    [InlineData("Nb 0.8Nb")]
    [InlineData("T '0.648(4)Mn + 0.352(4)Fe'")]
    [InlineData("Mn '0.648(4)Mn + 0.352(4)Fe'")]
    [InlineData("D '0.50(1)Cu + 0.50(1)Au'")]
    [InlineData("M1 'Mn0.648 Fe0.352'")]
    [InlineData("M1 Mn0.648Fe0.352")]
    [InlineData("M1 Mn|Fe")]
    [InlineData("M1 Mn:Fe")]
    [InlineData("M1 NB,ZR")]
    [InlineData("Na1 'Na + vac'")]
    [InlineData("Na1 Na,□")]
    [InlineData("Na1 'Na + X'")]
    [InlineData("Na1 'Na 0.5'")]
    [InlineData("Na1 'Na and K'")]
    [InlineData("Na1 Na(0.5)")]
    [InlineData("Na1 Na_0.5")]
    [InlineData("Na1 Na@K")]
    [InlineData("Na1 [Na0.5K0.5]")]
    [InlineData("Fe1 'Fe (II) + Fe (III)'")]
    [InlineData("Na1 '50% Na + 50% K'")]
    [InlineData("Na1 50%Na")]
    [InlineData("Na1 Na0.9")]
    [InlineData("Na1 Na.9")]
    [InlineData("H1 H0.5")]
    [InlineData("Fe1 Fe2+/Fe3+")]
    [InlineData("M1 Si0.5Ge0.5")]
    [InlineData("M1 Fe:Co=1:1")]
    public void A_site_of_several_elements_is_disordered(string site) =>
        Refuse(Cell + Sites($"{site} 0 0 0").Replace("_label\n", "_label\n_atom_site_type_symbol\n")).Message.ShouldContain("disordered");

    [Theory]
    [InlineData("Fe1 CN", "group")]
    [InlineData("Cl1 ClO4", "group")]
    [InlineData("N1 NO3", "group")]
    [InlineData("Si1 Si-Ge", "group")]
    [InlineData("Fe1 Fe(Co)", "group")]
    [InlineData("P1 PO4", "group")]
    [InlineData("C1 CO3", "group")]
    [InlineData("Na1 Na.K", "group")]
    [InlineData("Al1 Al_Si", "group")]
    [InlineData("Na1 Na2O", "group")]
    [InlineData("Fe1 Fe50Co50", "group")]
    [InlineData("Na1 M", "names no element")]
    [InlineData("Na1 Oct", "names no element")]
    [InlineData("Na1 Natrium", "names no element")]
    [InlineData("Na1 'Na atom'", "names no element")]
    [InlineData("Na1 99Na", "names no element")]
    [InlineData("H1 H2Oaq", "names no element")]
    public void A_type_symbol_that_is_no_element_is_refused_whatever_the_label_says(string site, string problem)
    {
        var fault = Refuse(Cell + Sites($"{site} 0 0 0").Replace("_label\n", "_label\n_atom_site_type_symbol\n"));
        fault.Message.ShouldContain(problem);
        fault.Message.ShouldContain($"'{site.Split(' ')[0]}'");
    }

    [Theory]
    [InlineData("'C O'", "O C")]
    [InlineData("'Co'", "Co")]
    public void The_formula_tells_a_group_in_capitals_from_an_element(string formula, string species)
    {
        var text = Cell + $"_chemical_formula_sum {formula}\n" + Sites("X1 CO 0 0 0").Replace("_label\n", "_label\n_atom_site_type_symbol\n");
        if (species == "Co")
            Read(text).ShouldSatisfyAllConditions(file => file.Crystal.Formula.ShouldBe("Co"), file => file.Warnings.ShouldBeEmpty());
        else
            Refuse(text).Message.ShouldContain("group");
        Read(text.Replace($"_chemical_formula_sum {formula}\n", "")).Warnings.ShouldHaveSingleItem().ShouldContain("'X1 as Co'");
    }

    [Theory]
    [InlineData("RE", "Re")]
    [InlineData("HO", "Ho")]
    [InlineData("CO2+", "Co")]
    public void A_type_symbol_in_capitals_that_could_mean_something_else_is_a_guess_that_is_said(string type, string element) =>
        Read(Cell + Sites($"X1 {type} 0 0 0").Replace("_label\n", "_label\n_atom_site_type_symbol\n")).Warnings
            .ShouldHaveSingleItem().ShouldContain($"'X1 as {element}'");

    [Fact]
    public void The_type_symbol_wins_over_the_label() =>
        Read(Cell + Sites("Na1 Mg2+ 0 0 0").Replace("_label\n", "_label\n_atom_site_type_symbol\n")).Crystal.Formula.ShouldBe("Mg");

    [Theory]
    [InlineData("Na1 K+", true)]
    [InlineData("Cl2 Br", true)]
    [InlineData("Ca1 C", false)]
    [InlineData("Os1 O", false)]
    [InlineData("P1 Pb", false)]
    [InlineData("Tet1 Si", false)]
    [InlineData("OH1 O", false)]
    public void A_label_that_contradicts_its_type_symbol_is_told(string site, bool isTold)
    {
        var warnings = Read(Cell + Sites($"{site} 0 0 0", "H1 H .3 0 0").Replace("_label\n", "_label\n_atom_site_type_symbol\n")).Warnings;
        if (isTold)
            warnings.ShouldHaveSingleItem().ShouldContain($"'{site.Split(' ')[0]} of type ");
        else
            warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("?")]
    [InlineData(".")]
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
    public void A_missing_coordinate_is_zero_with_a_warning_and_a_site_without_any_is_refused()
    {
        Read(Cell + Sites("Na1 0.2 . 0")).Warnings.ShouldHaveSingleItem().ShouldContain("'.' are read as 0: 'Na1'");
        Refuse(Cell + Sites("Na1 0 0 0", "H1 . . .")).Message.ShouldContain("'H1' has no coordinates");
    }

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
