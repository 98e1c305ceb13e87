namespace Phodos.Formats.Documents;

/// <summary>
/// Python writes <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> into JSON, which has no such numbers.
/// They become strings of the same length, so that only a reader that needs a number there refuses them.
/// </summary>
internal static class PythonJson
{
    internal static void MaskNumbers(Span<byte> text)
    {
        var isInString = false;
        for (var position = 0; position < text.Length; position++)
        {
            switch (text[position])
            {
                case (byte)'"':
                    isInString = !isInString;
                    break;
                case (byte)'\\' when isInString:
                    position++;
                    break;
                case (byte)'N' or (byte)'I' or (byte)'-' when !isInString:
                    position += Mask(text[position..]);
                    break;
            }
        }
    }

    // The number of characters behind the first that belong to the number.
    private static int Mask(Span<byte> text)
    {
        var length = text.StartsWith("NaN"u8) ? 3 : text.StartsWith("Infinity"u8) ? 8 : text.StartsWith("-Infinity"u8) ? 9 : 0;
        if (length == 0)
            return 0;
        text[1..(length - 1)].Fill((byte)'?');
        text[0] = text[length - 1] = (byte)'"';
        return length - 1;
    }
}
