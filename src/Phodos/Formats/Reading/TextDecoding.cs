using System.Text;

namespace Phodos.Formats.Reading;

/// <summary>From the bytes of a file to its text, with lines that end in <c>\n</c>.</summary>
internal static class TextDecoding
{
    private const string Binary = "this is a binary file; give a text file";
    private const string Utf32 = "this looks like UTF-32 text or a binary file; give a text file in UTF-8";
    private const string Utf16WithoutMark = "this looks like UTF-16 text without a byte order mark; save it as UTF-8";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Decodes by the byte order mark if there is one, else as UTF-8, else as Latin-1, in which every byte is a character.
    /// </summary>
    /// <exception cref="InvalidInputException">The bytes are no text.</exception>
    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        var (text, fault) = Read(bytes);
        return text ?? throw new InvalidInputException(fault!, line: 1);
    }

    /// <summary>As <see cref="Decode"/>; null where the bytes are no text.</summary>
    internal static string? TryDecode(ReadOnlySpan<byte> bytes) => Read(bytes).Text;

    /// <summary>A text with lines that end in <c>\n</c>, and without a byte order mark.</summary>
    internal static string Normalize(string text)
    {
        text = text.TrimStart('\uFEFF');
        if (!text.Contains('\r'))
            return text;
        // In one pass: a large text is not to be copied once for each kind of line end.
        var pairs = text.AsSpan().Count("\r\n");
        return string.Create(text.Length - pairs, text, (lines, original) =>
        {
            var written = 0;
            for (var i = 0; i < original.Length; i++)
            {
                if (original[i] != '\r')
                    lines[written++] = original[i];
                else if (i + 1 == original.Length || original[i + 1] != '\n')
                    lines[written++] = '\n';
            }
        });
    }

    private static (string? Text, string? Fault) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8))
            return (null, "this is a zip archive; unpack it first");
        if (GzipContent.IsGzip(bytes))
            return (null, "this is a gzip file in a gzip file; unpack it first");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
            return (null, Utf32);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return WithoutNulls(Encoding.Unicode.GetString(bytes[2..]));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return WithoutNulls(Encoding.BigEndianUnicode.GetString(bytes[2..]));
        if (bytes.Contains((byte)0))
            return (null, KindOfNulls(bytes));

        var content = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        try
        {
            return (Normalize(StrictUtf8.GetString(content)), null);
        }
        catch (DecoderFallbackException)
        {
            return (Normalize(Encoding.Latin1.GetString(content)), null);
        }
    }

    private static (string? Text, string? Fault) WithoutNulls(string text) =>
        text.Contains('\0') ? (null, Binary) : (Normalize(text), null);

    // Of western text, UTF-16 has NUL in every second byte and UTF-32 in three of four.
    private static string KindOfNulls(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(1024, bytes.Length)];
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] != 0)
                continue;
            if (i % 2 == 0)
                even++;
            else
                odd++;
        }

        if (10 * (even + odd) >= 7 * head.Length)
            return Utf32;
        return Math.Min(even, odd) == 0 && 8 * Math.Max(even, odd) >= 3 * head.Length ? Utf16WithoutMark : Binary;
    }
}
