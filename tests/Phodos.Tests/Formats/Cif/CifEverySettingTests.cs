using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Tests.Crystals.Symmetry;
using static Phodos.Tests.Formats.CifText;

namespace Phodos.Tests.Formats.Cif;

/// <summary>Files of all tabulated settings: complete ones are read without a word, what is missing in others is noticed.</summary>
public class CifEverySettingTests
{
    private static readonly SpaceGroupCatalog Catalog = SpaceGroupCatalog.Shared;

    public static TheoryData<CrystalSystem> Systems => [.. Enum.GetValues<CrystalSystem>()];

    [Theory]
    [MemberData(nameof(Systems))]
    public void A_complete_file_is_read_without_a_word(CrystalSystem system)
    {
        foreach (var setting in Settings(system))
        {
            var operations = Catalog.Operations(setting);
            var file = Read(Cell(setting) + Name(setting) + Content(operations.Length) + Operators(operations));
            file.Crystal.AtomCount.ShouldBe(2 * operations.Length, setting.FullName);
            file.Warnings.ShouldBeEmpty(setting.FullName);
        }
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void Without_operators_the_atoms_are_the_same_and_the_setting_is_told(CrystalSystem system)
    {
        foreach (var setting in Settings(system))
        {
            var order = Catalog.Operations(setting).Length;
            var file = Read(Cell(setting) + Name(setting) + Content(order) + Sites());
            file.Crystal.AtomCount.ShouldBe(2 * order, setting.FullName);
            file.Warnings.Length.ShouldBe(order > 1 ? 1 : 0, setting.FullName);
        }
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void A_missing_centring_is_completed_by_the_name_and_noticed_by_the_formula_units(CrystalSystem system)
    {
        foreach (var setting in Settings(system))
        {
            var operations = Catalog.Operations(setting);
            var primitive = operations.DistinctBy(operation => operation.Rotation).ToList();
            if (primitive.Count == operations.Length || OperationGroup.Generate(primitive)!.Order != primitive.Count)
                continue;
            var named = Read(Cell(setting) + Name(setting) + Operators(primitive));
            named.Crystal.AtomCount.ShouldBe(2 * operations.Length, setting.FullName);
            named.Warnings.ShouldHaveSingleItem().ShouldContain("lack the centring");
            var nameless = Read(Cell(setting) + Content(operations.Length) + Operators(primitive));
            nameless.Crystal.AtomCount.ShouldBe(2 * primitive.Count, setting.FullName);
            nameless.Warnings.ShouldHaveSingleItem().ShouldContain($"Z {operations.Length}");
        }
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void Missing_operators_are_noticed_by_the_name_and_by_the_formula_units(CrystalSystem system)
    {
        foreach (var setting in Settings(system))
        {
            var operations = Catalog.Operations(setting);
            if (operations.Length == 1)
                continue;

            // One operator less is no group, half of them are another one.
            foreach (var some in new[] { operations[..^1], operations[..(operations.Length / 2)] })
            {
                Notices(Name(setting) + Operators(some), setting);
                Notices(Content(operations.Length) + Operators(some), setting);
            }
        }
    }

    private static void Notices(string text, SpaceGroupSetting setting)
    {
        try
        {
            Read(Cell(setting) + text).Warnings.ShouldNotBeEmpty(setting.FullName);
        }
        catch (InvalidInputException fault)
        {
            fault.Message.ShouldContain("no group", customMessage: setting.FullName);
        }
    }

    private static IEnumerable<SpaceGroupSetting> Settings(CrystalSystem system) =>
        Catalog.All.Where(setting => CrystalSystems.OfSpaceGroup(setting.Number) == system);

    // Three times as wide as its atoms need, so that those in other places have room too.
    private static string Cell(SpaceGroupSetting setting)
    {
        var lattice = RepresentativeCrystals.Of(setting).Lattice;
        var (alpha, beta, gamma) = lattice.Angles;
        return FormattableString.Invariant($"""
            data_test
            _cell_length_a {3 * lattice.A.Length:F6}
            _cell_length_b {3 * lattice.B.Length:F6}
            _cell_length_c {3 * lattice.C.Length:F6}
            _cell_angle_alpha {alpha:F6}
            _cell_angle_beta {beta:F6}
            _cell_angle_gamma {gamma:F6}

            """);
    }

    private static string Name(SpaceGroupSetting setting) => FormattableString.Invariant($"""
        _space_group_name_Hall "{setting.HallSymbol}"
        _space_group_name_H-M_alt '{setting.FullName}:{setting.Setting}'
        _space_group_IT_number {setting.Number}

        """).Replace(":'", "'");

    private static string Content(int units) =>
        FormattableString.Invariant($"_chemical_formula_sum 'Na Cl'\n_cell_formula_units_Z {units}\n");

    private static string Operators(IEnumerable<SymmetryOperation> operations) =>
        CifText.Operators([.. operations.Select(Written)]) + Sites();

    private static string Sites() => CifText.Sites("Na1 0.0617 0.2191 0.3303", "Cl1 0.1637 0.0463 0.1187");

    private static string Written(SymmetryOperation operation)
    {
        var (rotation, shift) = operation;
        return string.Join(',', Row(rotation.Row1, shift.X), Row(rotation.Row2, shift.Y), Row(rotation.Row3, shift.Z));

        static string Row((int A, int B, int C) row, double shift) =>
            Term(row.A, "x") + Term(row.B, "y") + Term(row.C, "z") + FormattableString.Invariant($"+{Math.Round(24 * shift)}/24");

        static string Term(int factor, string axis) => factor == 0 ? "" : FormattableString.Invariant($"{factor:+0;-0}{axis}");
    }
}
