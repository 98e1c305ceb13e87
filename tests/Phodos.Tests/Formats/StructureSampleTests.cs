using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Phodos.Formats;

namespace Phodos.Tests.Formats;

/// <summary>What every format has to hold for its samples (<see cref="StructureSamples"/>), whole and damaged.</summary>
public class StructureSampleTests
{
    // Pieces that mean something in one format or another, and some that mean nothing anywhere.
    private static readonly string[] Fragments =
    [
        "'", "\"", "\n;", "\n;\n", "loop_", "data_", "_", "#", "!", "?", ".", ",", ":", "=", "/", "\n/\n", "&", "&end", "(", ")", "{", "}", "[", "]", "\\",
        "-", "+", "*", "^", "1e308", "-1e308", "1e-308", "1d3", "0", "1/0", "1000000000", "99999999999999999999", "NaN", "Infinity", "\0", "\u00e9",
        "\ud83d\ude00", "\r", "\n", "\n\n", "\t", "T", "F", "C", "S\n", "Na", "x,y,z", "ibrav=", "celldm(", "nat=2", "Lattice=", "pos:R:3", "atom ",
        "lattice_vector ", "CELL_PARAMETERS\n", "K_POINTS\n", "crystal", "bohr",
        "{}", "[]", "\\u", "\\ud800", "\"\\U0f10ffff\"", "null", "None", "true", "False", "-Infinity", "nan", "1e999", "array(", "\"sites\":",
        "\"numbers\": [1],", "'cell': 1,", "\"1\": {", "\"__ndarray__\": [[2], \"x\", [1, 2]]", "[[0, 0], 1, []]", "&a ", "*a", "<<: ", "!!x ", "!<>",
        "? ", "- ", "- : ", "|\n", ">\n", "---\n", "...\n", "%YAML 9.9\n", "%TAG ! x\n", "~", "\u2028", "unit_cell:\n", "lattice: ", "points:\n", "symbol: N\n",
    ];

    private static readonly Gen<Func<string, string>> GenEdit =
        Gen.Select(Gen.Int[0, 6], Gen.Double[0, 1], Gen.Int[1, 30], Gen.OneOf(Fragments), Gen.Char[' ', '~'])
            .Select((kind, place, length, fragment, character) => (Func<string, string>)(text => Edit(text, kind, place, length, fragment, character)));

    [Fact]
    public void Every_format_has_a_sample() =>
        StructureFormats.All.Select(format => format.Name).ShouldBeSubsetOf(StructureSamples.All.Select(sample => sample.Format));

    [Fact]
    public void Every_sample_is_recognised_as_its_own_format_alone()
    {
        foreach (var (format, text) in StructureSamples.All)
        {
            StructureFormats.All.Where(candidate => candidate.Recognizes(text)).Select(candidate => candidate.Name).ShouldBe([format], text);
            StructureFormats.Detect(text, "misleading.cif").Name.ShouldBe(format);
            var file = StructureReader.ReadText(text);
            (file.Format, file.Crystal.AtomCount > 0).ShouldBe((format, true));
        }
    }

    [Fact]
    public void The_name_of_a_format_wins_over_the_content()
    {
        foreach (var (format, text) in StructureSamples.All)
        {
            foreach (var other in StructureFormats.All.Where(other => other.Name != format))
                IsRead(Encoding.UTF8.GetBytes(text), other.Name).ShouldBeFalse($"{format} as {other.Name}:\n{text}");
        }
    }

    [Fact]
    public void A_sample_cut_at_any_byte_is_read_or_refused()
    {
        foreach (var (format, text) in StructureSamples.All)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var length = 0; length < bytes.Length; length++)
                IsRead(bytes[..length], format);
            IsRead(bytes[..(bytes.Length / 2)], format).ShouldBeFalse(text);
            IsRead(bytes, format).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_damaged_sample_is_read_or_refused() =>
        Gen.Select(Gen.OneOf(StructureSamples.All.ToArray()), GenEdit.Array[1, 3], Gen.Bool).Sample((sample, edits, detect) =>
        {
            var text = edits.Aggregate(sample.Text, (current, edit) => edit(current));
            IsRead(Encoding.UTF8.GetBytes(text), detect ? null : sample.Format);
        }, iter: 20_000);

    [Fact]
    public void Random_bytes_are_read_or_refused() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.OneOf(StructureFormats.All.Select(format => format.Name).ToArray()))
            .Sample((bytes, format) => { IsRead(bytes, format); }, iter: 5_000);

    [Fact]
    public void Endless_lines_are_refused_with_a_short_message()
    {
        foreach (var (format, text) in StructureSamples.All)
        {
            foreach (var filling in new[] { "9", "(", "[", "-", "Q", "' ", "1 ", "a=b ", "\\", "&" })
            {
                var endless = string.Concat(Enumerable.Repeat(filling, 300_000));
                foreach (var place in new[] { 0, text.Length / 3, 2 * text.Length / 3, text.Length })
                    IsRead(Encoding.UTF8.GetBytes(text.Insert(place, endless)), format);
            }
        }
    }

    // False where the file was refused as it must be; any other exception fails the test.
    private static bool IsRead(byte[] bytes, string? format)
    {
        try
        {
            StructureReader.ReadBytes(bytes, "file", format).Crystal.AtomCount.ShouldBeGreaterThan(0);
            return true;
        }
        catch (InvalidInputException fault)
        {
            fault.File.ShouldBe("file");
            fault.Line.ShouldNotBeNull();
            fault.Message.ShouldNotContain('\n');
            fault.Message.Length.ShouldBeLessThan(400);
            return false;
        }
    }

    private static string Edit(string text, int kind, double place, int length, string fragment, char character)
    {
        var start = (int)(place * text.Length);
        var end = start + Math.Min(length, text.Length - start);
        var lines = text.Split('\n').ToImmutableArray();
        var line = (int)(place * (lines.Length - 1));
        return kind switch
        {
            0 => text.Remove(start, end - start),
            1 => text.Insert(start, fragment),
            2 => text.Insert(start, text[start..end]),
            3 => text.Remove(start, Math.Min(1, end - start)).Insert(start, character.ToString()),
            4 => string.Join('\n', lines.RemoveAt(line)),
            5 => string.Join('\n', lines.Insert(line, lines[line])),
            _ => string.Join('\n', lines.SetItem(line, fragment)),
        };
    }
}
