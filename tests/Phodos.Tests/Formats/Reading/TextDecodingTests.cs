using System.Text;
using CsCheck;
using Phodos.Formats;
using Phodos.Formats.Reading;

namespace Phodos.Tests.Formats.Reading;

/// <summary>Bytes become lines, or one line says what kind of file they are.</summary>
public class TextDecodingTests
{
    private const string Text = "data_x\n_cell_length_a 5.64\n";

    public static TheoryData<string, byte[]> NoText => new()
    {
        { "UTF-16 text without a byte order mark", Encoding.Unicode.GetBytes(Text) },
        { "UTF-16 text without a byte order mark", Encoding.BigEndianUnicode.GetBytes(Text) },
        { "UTF-32", Encoding.UTF32.GetBytes(Text) },
        { "UTF-32", new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetBytes(Text) },
        { "UTF-32", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Text)] },
        { "binary", Encoding.UTF8.GetBytes(Text + "\0") },
        { "binary", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text + "\0")] },
        { "binary", [0] },
        { "zip", [.. "PK\u0003\u0004"u8, 0] },
        { "gzip", [0x1F, 0x8B, 8] },
    };

    [Theory]
    [MemberData(nameof(NoText))]
    public void Bytes_that_are_no_text_are_named(string word, byte[] bytes)
    {
        Should.Throw<InvalidInputException>(() => TextDecoding.Decode(bytes)).Problem.ShouldContain(word);
        TextDecoding.TryDecode(bytes).ShouldBeNull();
        Should.Throw<InvalidInputException>(() => StructureReader.ReadBytes(bytes, "x.cif")).Message.ShouldStartWith("x.cif:1: ");
    }

    [Fact]
    public void Line_ends_become_line_feeds_and_nothing_else_changes() =>
        Gen.OneOf("a", "\r", "\n", "\r\n", "\u0085", "\u2028", "ü").Array[0, 30].Select(string.Concat).Sample(text =>
        {
            TextDecoding.Normalize(text).ShouldBe(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
        });

    [Fact]
    public void A_large_text_is_copied_once_for_its_line_ends()
    {
        var text = string.Concat(Enumerable.Repeat("0.25 0.25\r\n0.75 0.75\r", 50_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        TextDecoding.Normalize(text).Length.ShouldBe(text.Length - 50_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2 * text.Length + 10_000);
    }
}
