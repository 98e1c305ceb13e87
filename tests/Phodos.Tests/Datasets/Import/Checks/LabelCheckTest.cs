using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets.Import.Checks;
using Phodos.Datasets.Import.Findings;

namespace Phodos.Tests.Datasets.Import.Checks;

public sealed class LabelCheckTest
{
    private static readonly LabelCheck Check = new(MoyoSymmetryFinder.Shared);

    [Fact]
    public void Right_labels_and_none_pass()
    {
        Check.Examine(Records.Salt()).ShouldBeEmpty();
        Check.Examine(Records.Salt() with { System = CrystalSystem.Cubic, SpaceGroup = 225 }).ShouldBeEmpty();
    }

    [Fact]
    public void A_crystal_system_unlike_the_structure_is_told()
    {
        var observation = Check.Examine(Records.Salt() with { System = CrystalSystem.Tetragonal }).ShouldHaveSingleItem();
        observation.Severity.ShouldBe(FindingSeverity.Warning);
        observation.Message.ShouldContain("tetragonal, the structure is cubic (space group 225)");
    }

    [Fact]
    public void A_space_group_unlike_the_structure_is_told_even_in_the_same_system() =>
        Check.Examine(Records.Salt() with { SpaceGroup = 216 }).ShouldHaveSingleItem().Message.ShouldContain("space group 216, the structure has 225");

    [Fact]
    public void Of_labels_that_contradict_each_other_the_wrong_one_is_told() =>
        Check.Examine(Records.Salt() with { System = CrystalSystem.Hexagonal, SpaceGroup = 225 }).ShouldHaveSingleItem()
            .Message.ShouldContain("hexagonal, the structure is cubic (space group 225)");

    [Fact]
    public void A_structure_without_symmetry_is_said_to_be_unchecked() =>
        new LabelCheck(new CsvText.FixedSymmetry(null)).Examine(Records.Salt() with { SpaceGroup = 225 }).ShouldHaveSingleItem()
            .Message.ShouldContain("cannot be checked");
}
