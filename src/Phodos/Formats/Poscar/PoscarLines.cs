using Phodos.Formats.Reading;

namespace Phodos.Formats.Poscar;

/// <summary>The lines of a POSCAR, read one after the other and split into words; <c>!</c> and <c>#</c> begin a comment.</summary>
internal sealed class PoscarLines(string text)
{
    /// <summary>The longest line (characters): ten thousand species with the names of their potentials fit into it.</summary>
    internal const int MaximumLineLength = 200_000;

    private int _next;

    /// <summary>The number of the current line, counted from 1.</summary>
    internal int Number { get; private set; }

    /// <summary>The current line as it stands.</summary>
    internal string Line { get; private set; } = "";

    /// <summary>The words of the current line before a comment.</summary>
    internal string[] Words { get; private set; } = [];

    internal bool TryMoveNext()
    {
        if (_next >= text.Length)
            return false;
        var end = text.IndexOf('\n', _next);
        if (end < 0)
            end = text.Length;
        Number++;
        if (end - _next > MaximumLineLength)
            throw Fault($"the line has more than {MaximumLineLength} characters; is this a POSCAR?");
        Line = text[_next..end];
        _next = end + 1;
        var comment = Line.AsSpan().IndexOfAny('!', '#');
        Words = (comment < 0 ? Line : Line[..comment]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return true;
    }

    /// <summary>Goes to the next line.</summary>
    /// <param name="expected">What the line holds, for the message where the text ends before it.</param>
    internal void MoveNext(string expected)
    {
        if (!TryMoveNext())
            throw new InvalidInputException($"the file ends where {expected} should stand", line: Math.Max(Number, 1));
    }

    /// <summary>How many words from the start of the line are real numbers, at most 3.</summary>
    internal int LeadingNumbers() => Words.Take(3).TakeWhile(word => InvariantNumber.TryParseFortran(word, out _)).Count();

    /// <summary>The number at a place of the line.</summary>
    /// <param name="index">The place, counted from 0.</param>
    /// <param name="expected">What the line holds, for the message.</param>
    internal double NumberAt(int index, string expected)
    {
        if (index >= Words.Length)
            throw Fault($"expected {expected}, found {Words.Length} words");
        return InvariantNumber.TryParseFortran(Words[index], out var value)
            ? value
            : throw Fault($"expected {expected}, found {Excerpt.Quoted(Words[index])}");
    }

    internal InvalidInputException Fault(string problem) => new(problem, line: Number);
}
