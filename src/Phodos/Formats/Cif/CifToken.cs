namespace Phodos.Formats.Cif;

/// <summary>What a piece of a CIF is.</summary>
internal enum CifTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary><c>data_name</c>; the text is the name.</summary>
    DataHeading,

    /// <summary><c>save_name</c>, or <c>save_</c> where the frame ends; the text is the name.</summary>
    SaveHeading,

    /// <summary><c>loop_</c>.</summary>
    Loop,

    /// <summary><c>global_</c> or <c>stop_</c>, which CIF reserves and does not use.</summary>
    Reserved,

    /// <summary><c>_name</c> of a data item.</summary>
    Tag,

    /// <summary>A value.</summary>
    Value,
}

/// <summary>A piece of a CIF with its place.</summary>
internal readonly record struct CifToken(CifTokenKind Kind, CifValue Value)
{
    internal int Line => Value.Line;
}

/// <summary>A value of a CIF: a part of the text, kept without a copy.</summary>
/// <param name="source">The whole text.</param>
/// <param name="start">Where the value begins, after its quote.</param>
/// <param name="length">Its length, without quotes.</param>
/// <param name="line">Its line, counted from 1.</param>
/// <param name="isQuoted">Whether it was quoted or a text field, so that <c>?</c> and <c>.</c> have no meaning of their own.</param>
internal readonly struct CifValue(string source, int start, int length, int line, bool isQuoted = false)
{
    internal int Line => line;

    internal ReadOnlySpan<char> Text => source.AsSpan(start, length);

    /// <summary>Whether the value is <c>?</c>: not known.</summary>
    internal bool IsUnknown => !isQuoted && Text is "?";

    /// <summary>Whether the value is <c>.</c>: the default of the dictionary, or without meaning here.</summary>
    internal bool IsDefault => !isQuoted && Text is ".";

    internal bool HasText => !IsUnknown && !IsDefault && !Text.IsWhiteSpace();
}
