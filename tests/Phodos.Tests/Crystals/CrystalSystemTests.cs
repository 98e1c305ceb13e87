using Phodos.Crystals;

namespace Phodos.Tests.Crystals;

public class CrystalSystemTests
{
    [Fact]
    public void Names_come_back_as_the_system_they_name()
    {
        foreach (var system in Enum.GetValues<CrystalSystem>())
        {
            system.Name().ShouldBe(system.Name().ToLowerInvariant());
            CrystalSystems.Parse(system.Name()).ShouldBe(system);
        }
    }

    [Theory]
    [InlineData("cubic", 0)]
    [InlineData("hexagonal", 1)]
    [InlineData("tetragonal", 2)]
    [InlineData("trigonal", 3)]
    [InlineData("orthorhombic", 4)]
    [InlineData("monoclinic", 5)]
    [InlineData(" Triclinic\n", 6)]
    public void Indices_are_those_of_the_learned_prompts(string name, int index) => ((int)CrystalSystems.Parse(name)).ShouldBe(index);

    [Theory]
    [InlineData("")]
    [InlineData("rhombohedral")]
    [InlineData("0")]
    public void Other_words_are_refused(string word)
    {
        CrystalSystems.TryParse(word).ShouldBeNull();
        Should.Throw<InvalidInputException>(() => CrystalSystems.Parse(word)).Message.ShouldContain("cubic, hexagonal");
    }

    [Theory]
    [InlineData(1, CrystalSystem.Triclinic)]
    [InlineData(2, CrystalSystem.Triclinic)]
    [InlineData(3, CrystalSystem.Monoclinic)]
    [InlineData(15, CrystalSystem.Monoclinic)]
    [InlineData(16, CrystalSystem.Orthorhombic)]
    [InlineData(74, CrystalSystem.Orthorhombic)]
    [InlineData(75, CrystalSystem.Tetragonal)]
    [InlineData(142, CrystalSystem.Tetragonal)]
    [InlineData(143, CrystalSystem.Trigonal)]
    [InlineData(167, CrystalSystem.Trigonal)]
    [InlineData(168, CrystalSystem.Hexagonal)]
    [InlineData(194, CrystalSystem.Hexagonal)]
    [InlineData(195, CrystalSystem.Cubic)]
    [InlineData(230, CrystalSystem.Cubic)]
    public void Space_groups_belong_to_their_system(int number, CrystalSystem system) => CrystalSystems.OfSpaceGroup(number).ShouldBe(system);

    [Theory]
    [InlineData(0)]
    [InlineData(231)]
    public void There_are_230_space_groups(int number) => Should.Throw<ArgumentOutOfRangeException>(() => CrystalSystems.OfSpaceGroup(number));
}
