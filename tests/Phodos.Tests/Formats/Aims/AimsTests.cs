using Phodos.Crystals;
using Phodos.Formats;

namespace Phodos.Tests.Formats.Aims;

public class AimsTests
{
    private const string Blende = """
        # zincblende
        lattice_vector 0.0 2.7 2.7
        lattice_vector 2.7 0.0 2.7
        lattice_vector 2.7 2.7 0.0
        atom_frac 0 0 0 Zn
        atom_frac 0.25 0.25 0.25 S
        """;

    [Theory]
    [InlineData("atom_frac 0.25 0.25 0.25 S", "atom 1.35 1.35 1.35 S")]
    [InlineData("atom_frac 0.25 0.25 0.25 S", "atom_frac 0.25D0 2.5e-1 .25 S # sulphur")]
    [InlineData("0 Zn", "0 Zn\n   initial_moment 1.0\n  initial_charge -1\n   constrain_relaxation .true.\n  velocity 0 0 1\n")]
    [InlineData("0 Zn", "0 Zn_tight")]
    [InlineData("0 Zn", "0 Zn2")]
    [InlineData("Zn\n", "Zn\n\nsymmetry_n_params 1 1 0\nsymmetry_params a\nsymmetry_lv 0, a, a\nsymmetry_frac 0, 0, 0\n")]
    [InlineData("# zincblende\n", "\n#\nset_vacuum_level 5\n")]
    public void The_same_crystal_is_written_in_many_ways(string plain, string other)
    {
        Blende.ShouldContain(plain);
        var file = StructureReader.ReadText(Blende.Replace(plain, other));
        (file.Format, file.Crystal.Formula).ShouldBe(("aims", "SZn"));
        file.Warnings.ShouldBeEmpty();
        file.Crystal.Lattice.Volume.ShouldBe(5.4 * 5.4 * 5.4 / 4, 1e-9);
        (file.Crystal.FractionalPositions[1] - new Vector3D(0.25, 0.25, 0.25)).Length.ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Atoms_may_stand_before_the_vectors()
    {
        var lines = Blende.Split('\n');
        var crystal = Read(string.Join('\n', lines[4..].Concat(lines[..4]))).Crystal;
        crystal.Species.ShouldBe([Element.FromSymbol("Zn"), Element.FromSymbol("S")]);
    }

    [Theory]
    [InlineData("0 Zn", "0 H\n  isotope 2", "deuterated")]
    [InlineData("0 Zn", "0 H\n  isotope 3", "tritiated")]
    [InlineData("0 Zn", "0 Li\n  isotope 6", "enriched")]
    [InlineData("0 Zn", "0 D", "deuterated")]
    public void An_isotope_has_the_natural_mass_and_this_is_said(string plain, string other, string word) =>
        Read(Blende.Replace(plain, other)).Warnings.ShouldHaveSingleItem().ShouldContain(word);

    [Fact]
    public void An_unknown_line_is_told()
    {
        Read(Blende + "\natoms 0 0 0 O\n").Warnings.ShouldHaveSingleItem().ShouldBe("line 7: the line of the unknown keyword 'atoms' is ignored");
        Read(Blende + "\n" + string.Concat(Enumerable.Repeat("x\n", 10_000))).Warnings.Length.ShouldBeLessThan(10);
    }

    [Theory]
    [InlineData("lattice_vector 0.0 2.7 2.7\n", "", 5, "2 lines lattice_vector")]
    [InlineData("atom_frac 0 0 0 Zn", "lattice_vector 1 2 3", 5, "fourth")]
    [InlineData("2.7 2.7 0.0", "2.7 2.7", 4, "components")]
    [InlineData("2.7 2.7 0.0", "5.4 5.4 10.8", 6, "plane")]
    [InlineData("0 Zn", "0", 5, "species")]
    [InlineData("0 Zn", "0 Xx", 5, "no element")]
    [InlineData("0 Zn", "0 Zn0.5Mg0.5", 5, "disordered")]
    [InlineData("0 Zn", "0 H2O", 5, "group")]
    [InlineData("0.25 S", "0.25x S", 6, "coordinates")]
    [InlineData("0.25 S", "1e9 S", 6, "outside")]
    [InlineData("0.25 0.25 0.25", "0 0 0.01", 6, "apart")]
    public void A_broken_file_is_refused_with_its_line(string good, string bad, int line, string message)
    {
        Blende.ShouldContain(good);
        var fault = Should.Throw<InvalidInputException>(() => Read(Blende.Replace(good, bad)));
        fault.Message.ShouldContain(message);
        fault.Line.ShouldBe(line);
    }

    [Fact]
    public void Too_many_atoms_and_none_are_refused()
    {
        Should.Throw<InvalidInputException>(() => Read(Blende[..Blende.IndexOf("atom", StringComparison.Ordinal)])).Message.ShouldContain("no atoms");
        var crowd = string.Concat(Enumerable.Range(0, Crystal.MaximumAtoms).Select(_ => "\natom 0 0 0 H"));
        Should.Throw<InvalidInputException>(() => Read(Blende + crowd)).Message.ShouldContain("more than");
    }

    private static StructureFile Read(string text) => StructureReader.ReadText(text, "geometry.in", "aims");
}
