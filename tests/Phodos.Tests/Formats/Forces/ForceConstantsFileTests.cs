using System.Globalization;
using Phodos.Formats.Forces;

namespace Phodos.Tests.Formats.Forces;

public sealed class ForceConstantsFileTests
{
    [Theory]
    [InlineData("2\n")]
    [InlineData("2 2\n")]
    public void The_full_form_has_a_row_for_each_atom(string header)
    {
        var file = Read(header + Block(1, 1, 10) + Block(1, 2, 20) + Block(2, 1, 30) + Block(2, 2, 40));
        file.Rows.ShouldBe([0, 1]);
        file.AtomCount.ShouldBe(2);
        file.Values.ShouldBe(from start in new[] { 10, 20, 30, 40 } from offset in Enumerable.Range(0, 9) select (double)(start + offset));
    }

    [Fact]
    public void The_compact_form_names_the_atoms_of_its_rows()
    {
        var blocks = from row in new[] { 1, 3 } from atom in Enumerable.Range(1, 4) select Block(row, atom, 10 * row + atom);
        var file = Read("2 4\n" + string.Concat(blocks));
        file.Rows.ShouldBe([0, 2]);
        file.Values.Length.ShouldBe(2 * 4 * 9);
        file.Values[(1 * 4 + 2) * 9].ShouldBe(33);
    }

    [Theory]
    [InlineData("1\n1 1\n1 2 3\n4 5 6\n", "line 4: the file ends where a row of a block")]
    [InlineData("1\n1 1\n1 2 3\n4 5 6\n7 8\n", "line 5: expected a row of a block, three numbers, found 2 words")]
    [InlineData("1\n1 1\n1 2 3\n4 5 6\n7 8 9\n1 2\n", "line 6: the file goes on")]
    [InlineData("2\n1 2\n1 2 3\n4 5 6\n7 8 9\n", "line 2: expected the block of atoms 1 and 1, found that of 1 and 2")]
    [InlineData("10000\n1 1\n", "more than 16000000")]
    [InlineData("3 2\n", "a whole number from 1 to 2, found '3'")]
    [InlineData("4000\n1 1\n1 2 3\n4 5 6\n7 8 9\n", "the file ends where the numbers of two atoms")]
    public void What_does_not_fit_is_told_by_its_line(string text, string message) =>
        Should.Throw<InvalidInputException>(() => Read(text)).Message.ShouldContain(message);

    private static ForceConstantsFile Read(string text) => ForceConstantsFile.Read(new StringReader(text));

    private static string Block(int first, int second, int start)
    {
        var rows = Enumerable.Range(0, 3).Select(row => string.Create(
            CultureInfo.InvariantCulture, $"  {start + 3 * row}.0 {start + 3 * row + 1}.0 {start + 3 * row + 2}.0"));
        return string.Create(CultureInfo.InvariantCulture, $"{first} {second}\n") + string.Join('\n', rows) + "\n";
    }
}
