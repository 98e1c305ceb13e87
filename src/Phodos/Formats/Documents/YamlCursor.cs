using Phodos.Crystals;
using Phodos.Formats.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Phodos.Formats.Documents;

/// <summary>
/// Goes through a long YAML text one value after the other, so that a file takes no more memory than what is kept of it. Nothing is
/// repeated by an alias.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="linesBefore">The lines of the file before the text.</param>
/// <param name="writer">Who writes the file and how it is called, for messages: <c>phonopy writes it in mesh.yaml</c>.</param>
internal sealed class YamlCursor(TextReader text, int linesBefore, string writer)
{
    // What is passed over, such as group velocities, is not nested deeper.
    private const int MaximumDepth = 16;

    private readonly YamlEvents _events = new(text);

    /// <summary>The line of the file on which the current value begins, counted from 1.</summary>
    internal int Line => linesBefore + (int)(_events.Current?.Start.Line ?? 1);

    private ParsingEvent Current
    {
        get
        {
            if (_events.Current is null)
                MoveNext();
            return _events.Current!;
        }
    }

    /// <summary>Whether an event of a kind comes next.</summary>
    internal bool IsAt<T>()
        where T : ParsingEvent => Current is T;

    /// <summary>Passes an event of a kind, if one comes next.</summary>
    internal bool TryConsume<T>()
        where T : ParsingEvent
    {
        if (Current is not T)
            return false;
        MoveNext();
        return true;
    }

    /// <summary>Passes an event of a kind.</summary>
    /// <param name="what">What should stand there, for the message.</param>
    /// <exception cref="InvalidInputException">Something else stands there.</exception>
    internal void Consume<T>(string what)
        where T : ParsingEvent
    {
        var line = Line;
        if (!TryConsume<T>())
            throw new InvalidInputException($"{what} is not as {writer}", line: line);
    }

    /// <summary>The key of the next entry of a dictionary.</summary>
    internal string Key() =>
        Current is Scalar key ? Take(key) : throw new InvalidInputException("a key is no word", line: Line);

    /// <summary>A word.</summary>
    internal string Text(string what) =>
        Current is Scalar value ? Take(value) : throw new InvalidInputException($"{what} is no word", line: Line);

    /// <summary>A finite number.</summary>
    internal double Number(string what) =>
        TryNumber() ?? throw new InvalidInputException($"{what} is no finite number", line: Line);

    /// <summary>A whole number from 1 to a maximum.</summary>
    internal int Count(string what, int maximum)
    {
        if (Current is Scalar scalar && InvariantNumber.TryParseCount(scalar.Value, out var count) && count >= 1 && count <= maximum)
        {
            MoveNext();
            return count;
        }

        throw new InvalidInputException($"{what} is no whole number from 1 to {maximum}", line: Line);
    }

    /// <summary>A list of three finite numbers.</summary>
    internal Vector3D Vector(string what)
    {
        var line = Line;
        if (TryConsume<SequenceStart>()
            && TryNumber() is { } x && TryNumber() is { } y && TryNumber() is { } z
            && TryConsume<SequenceEnd>())
        {
            return new Vector3D(x, y, z);
        }

        throw new InvalidInputException($"{what} is no list of three finite numbers", line: line);
    }

    /// <summary>Passes over a value with all that is in it.</summary>
    internal void Skip()
    {
        var depth = 0;
        do
        {
            depth += Current.NestingIncrease;
            if (depth > MaximumDepth)
                throw new InvalidInputException($"the values are nested deeper than {MaximumDepth}", line: Line);
            MoveNext();
        }
        while (depth > 0);
    }

    private double? TryNumber()
    {
        if (Current is not Scalar scalar || !InvariantNumber.TryParse(scalar.Value, out var number))
            return null;
        MoveNext();
        return number;
    }

    private string Take(Scalar scalar)
    {
        MoveNext();
        return scalar.Value;
    }

    private void MoveNext()
    {
        try
        {
            _events.MoveNext();
        }
        catch (YamlException fault)
        {
            var line = linesBefore + Math.Max((int)fault.Start.Line, 1);
            throw new InvalidInputException(
                $"this is no valid YAML: {fault.Message.ReplaceLineEndings(" ")}", line: line, innerException: fault);
        }
    }
}
