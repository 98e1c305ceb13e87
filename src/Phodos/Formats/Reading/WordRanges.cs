namespace Phodos.Formats.Reading;

/// <summary>Finds the words of a line: what stands between white space.</summary>
internal static class WordRanges
{
    /// <summary>Adds the places of the words of a part of a text.</summary>
    /// <param name="words">Takes the places, counted from the start of the text.</param>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends.</param>
    internal static void Append(List<Range> words, ReadOnlySpan<char> text, int start, int end)
    {
        for (; start < end; start++)
        {
            if (char.IsWhiteSpace(text[start]))
                continue;
            var first = start;
            while (start < end && !char.IsWhiteSpace(text[start]))
                start++;
            words.Add(first..start);
        }
    }
}
