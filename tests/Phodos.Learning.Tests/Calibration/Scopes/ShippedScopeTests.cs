using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Learning.Calibration;
using Phodos.Learning.Calibration.Scopes;
using Phodos.Learning.Graphs;
using Phodos.Learning.Weights;
using static Phodos.Learning.Tests.Calibration.Scopes.TextbookCrystals;

namespace Phodos.Learning.Tests.Calibration.Scopes;

/// <summary>What the shipped model says of crystals like and unlike those that it learnt from.</summary>
public class ShippedScopeTests
{
    private static readonly ModelScope Scope = ModelCalibration.Find(ShippedModel.SiteStates)!.Scope;

    public static TheoryData<string, Crystal> Ordinary => new()
    {
        { "MgO", RockSalt("Mg", "O", 4.21) },
        { "NaCl", RockSalt("Na", "Cl", 5.64) },
        { "CaO", RockSalt("Ca", "O", 4.81) },
        { "LiF", RockSalt("Li", "F", 4.03) },
        { "KBr", RockSalt("K", "Br", 6.6) },
        { "PbS", RockSalt("Pb", "S", 5.93) },
        { "SiC", Zincblende("Si", "C", 4.36) },
        { "GaAs", Zincblende("Ga", "As", 5.65) },
        { "ZnS", Zincblende("Zn", "S", 5.41) },
        { "CuCl", Zincblende("Cu", "Cl", 5.41) },
        { "Si", Zincblende("Si", "Si", 5.43) },
        { "KMgF3", Perovskite("K", "Mg", "F", 3.99) },
        { "MgO, 64 atoms", Repeated(RockSalt("Mg", "O", 4.21), 2, 4, 4) },
    };

    public static TheoryData<string, Crystal, string> Unlike => new()
    {
        { "gold", Element("Au", Fcc(4.08)), "elemental metal" },
        { "silver", Element("Ag", Fcc(4.09)), "elemental metal" },
        { "sodium", Element("Na", Bcc(4.29)), "elemental metal" },
        { "CuAu3", Ordered("Cu", "Au", 3.98), "metals only" },
        { "NiAl3", Ordered("Ni", "Al", 3.8), "metals only" },
        { "TiN", RockSalt("Ti", "N", 4.24), "odd number of electrons" },
        { "TiC", RockSalt("Ti", "C", 4.33), "nearest neighbours C-Ti" },
        { "diamond", Zincblende("C", "C", 3.567), "of one element" },
        { "CrN", RockSalt("Cr", "N", 4.15), "Cr is in none" },
        { "NiO", RockSalt("Ni", "O", 4.17), "Ni is in 4" },
        { "MgO, 31 % longer", RockSalt("Mg", "O", 1.31 * 4.21), "nearest neighbour of Mg, O, is at 2.76" },
        { "MgO, 20 % shorter", RockSalt("Mg", "O", 0.8 * 4.21), "denser" },
        { "N beside Te", Perovskite("Ba", "Te", "N", 4.2), "N and Te stand together in none" },
        { "NaCl in nm", RockSalt("Na", "Cl", 56.4), "no other atom within 4 Å" },
        { "cubic BaTiO3", Perovskite("Ba", "Ti", "O", 4.0), "often unstable" },
        { "MgO without an atom of four", Without(Cell("Mg", "O", 4.21), 1), "do not add up" },
        { "MgO without an atom of 32", Without(Repeated(Cell("Mg", "O", 4.21), 2, 2, 2), 1), "63 atoms" },
        { "graphene", Graphene(15), "a slab" },
        { "NaCl slab", Slab(25), "a slab" },
        { "a chain", Chain(), "chain" },
        { "water in a box", Water(10), "a molecule" },
        { "water", Water(10), "hydrogen is bound" },
        { "skewed", new Crystal(Skewed, Elements("Na", "Cl"), [Origin, new Vector3D(0.5, 0.52, 0.47)]), "triclinic" },
    };

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void Ordinary_crystals_draw_no_warning(string name, Crystal crystal) => Reasons(crystal).ShouldBeEmpty(name);

    [Theory]
    [MemberData(nameof(Unlike))]
    public void Other_crystals_draw_a_warning_with_its_reason(string name, Crystal crystal, string reason) =>
        Reasons(crystal).ShouldContain(warning => warning.Contains(reason, StringComparison.Ordinal), name);

    [Fact]
    public void An_error_beyond_the_usual_is_told_of()
    {
        var crystal = Prepared(RockSalt("Mg", "O", 4.21));
        Scope.Examine(crystal, 1000, Scope.ExpectedError.Limit).ShouldBeEmpty();
        Scope.Examine(crystal, 1000, 1.1 * Scope.ExpectedError.Limit).ShouldHaveSingleItem().ShouldContain("expected error of the spectrum is large");
    }

    [Fact]
    public void The_judgement_is_the_same_for_every_cell()
    {
        foreach (var crystal in new[] { Slab(25), RockSalt("Mg", "O", 5.2), Element("Au", Fcc(4.08)) })
            Reasons(Repeated(crystal, 2, 1, 3)).ShouldBe(Reasons(crystal));
    }

    private static string[] Reasons(Crystal crystal) => [.. Scope.Examine(Prepared(crystal), 1000, expectedRmse: 0)];

    private static PreparedCrystal Prepared(Crystal crystal) =>
        new GraphPreparation(new GraphOptions { Cutoff = 4, CanonicalCell = false }, MoyoSymmetryFinder.Shared).Prepare("crystal", crystal);

    private static readonly Lattice Skewed = new(new Vector3D(4, 0, 0), new Vector3D(0.7, 4.3, 0), new Vector3D(0.5, 0.9, 4.6));

    private static Crystal Cell(string first, string second, double edge) => new(
        Cubic(edge),
        Elements(first, first, first, first, second, second, second, second),
        [
            Origin, new Vector3D(0, 0.5, 0.5), new Vector3D(0.5, 0, 0.5), new Vector3D(0.5, 0.5, 0),
            new Vector3D(0.5, 0.5, 0.5), new Vector3D(0.5, 0, 0), new Vector3D(0, 0.5, 0), new Vector3D(0, 0, 0.5),
        ]);

    private static Crystal Graphene(double height) => new(
        new Lattice(new Vector3D(2.46, 0, 0), new Vector3D(-1.23, 2.1304, 0), new Vector3D(0, 0, height)),
        Elements("C", "C"),
        [new Vector3D(1.0 / 3, 2.0 / 3, 0.5), new Vector3D(2.0 / 3, 1.0 / 3, 0.5)]);

    private static Crystal Slab(double height)
    {
        var layer = 2.82 / height;
        return new Crystal(
            new Lattice(new Vector3D(3.988, 0, 0), new Vector3D(0, 3.988, 0), new Vector3D(0, 0, height)),
            Elements("Na", "Cl", "Cl", "Na"),
            [new Vector3D(0, 0, 0.3), new Vector3D(0.5, 0.5, 0.3), new Vector3D(0, 0, 0.3 + layer), new Vector3D(0.5, 0.5, 0.3 + layer)]);
    }

    private static Crystal Chain() => new(
        new Lattice(new Vector3D(12, 0, 0), new Vector3D(0, 12, 0), new Vector3D(0, 0, 2.6)),
        Elements("C", "C"),
        [Origin, new Vector3D(0, 0, 0.5)]);

    private static Crystal Water(double edge) => new(
        Cubic(edge),
        Elements("O", "H", "H"),
        [new Vector3D(0.5, 0.5, 0.5), new Vector3D(0.5 + 0.757 / edge, 0.5 + 0.586 / edge, 0.5), new Vector3D(0.5 - 0.757 / edge, 0.5 + 0.586 / edge, 0.5)]);
}
