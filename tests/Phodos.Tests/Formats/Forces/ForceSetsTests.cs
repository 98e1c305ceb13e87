using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Forces;

namespace Phodos.Tests.Formats.Forces;

public sealed class ForceSetsTests
{
    private const string OneAtom = """
        2
        2

        1
        0.01 0 0
        -0.1 0 0
        0.1 0 0
        2
        0 0.01 0   # along y

        0 0.2 1e-3
        0 -0.2 -1D-3
        """;

    [Fact]
    public void Type_1_moves_one_atom_at_a_time()
    {
        var calculations = Read(OneAtom, 2);
        calculations.Length.ShouldBe(2);
        calculations[0].Displacements.ShouldBe([new Vector3D(0.01, 0, 0), default]);
        calculations[0].Forces.ShouldBe([new Vector3D(-0.1, 0, 0), new Vector3D(0.1, 0, 0)]);
        calculations[1].Displacements.ShouldBe([default, new Vector3D(0, 0.01, 0)]);
        calculations[1].Forces.ShouldBe([new Vector3D(0, 0.2, 1e-3), new Vector3D(0, -0.2, -1e-3)]);
    }

    [Fact]
    public void Type_2_gives_the_displacement_and_the_force_of_every_atom()
    {
        var calculations = Read("0.01 0 0 1 2 3\n0 0.02 0 4 5 6\n\n0 0 0.03 7 8 9\n0 0 0 1 1 1\n", 2);
        calculations.Length.ShouldBe(2);
        calculations[0].Displacements[1].ShouldBe(new Vector3D(0, 0.02, 0));
        calculations[1].Forces.ShouldBe([new Vector3D(7, 8, 9), new Vector3D(1, 1, 1)]);
    }

    [Theory]
    [InlineData("3\n1\n1\n0.01 0 0\n0 0 0\n0 0 0\n0 0 0\n", "line 1: the forces are those of 3 atoms, but the supercell has 2")]
    [InlineData("2\n1\n1\n0.01 0 0\n0 0 0\n", "line 5: the file ends where the force on an atom")]
    [InlineData("2\n2\n1\n0.01 0 0\n0 0 0\n0 0 0\n", "line 6: the file ends where the displaced atom of calculation 2 of 2")]
    [InlineData("2\n1\n1\n0.01 0 0\n0 0 0\n0 0 0\n2\n", "line 7: the file goes on behind its 1 displacements")]
    [InlineData("2\n1\n3\n0.01 0 0\n0 0 0\n0 0 0\n", "line 3: expected the displaced atom of calculation 1 of 1, a whole number from 1 to 2")]
    [InlineData("2\n1\n1\n0 0 0\n0 0 0\n0 0 0\n", "line 4: the displacement is zero")]
    [InlineData("2\n1\n1\n0.01 0\n0 0 0\n0 0 0\n", "line 4: expected a displacement, three numbers, found 2 words")]
    [InlineData("2\n1\n1\n0.01 0 0\nnan 0 0\n0 0 0\n", "line 5: expected the force on an atom, three numbers, found 'nan'")]
    [InlineData("0.01 0 0 1 2 3\n0 0 0 1 2 3\n0 0 0.01 1 2 3\n", "calculation 2 has 1 atoms, but the supercell has 2")]
    [InlineData("0 0 0 1 2 3\n0 0 0 1 2 3\n", "no atom is displaced in calculation 1")]
    [InlineData("1 2 3\n", "line 1: expected the number of atoms (type 1)")]
    [InlineData("", "the file ends where the number of atoms should stand")]
    [InlineData("99999999999999999999\n", "a whole number from 1 to 10000")]
    public void What_does_not_fit_is_told_by_its_line(string text, string message) =>
        Should.Throw<InvalidInputException>(() => Read(text, 2)).Message.ShouldContain(message);

    [Fact]
    public void A_line_without_an_end_takes_no_memory()
    {
        using var endless = new StringReader(new string('1', 10_000_000));
        Should.Throw<InvalidInputException>(() => ForceSetsReader.Read(endless, 2)).Message.ShouldContain("line 1: the line has more than");
    }

    [Fact]
    public void A_long_file_is_read_through_the_buffer()
    {
        var rows = Enumerable.Range(0, 5_000).Select(row => FormattableString.Invariant($"{row} 0.5 -{row}.25"));
        var calculation = Read("5000\r\n1\r\n7\r\n0 0 1\r\n" + string.Join("\r\n", rows), 5_000).ShouldHaveSingleItem();
        for (var atom = 0; atom < 5_000; atom++)
            calculation.Forces[atom].ShouldBe(new Vector3D(atom, 0.5, -atom - 0.25));
    }

    private static ImmutableArray<DisplacedSupercell> Read(string text, int atomCount) =>
        ForceSetsReader.Read(new StringReader(text), atomCount);
}
