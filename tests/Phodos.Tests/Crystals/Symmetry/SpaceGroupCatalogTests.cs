using Phodos.Crystals;
using Phodos.Crystals.Symmetry;

namespace Phodos.Tests.Crystals.Symmetry;

public class SpaceGroupCatalogTests
{
    private static SpaceGroupCatalog Catalog => SpaceGroupCatalog.Shared;

    [Fact]
    public void There_are_230_types_in_530_settings()
    {
        Catalog.All.Select(setting => setting.HallNumber).ShouldBe(Enumerable.Range(1, 530));
        Catalog.All.Select(setting => setting.Number).Distinct().ShouldBe(Enumerable.Range(1, 230));
    }

    [Fact]
    public void Each_type_has_one_standard_setting_and_it_comes_first()
    {
        for (var number = 1; number <= 230; number++)
        {
            var settings = Catalog.Numbered(number);
            settings.Select(setting => setting.IsStandard).ShouldBe(settings.Select((_, index) => index == 0));
        }

        Catalog.Numbered(227)[0].HallSymbol.ShouldBe("-F 4vw 2vw 3");
        Catalog.Numbered(166)[0].Setting.ShouldBe("H");
        Catalog.Numbered(14)[0].FullName.ShouldBe("P 1 2_1/c 1");
    }

    [Fact]
    public void A_setting_is_found_by_its_short_its_full_and_its_Hall_symbol()
    {
        foreach (var setting in Catalog.All)
        {
            Catalog.Named(setting.ShortName).ShouldContain(setting);
            Catalog.Named(setting.FullName).ShouldContain(setting);
            Catalog.Named($"{setting.FullName}:{setting.Setting}").ShouldContain(setting);
            Catalog.Named(setting.ShortName).ShouldAllBe(found => found.Number == setting.Number);
            Catalog.Named(setting.FullName).ShouldAllBe(found => found.Number == setting.Number);
            Catalog.WithHallSymbol(setting.HallSymbol)!.HallSymbol.ShouldBe(setting.HallSymbol);
        }
    }

    [Theory]
    [InlineData("Fm-3m", 225)]
    [InlineData("F m -3 m", 225)]
    [InlineData("Fm3m", 225)]
    [InlineData("F 4/m -3 2/m", 225)]
    [InlineData("f m 3 m", 225)]
    [InlineData("P a 3", 205)]
    [InlineData("I a 3 d", 230)]
    [InlineData("P m −3 m", 221)]
    [InlineData("P 63/m m c", 194)]
    [InlineData("P 6_3/m 2/m 2/c", 194)]
    [InlineData("P63/mmc", 194)]
    [InlineData("R 3 2/m", 166)]
    [InlineData("R 3 m", 160)]
    [InlineData("R -3 m", 166)]
    [InlineData("P 2/m 2/m 2/m", 47)]
    [InlineData("P2(1)2(1)2(1)", 19)]
    [InlineData("P 21 21 21", 19)]
    [InlineData("P 2~1~/n", 14)]
    [InlineData("'P -1'", 2)]
    [InlineData("C m c a", 64)]
    [InlineData("Cmce", 64)]
    [InlineData("A b a 2", 41)]
    [InlineData("Ama2", 40)]
    [InlineData("A b m 2", 39)]
    [InlineData("C m m a", 67)]
    [InlineData("C c c a", 68)]
    [InlineData("C c c a :2", 68)]
    [InlineData("B b c b", 68)]
    [InlineData("P 31", 144)]
    [InlineData("P 3 1 2", 149)]
    [InlineData("P 31 1 2", 151)]
    [InlineData("P 31 2 1", 152)]
    [InlineData("P 42 21 2", 94)]
    [InlineData("P 4 21 2", 90)]
    [InlineData("P -4 21 m", 113)]
    [InlineData("P 21/c S", 14)]
    public void Names_as_files_write_them_are_known(string name, int number) =>
        Catalog.Named(name).Select(setting => setting.Number).Distinct().ShouldBe([number]);

    [Theory]
    [InlineData("P 21/c", "P 1 2_1/c 1")]
    [InlineData("P 1 21/n 1", "P 1 2_1/n 1")]
    [InlineData("P 21/n", "P 1 2_1/n 1")]
    [InlineData("P 21/b", "P 1 1 2_1/b")]
    [InlineData("B 2/b", "B 1 1 2/b")]
    [InlineData("I 2/a", "I 1 2/a 1")]
    [InlineData("C 2/c", "C 1 2/c 1")]
    [InlineData("Pbnm", "P 2_1/b 2_1/n 2_1/m")]
    [InlineData("C m m a", "C 2/m 2/m 2/e", "")]
    [InlineData("C m m b", "C 2/m 2/m 2/e", "ba-c")]
    [InlineData("A c m m", "A 2/e 2/m 2/m", "-cba")]
    [InlineData("B m a b", "B 2/m 2_1/e 2/b", "a-cb")]
    [InlineData("F d -3 m", "F 4_1/d -3 2/m", "2")]
    [InlineData("F d -3 m S", "F 4_1/d -3 2/m", "1")]
    [InlineData("F d 3 m Z", "F 4_1/d -3 2/m", "2")]
    [InlineData("Fd-3m:1", "F 4_1/d -3 2/m", "1")]
    [InlineData("F d -3 m O2", "F 4_1/d -3 2/m", "2")]
    [InlineData("R -3 m", "R -3 2/m", "H")]
    [InlineData("R -3 m :R", "R -3 2/m", "R")]
    [InlineData("R -3 m R", "R -3 2/m", "R")]
    [InlineData("R-3mH", "R -3 2/m", "H")]
    [InlineData("R 3 :H", "R 3", "H")]
    [InlineData("P m n n :cab", "P 2/m 2_1/n 2_1/n", "cab")]
    public void The_likeliest_setting_comes_first(string name, string fullName, string? setting = null)
    {
        var first = Catalog.Named(name)[0];
        first.FullName.ShouldBe(fullName);
        if (setting is not null)
            first.Setting.ShouldBe(setting);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData(":")]
    [InlineData("P 5")]
    [InlineData("R")]
    [InlineData("Pm3n m")]
    public void A_name_of_no_space_group_finds_none(string name) => Catalog.Named(name).ShouldBeEmpty();

    [Fact]
    public void A_very_long_name_finds_none_at_once() => Catalog.Named(new string(' ', 5_000_000) + "x").ShouldBeEmpty();

    [Theory]
    [InlineData("-p 2ybc", 81)]
    [InlineData("-P_2ybc", 81)]
    [InlineData(" R  3 2\"", 444)]
    [InlineData("R 3 2''", 444)]
    [InlineData("P 3 2", 438)]
    [InlineData("P 32", 432)]
    public void Hall_symbols_may_be_written_in_several_ways(string symbol, int hallNumber) =>
        Catalog.WithHallSymbol(symbol)!.HallNumber.ShouldBe(hallNumber);

    [Theory]
    [InlineData(0)]
    [InlineData(231)]
    public void There_is_no_other_number(int number) => Should.Throw<ArgumentOutOfRangeException>(() => Catalog.Numbered(number));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(14, 4)]
    [InlineData(62, 8)]
    [InlineData(166, 36)]
    [InlineData(194, 24)]
    [InlineData(221, 48)]
    [InlineData(225, 192)]
    [InlineData(227, 192)]
    [InlineData(229, 96)]
    [InlineData(230, 96)]
    public void The_number_of_operations_is_the_multiplicity_of_the_general_position(int number, int order) =>
        Catalog.Operations(Catalog.Numbered(number)[0]).Length.ShouldBe(order);

    [Fact]
    public void Rhombohedral_axes_have_a_third_of_the_operations_of_hexagonal_ones()
    {
        foreach (var rhombohedral in Catalog.All.Where(setting => setting.Setting == "R"))
            (3 * Catalog.Operations(rhombohedral).Length).ShouldBe(Catalog.Operations(Catalog.Numbered(rhombohedral.Number)[0]).Length);
    }

    [Fact]
    public void A_screw_axis_turns_and_shifts_as_International_Tables_says()
    {
        // P 3_1: x, y, z; -y, x - y, z + 1/3; -x + y, -x, z + 2/3.
        var operations = Catalog.Operations(Catalog.Numbered(144)[0]);
        operations[0].ShouldBe(SymmetryOperation.Identity);
        operations[1..].Select(operation => operation.Apply(new(0.25, 0.125, 0))).ShouldBe(
            [new(-0.125, 0.125, 1 / 3.0), new(-0.125, -0.25, 2 / 3.0)], ignoreOrder: true);
    }

    [Fact]
    public void The_operations_of_each_setting_form_a_group()
    {
        foreach (var setting in Catalog.All)
        {
            var operations = Catalog.Operations(setting);
            var group = operations.Select(ModuloLattice).ToHashSet();
            group.Count.ShouldBe(operations.Length);
            operations.ShouldAllBe(operation => Math.Abs(operation.Rotation.Determinant) == 1);
            operations[0].ShouldBe(SymmetryOperation.Identity);

            // A finite set that products do not leave holds the inverses as well.
            foreach (var first in operations)
            {
                foreach (var second in operations)
                    group.Contains(ModuloLattice(Product(first, second))).ShouldBeTrue($"{setting}");
            }
        }
    }

    private static SymmetryOperation Product(SymmetryOperation left, SymmetryOperation right)
    {
        var rows = new[] { left.Rotation.Row1, left.Rotation.Row2, left.Rotation.Row3 }
            .Select(row => right.Rotation.MultiplyLeft(row.A, row.B, row.C)).ToArray();
        return new SymmetryOperation(new IntegerMatrix(rows[0], rows[1], rows[2]), left.Apply(right.Translation));
    }

    // Translations in whole 24ths.
    private static (IntegerMatrix Rotation, int X, int Y, int Z) ModuloLattice(SymmetryOperation operation)
    {
        static int Parts(double translation) => ((int)Math.Round(24 * translation) % 24 + 24) % 24;
        var (x, y, z) = operation.Translation;
        return (operation.Rotation, Parts(x), Parts(y), Parts(z));
    }
}
