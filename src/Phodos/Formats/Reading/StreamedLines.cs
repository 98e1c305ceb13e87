using Phodos.Crystals;

namespace Phodos.Formats.Reading;

/// <summary>
/// The lines of a long text of numbers, read one after the other from a stream, so that a file takes no more memory than its numbers.
/// Empty lines are passed over; a comment ends a line.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="commentMark">The character that begins a comment.</param>
internal sealed class StreamedLines(TextReader text, char commentMark = '#')
{
    /// <summary>The longest line (characters).</summary>
    internal const int MaximumLineLength = 16_384;

    private readonly char[] _buffer = new char[2 * MaximumLineLength];
    private readonly List<Range> _words = [];
    private int _start;
    private int _filled;

    /// <summary>The number of the current line, counted from 1; 0 before the first.</summary>
    internal int Number { get; private set; }

    /// <summary>The number of words of the current line.</summary>
    internal int WordCount => _words.Count;

    /// <summary>Goes to the next line that has words; false at the end.</summary>
    internal bool TryMoveToWords()
    {
        while (ReadLine() is { } line)
        {
            Split(line);
            if (_words.Count > 0)
                return true;
        }

        return false;
    }

    /// <summary>Goes to the next line that has words.</summary>
    /// <param name="expected">What the line holds, for the message where the text ends before it.</param>
    internal void MoveToWords(string expected)
    {
        if (!TryMoveToWords())
            throw new InvalidInputException($"the file ends where {expected} should stand; is it complete?", line: Math.Max(Number, 1));
    }

    /// <summary>A word of the current line, counted from 0.</summary>
    internal ReadOnlySpan<char> Word(int index) => _buffer.AsSpan(_words[index]);

    /// <summary>Demands that the line has as many words as it should.</summary>
    internal void RequireWords(int count, string expected)
    {
        if (WordCount != count)
            throw Fault($"expected {expected}, found {WordCount} {(WordCount == 1 ? "word" : "words")}");
    }

    /// <summary>The whole number at a place of the line, from 1 to a maximum.</summary>
    internal int CountAt(int index, int maximum, string expected) =>
        InvariantNumber.TryParseCount(Word(index), out var count) && count >= 1 && count <= maximum
            ? count
            : throw Fault($"expected {expected}, a whole number from 1 to {maximum}, found {Excerpt.Quoted(Word(index))}");

    /// <summary>The number at a place of the line.</summary>
    internal double NumberAt(int index, string expected) => InvariantNumber.TryParseFortran(Word(index), out var value)
        ? value
        : throw Fault($"expected {expected}, found {Excerpt.Quoted(Word(index))}");

    /// <summary>Three numbers that stand one after the other.</summary>
    internal Vector3D VectorAt(int index, string expected) =>
        new(NumberAt(index, expected), NumberAt(index + 1, expected), NumberAt(index + 2, expected));

    internal InvalidInputException Fault(string problem) => new(problem, line: Math.Max(Number, 1));

    private Range? ReadLine()
    {
        var searched = _start;
        while (true)
        {
            var end = _buffer.AsSpan(searched, _filled - searched).IndexOf('\n');
            if (end >= 0)
                return Take(searched + end, searched + end + 1);
            if (_filled - _start > MaximumLineLength)
            {
                Number++;
                throw Fault($"the line has more than {MaximumLineLength} characters");
            }

            _buffer.AsSpan(_start, _filled - _start).CopyTo(_buffer);
            (_start, _filled) = (0, _filled - _start);
            searched = _filled;
            var read = text.Read(_buffer.AsSpan(_filled));
            if (read == 0)
                return _filled == 0 ? null : Take(_filled, _filled);
            _filled += read;
        }
    }

    private Range Take(int end, int next)
    {
        var line = _start..end;
        Number++;
        if (end - _start > MaximumLineLength)
            throw Fault($"the line has more than {MaximumLineLength} characters");
        _start = next;
        return line;
    }

    private void Split(Range line)
    {
        _words.Clear();
        var (first, length) = line.GetOffsetAndLength(_buffer.Length);
        var comment = _buffer.AsSpan(first, length).IndexOf(commentMark);
        var end = first + (comment < 0 ? length : comment);
        WordRanges.Append(_words, _buffer, first, end);
    }
}
