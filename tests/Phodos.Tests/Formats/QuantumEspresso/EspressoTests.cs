using Phodos.Crystals;
using Phodos.Formats;
using Phodos.Units;

namespace Phodos.Tests.Formats.QuantumEspresso;

public class EspressoTests
{
    private const double Bohr = PhysicalConstants.Bohr;

    private const string Silicon = """
        &CONTROL
          title = 'a/b, c = d ! e'
        /
        &SYSTEM
          ibrav = 2, celldm(1) = 10.2, nat = 2, ntyp = 1
        /
        ATOMIC_SPECIES
        Si 28.086 Si.pz-vbc.UPF
        ATOMIC_POSITIONS (alat)
        Si 0.00 0.00 0.00
        Si 0.25 0.25 0.25
        K_POINTS gamma
        """;

    [Theory]
    [InlineData("&SYSTEM\n", "&system ")]
    [InlineData(", celldm(1)", ",\n\n  celldm( 1 )")]
    [InlineData("ibrav = 2", "IBRAV=+2 ! cubic, nat = 7\n")]
    [InlineData("ibrav = 2,", "ibrav=2\n# nat = 7\n")]
    [InlineData("celldm(1) = 10.2", "celldm = 1.02d1, 0.0 0.0")]
    [InlineData("celldm(1) = 10.2", "celldm(1)=9, celldm(1)=10.2")]
    [InlineData("celldm(1) = 10.2", "A = 5.3976075475488")]
    [InlineData("ntyp = 1\n/", "ntyp = 1 /")]
    [InlineData("ntyp = 1\n/", "ntyp = 1,\n&end")]
    [InlineData("ibrav = 2, celldm(1) = 10.2,", "ibrav = 0, celldm(1) = 10.2,")]
    [InlineData("Si 0.25 0.25 0.25", "Si 1/4 2^(-2) (1+1)*.125 0 0 1 ! held")]
    [InlineData("Si 0.25 0.25 0.25", "! a comment\n\nSi 2.5D-1 +.25 -1/2+3/4 # one more")]
    [InlineData("(alat)\nSi 0.00 0.00 0.00\nSi 0.25 0.25 0.25", "{ bohr }\nSi 0 0 0\nSi 2.55 2.55 2.55")]
    [InlineData("(alat)\nSi 0.00 0.00 0.00\nSi 0.25 0.25 0.25", "angstrom\nSi 0 0 0\nSi 1.34940188780265 1.34940188780265 1.34940188780265")]
    [InlineData("(alat)\nSi 0.00 0.00 0.00\nSi 0.25 0.25 0.25", "\nSi 0 0 0\nSi .25 .25 .25")]
    [InlineData("(alat)\nSi 0.00 0.00 0.00\nSi 0.25 0.25 0.25", "crystal\nSi 0 0 0\nSi -1/4 3/4 -1/4")]
    [InlineData("Si", "Si1")]
    [InlineData("Si", "si_h")]
    [InlineData("ATOMIC_POSITIONS", "atomic_positions")]
    [InlineData("K_POINTS gamma", "")]
    [InlineData("K_POINTS gamma", "hubbard (ortho-atomic)\nU Si-3p 1.0")]
    public void The_same_silicon_is_written_in_many_ways(string plain, string other)
    {
        Silicon.ShouldContain(plain);
        var text = Silicon.Replace(plain, other, StringComparison.Ordinal);
        if (text.Contains("ibrav = 0", StringComparison.Ordinal))
            text += "\nCELL_PARAMETERS { alat }\n-.5 0 .5\n0 .5 .5\n-.5 .5 0\n";
        var crystal = Read(text).Crystal;
        crystal.Formula.ShouldBe("Si2");
        crystal.Lattice.Volume.ShouldBe(Math.Pow(10.2 * Bohr, 3) / 4, 1e-9);
        var bond = crystal.Lattice.ToCartesian(crystal.FractionalPositions[1] - crystal.FractionalPositions[0]);
        // In the cell of ibrav 2 the positions in crystal coordinates may be those of an image.
        crystal.Lattice.ToFractional(bond - 0.25 * 10.2 * Bohr * new Vector3D(1, 1, 1)).ShouldSatisfyAllConditions(
            shift => (shift.X - Math.Round(shift.X)).ShouldBe(0, 1e-9),
            shift => (shift.Y - Math.Round(shift.Y)).ShouldBe(0, 1e-9),
            shift => (shift.Z - Math.Round(shift.Z)).ShouldBe(0, 1e-9));
    }

    [Theory]
    [InlineData("C.pbe.UPF", "Co", "C")]
    [InlineData("Co.pbe.UPF", "Co", "Co")]
    [InlineData("unnamed", "Co", "Co")]
    [InlineData("H.UPF", "D", "H")]
    [InlineData("o_pbe.upf", "O-h", "O")]
    [InlineData("path/Fe_ONCV.upf", "Fe2", "Fe")]
    [InlineData("Ti.UPF", "Q1", "Ti")]
    [InlineData("", "Fe", "Fe")]
    public void A_label_is_the_element_of_its_species(string pseudopotential, string label, string element)
    {
        var text = Silicon.Replace("Si 28.086 Si.pz-vbc.UPF", $"Si 10 {pseudopotential}", StringComparison.Ordinal)
            .Replace("\nSi ", $"\n{label} ", StringComparison.Ordinal);
        Read(text).Crystal.Species.ShouldAllBe(species => species.Symbol == element);
    }

    [Theory]
    [InlineData("Feu", 55.8, "", "Fe")]
    [InlineData("Oh", 16, "", "O")]
    [InlineData("OH", 16, "x.upf", "O")]
    [InlineData("CN", 12, "", "C")]
    [InlineData("Ow", 16, "O.upf", "O")]
    public void The_mass_or_the_pseudopotential_tells_what_a_label_with_a_letter_is(string label, double mass, string file, string element) =>
        Read(Species(label, mass, file)).ShouldSatisfyAllConditions(
            read => read.Crystal.Species.ShouldAllBe(species => species.Symbol == element), read => read.Warnings.ShouldBeEmpty());

    [Theory]
    [InlineData("Ni", 14.007, "N.pbe.UPF", "N")]
    [InlineData("Ca1", 12.011, "C.UPF", "C")]
    public void A_label_that_its_pseudopotential_contradicts_is_told(string label, double mass, string file, string element)
    {
        var read = Read(Species(label, mass, file));
        read.Crystal.Species.ShouldAllBe(species => species.Symbol == element);
        read.Warnings.ShouldHaveSingleItem().ShouldContain($"'{label}' is read as {element} and not as {label[..2]}");
    }

    [Theory]
    [InlineData("H2O", 18, "")]
    [InlineData("OH", 17, "")]
    [InlineData("Oct", 20, "")]
    [InlineData("T1", 1, "")]
    [InlineData("Si0.5Ge0.5", 50, "Si.upf")]
    public void A_label_that_names_no_element_is_refused(string label, double mass, string file) =>
        Should.Throw<InvalidInputException>(() => Read(Species(label, mass, file))).Line.ShouldBe(8);

    [Theory]
    [InlineData("H", 2.0141, "deuterated")]
    [InlineData("H", 3.016, "tritiated")]
    [InlineData("D", 1, "deuterated")]
    [InlineData("Li", 6.015, "enriched")]
    [InlineData("O", 17.999, "enriched")]
    [InlineData("Co", 12.011, "12.011 is the mass of C")]
    [InlineData("C", 58.933, "the mass of Co")]
    [InlineData("Na", 100, "contradicts the element, whose mass is 22.9898")]
    public void A_mass_that_the_crystal_does_not_have_is_said(string label, double mass, string word) =>
        Read(Species(label, mass, "")).Warnings.ShouldHaveSingleItem().ShouldContain(word);

    [Theory]
    [InlineData("H", 1)]
    [InlineData("H", 1.00794)]
    [InlineData("Li", 7)]
    [InlineData("B", 11)]
    [InlineData("Mg", 24)]
    [InlineData("Cl", 35.5)]
    [InlineData("Fe", 56)]
    [InlineData("Ge", 72.59)]
    [InlineData("Pu", 239)]
    [InlineData("Tc", 98.9)]
    [InlineData("Si", 1)]
    [InlineData("Si", 0)]
    public void A_rounded_or_missing_mass_is_no_isotope(string label, double mass) =>
        Read(Species(label, mass, "")).Warnings.ShouldBeEmpty();

    [Theory]
    [InlineData("&SYSTEM", "&SYSTEMS", 7, "&system is missing")]
    [InlineData("ibrav = 2,", "", 4, "lacks ibrav")]
    [InlineData("ibrav = 2", "ibrav = 2.5", 5, "whole number")]
    [InlineData("ibrav = 2", "ibrav = 15", 5, "no Bravais lattice 15")]
    [InlineData("ibrav = 2", "ibrav = 0", 5, "CELL_PARAMETERS")]
    [InlineData("ibrav = 2", "ibrav = 4", 5, "celldm(3)")]
    [InlineData("ibrav = 2", "ibrav = 8", 5, "celldm(2)")]
    [InlineData("ibrav = 2", "ibrav = 5, celldm(4) = 1.5", 5, "cosines")]
    [InlineData("celldm(1) = 10.2,", "", 5, "celldm(1)")]
    [InlineData("celldm(1) = 10.2,", "celldm(1) = ten,", 5, "must be a number")]
    [InlineData("celldm(1) = 10.2,", "celldm(1) = 10.2, A = 5,", 5, "twice")]
    [InlineData("celldm(1) = 10.2,", "celldm(1) = 1e9,", 5, "length")]
    [InlineData("celldm(1) = 10.2,", "space_group = 227,", 5, "space_group")]
    [InlineData("nat = 2,", "", 4, "lacks nat")]
    [InlineData("nat = 2", "nat = 0", 5, "nat is 0")]
    [InlineData("nat = 2", "nat = 1000000000", 5, "nat is 1000000000")]
    [InlineData("nat = 2", "nat = 3", 12, "expected atom 3 of 3 (nat), found the card K_POINTS")]
    [InlineData("nat = 2", "nat = 1", 11, "after the 1 atoms of nat, found 'Si'")]
    [InlineData("ntyp = 1", "ntyp = 2", 9, "species")]
    [InlineData("Si 28.086 Si.pz-vbc.UPF", "Xx 1 none", 8, "no element")]
    [InlineData("Si 28.086", "Ge 72.6", 10, "not in ATOMIC_SPECIES")]
    [InlineData("(alat)", "crystal_sg", 9, "space group")]
    [InlineData("(alat)", "{furlong}", 9, "no unit 'FURLONG'")]
    [InlineData("0.25 0.25 0.25", "1/0 0 0", 11, "expression")]
    [InlineData("0.25 0.25 0.25", "(1 0 0", 11, "expression")]
    [InlineData("0.25 0.25 0.25", "1//2 0 0", 11, "expression")]
    [InlineData("K_POINTS gamma", "ATOMIC_SPECIES\nSi 1 Si", 12, "second card")]
    [InlineData("K_POINTS gamma", "CELL_PARAMETERS bohr\n1 0 0\n0 1 0\n0 0 1", 12, "exclude")]
    [InlineData("title = 'a", "title = 'a\n", 2, "quotation")]
    [InlineData("ntyp = 1\n/", "ntyp = 1\n", 4, "no end")]
    public void A_broken_file_is_refused_with_its_line(string good, string bad, int line, string message)
    {
        Silicon.ShouldContain(good);
        var fault = Should.Throw<InvalidInputException>(() => Read(Silicon.Replace(good, bad, StringComparison.Ordinal)));
        fault.Message.ShouldContain(message);
        fault.Line.ShouldBe(line);
    }

    private static string Species(string label, double mass, string file) => Silicon
        .Replace("Si 28.086 Si.pz-vbc.UPF", FormattableString.Invariant($"{label} {mass} {file}"), StringComparison.Ordinal)
        .Replace("\nSi ", $"\n{label} ", StringComparison.Ordinal);

    private static StructureFile Read(string text) => StructureReader.ReadText(text, "si.in", "espresso");
}
