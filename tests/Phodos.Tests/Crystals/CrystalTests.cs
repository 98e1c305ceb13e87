using System.Collections.Immutable;
using System.Globalization;
using Phodos.Crystals;

namespace Phodos.Tests.Crystals;

public class CrystalTests
{
    private static readonly Lattice Cube = Lattice.FromParameters(4, 4, 4, 90, 90, 90);
    private static readonly Element Si = Element.FromSymbol("Si");

    [Fact]
    public void Positions_are_kept_as_given()
    {
        var crystal = Make(Cube, new Vector3D(1.25, -3.5, 0.1));
        crystal.FractionalPositions[0].ShouldBe(new Vector3D(1.25, -3.5, 0.1));
        crystal.AtomCount.ShouldBe(1);
    }

    [Fact]
    public void Atoms_that_overlap_across_the_border_of_the_cell_are_named_with_their_distance()
    {
        var error = Should.Throw<InvalidInputException>(() => Make(Cube, new(0.5, 0.5, 0.5), new(0.01, 0, 0), new(0.96, 0, 0)));
        error.Message.ShouldContain("atoms 2 (Si) and 3 (Si)");
        error.Message.ShouldContain("0.200 Å");
    }

    [Fact]
    public void The_closest_of_several_overlaps_is_named() =>
        Should.Throw<InvalidInputException>(() => Make(Cube, new(0, 0, 0), new(0.1, 0, 0), new(0.5, 0, 0), new(0.52, 0, 0)))
            .Message.ShouldContain("atoms 3 (Si) and 4 (Si) are 0.080");

    [Fact]
    public void An_atom_too_close_to_its_own_image_is_refused() =>
        Should.Throw<InvalidInputException>(() => Make(Lattice.FromParameters(0.3, 4, 4, 90, 90, 90), default(Vector3D)))
            .Message.ShouldContain("0.300 Å");

    [Fact]
    public void An_image_hidden_by_a_skewed_cell_is_found() =>
        Should.Throw<InvalidInputException>(() => Make(new Lattice(new(3, 0, 0), new(2.9, 0.3, 0), new(0, 0, 5)), default(Vector3D)))
            .Message.ShouldContain("0.316 Å");

    [Fact]
    public void A_thousand_atoms_in_one_place_are_refused_by_naming_two() =>
        Should.Throw<InvalidInputException>(() => Make(Cube, [.. Enumerable.Repeat(default(Vector3D), 1000)])).Message.ShouldContain("0.000 Å");

    [Fact]
    public void The_number_of_atoms_is_limited()
    {
        Should.Throw<InvalidInputException>(() => Make(Cube)).Message.ShouldContain("0 atoms");
        Should.Throw<InvalidInputException>(() => Make(Cube, new Vector3D[Crystal.MaximumAtoms + 1])).Message.ShouldContain("10001 atoms");
        Should.Throw<InvalidInputException>(() => new Crystal(Cube, [Si, Si], [default])).Message.ShouldContain("2 species but 1 positions");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e300)]
    [InlineData(-2e6)]
    public void A_coordinate_that_places_nothing_is_refused(double coordinate) =>
        Should.Throw<InvalidInputException>(() => Make(Cube, new Vector3D(0, coordinate, 0))).Message.ShouldContain("the position of atom 1 (Si)");

    [Fact]
    public void Messages_have_a_point_in_any_culture()
    {
        var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        hostile.NumberFormat.NumberDecimalSeparator = ",";
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = hostile;
            Should.Throw<InvalidInputException>(() => Make(Cube, default, new(0.05, 0, 0))).Message.ShouldContain("0.200 Å apart, closer than 0.5 Å");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("O2TiTiO2", "O4Ti2", "TiO2")]
    [InlineData("NaCl", "ClNa", "NaCl")]
    [InlineData("Si8", "Si8", "Si")]
    [InlineData("H12OC6O5", "C6H12O6", "H2CO")]
    [InlineData("HBrC", "CHBr", "HCBr")]
    [InlineData("CaCO3", "CCaO3", "CaCO3")]
    [InlineData("H2O", "H2O", "H2O")]
    [InlineData("HBr", "BrH", "HBr")]
    public void The_formula_is_in_Hill_order_and_the_reduced_one_by_electronegativity(string atoms, string formula, string reduced)
    {
        var species = Expand(atoms);
        var positions = Enumerable.Range(0, species.Length).Select(index => new Vector3D(index / (double)species.Length, 0, 0)).ToImmutableArray();
        var crystal = new Crystal(Lattice.FromParameters(40, 4, 4, 90, 90, 90), species, positions);
        crystal.Formula.ShouldBe(formula);
        crystal.ReducedFormula.ShouldBe(reduced);
    }

    private static Crystal Make(Lattice lattice, params Vector3D[] positions) =>
        new(lattice, [.. Enumerable.Repeat(Si, positions.Length)], [.. positions]);

    private static ImmutableArray<Element> Expand(string formula) =>
    [
        .. System.Text.RegularExpressions.Regex.Matches(formula, "([A-Z][a-z]?)([0-9]*)").SelectMany(match => Enumerable.Repeat(
            Element.FromSymbol(match.Groups[1].Value),
            match.Groups[2].Length == 0 ? 1 : int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))),
    ];
}
