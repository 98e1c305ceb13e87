namespace Phodos.Datasets;

/// <summary>Quotes foreign text in a message: on one line, and not all of it.</summary>
internal static class Excerpt
{
    private const int MaximumLength = 40;

    internal static string Of(ReadOnlySpan<char> text)
    {
        var shown = text.Length > MaximumLength ? $"{text[..MaximumLength]}…" : text.ToString();
        return string.Create(shown.Length, shown, (line, source) =>
        {
            for (var character = 0; character < line.Length; character++)
                line[character] = char.IsControl(source[character]) ? ' ' : source[character];
        });
    }
}
