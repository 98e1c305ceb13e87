namespace Phodos;

/// <summary>A piece of a file as it may stand in a message: short and on one line, whatever the file holds.</summary>
public static class Excerpt
{
    private const int MaximumLength = 40;
    private const int MaximumNames = 5;

    /// <summary>The beginning of a text.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var isCut = text.Length > MaximumLength;
        var characters = (isCut ? text[..MaximumLength] : text).ToArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (!PrintableText.IsPlain(characters[i]))
                characters[i] = '?';
        }

        return new string(characters) + (isCut ? "..." : "");
    }

    /// <summary>The beginning of a text, in quotation marks.</summary>
    public static string Quoted(ReadOnlySpan<char> text) => $"'{Of(text)}'";

    /// <summary>The first names of a list, quoted, and how many more there are.</summary>
    public static string List(IReadOnlyCollection<string> names)
    {
        var shown = string.Join(", ", names.Take(MaximumNames).Select(name => Quoted(name)));
        return names.Count > MaximumNames ? $"{shown} and {names.Count - MaximumNames} more" : shown;
    }
}
