using Phodos.Crystals;

namespace Phodos.Formats.Reading;

/// <summary>
/// The lines of a text, read one after the other and split into words where they stand: a line of many words costs no memory.
/// </summary>
/// <param name="text">The text, with lines that end in <c>\n</c>.</param>
/// <param name="commentMarks">The characters that begin a comment, wherever they stand on a line; empty for none.</param>
internal sealed class TextLines(string text, string commentMarks)
{
    /// <summary>The longest line (characters): ten thousand species with the names of their potentials fit into it.</summary>
    internal const int MaximumLineLength = 200_000;

    private int _start;
    private int _end = -1;
    private readonly List<Range> _words = [];
    private bool _isSplit;

    /// <summary>The number of the current line, counted from 1.</summary>
    internal int Number { get; private set; }

    /// <summary>The current line as it stands.</summary>
    internal ReadOnlySpan<char> Line => text.AsSpan(_start, Math.Max(_end - _start, 0));

    /// <summary>What follows the current line.</summary>
    internal ReadOnlySpan<char> Rest => text.AsSpan(Math.Min(_end + 1, text.Length));

    /// <summary>The number of words of the current line before a comment.</summary>
    internal int WordCount
    {
        get
        {
            if (!_isSplit)
                Split();
            return _words.Count;
        }
    }

    internal bool TryMoveNext()
    {
        var start = _end + 1;
        if (start >= text.Length)
            return false;
        var end = text.IndexOf('\n', start);
        (_start, _end) = (start, end < 0 ? text.Length : end);
        _isSplit = false;
        Number++;
        return _end - _start <= MaximumLineLength
            ? true
            : throw Fault($"the line has more than {MaximumLineLength} characters; is this a structure file?");
    }

    /// <summary>Goes to the next line that has words.</summary>
    internal bool TryMoveToWords()
    {
        while (TryMoveNext())
        {
            if (WordCount > 0)
                return true;
        }

        return false;
    }

    /// <summary>Goes to the next line.</summary>
    /// <param name="expected">What the line holds, for the message where the text ends before it.</param>
    internal void MoveNext(string expected)
    {
        if (!TryMoveNext())
            throw EndsBefore(expected);
    }

    /// <summary>Goes to the next line that has words.</summary>
    /// <param name="expected">What the line holds, for the message where the text ends before it.</param>
    internal void MoveToWords(string expected)
    {
        if (!TryMoveToWords())
            throw EndsBefore(expected);
    }

    /// <summary>How many words from the start of the line are real numbers, at most 3.</summary>
    internal int LeadingNumbers()
    {
        var count = 0;
        while (count < 3 && IsNumber(count))
            count++;
        return count;
    }

    /// <summary>Whether a real number stands at a place of the line, counted from 0.</summary>
    internal bool IsNumber(int index) => index < WordCount && InvariantNumber.TryParseFortran(Word(index), out _);

    /// <summary>A word of the current line, counted from 0.</summary>
    internal ReadOnlySpan<char> Word(int index) => index < WordCount
        ? text.AsSpan(_words[index])
        : throw new ArgumentOutOfRangeException(nameof(index), index, "The line has fewer words.");

    /// <summary>The number at a place of the line.</summary>
    /// <param name="index">The place, counted from 0.</param>
    /// <param name="expected">What the line holds, for the message.</param>
    internal double NumberAt(int index, string expected) => InvariantNumber.TryParseFortran(WordAt(index, expected), out var value)
        ? value
        : throw Fault($"expected {expected}, found {Excerpt.Quoted(Word(index))}");

    /// <summary>Three numbers that stand one after the other.</summary>
    /// <param name="index">The place of the first, counted from 0.</param>
    /// <param name="expected">What the line holds, for the message.</param>
    internal Vector3D VectorAt(int index, string expected) =>
        new(NumberAt(index, expected), NumberAt(index + 1, expected), NumberAt(index + 2, expected));

    /// <summary>The word at a place of the line.</summary>
    /// <param name="index">The place, counted from 0.</param>
    /// <param name="expected">What the line holds, for the message.</param>
    internal ReadOnlySpan<char> WordAt(int index, string expected) =>
        index < WordCount ? Word(index) : throw Fault($"expected {expected}, found {WordCount} words");

    internal InvalidInputException Fault(string problem) => new(problem, line: Number);

    private InvalidInputException EndsBefore(string expected) =>
        new($"the file ends where {expected} should stand", line: Math.Max(Number, 1));

    private void Split()
    {
        _words.Clear();
        _isSplit = true;
        var comment = Line.IndexOfAny(commentMarks);
        var end = comment < 0 ? _end : _start + comment;
        WordRanges.Append(_words, text, _start, end);
    }
}
