using System.Text;

namespace Phodos.Datasets;

/// <summary>
/// Reads the records of comma-separated values one after the other (RFC 4180): fields in
/// double quotes may hold commas, line breaks and doubled quotes; blank lines are passed over.
/// </summary>
internal sealed class CsvRecordReader(TextReader reader)
{
    /// <summary>The longest field (characters); beyond it a quote is surely missing.</summary>
    internal const int MaximumFieldLength = 4_000_000;

    private readonly char[] _buffer = new char[1 << 16];
    private readonly StringBuilder _field = new();
    private int _length;
    private int _next;
    private int _line = 1;

    /// <summary>The fields of the next record and the line it begins at, counted from 1, or null at the end.</summary>
    /// <exception cref="InvalidInputException">The quotes are wrong.</exception>
    internal (int Line, string[] Fields)? Read()
    {
        while (Peek() is '\n' or '\r')
            Take();
        if (Peek() < 0)
            return null;
        var line = _line;
        List<string> fields = [];
        do
            fields.Add(Peek() == '"' ? Quoted() : Plain());
        while (TakeIf(','));

        TakeIf('\r');
        TakeIf('\n');
        return (line, [.. fields]);
    }

    private string Plain()
    {
        while (Peek() is not (',' or '\r' or '\n' or < 0))
        {
            if (Peek() == '"')
            {
                throw new InvalidInputException(
                    "a quote stands inside a field that does not begin with one; quote the whole field", line: _line);
            }

            Append(Take(), _line);
        }

        return Finish();
    }

    private string Quoted()
    {
        var start = _line;
        Take();
        while (Peek() >= 0)
        {
            var character = Take();
            if (character != '"' || TakeIf('"'))
            {
                Append(character, start);
                continue;
            }

            if (Peek() is not (',' or '\r' or '\n' or < 0))
                throw new InvalidInputException("text follows the closing quote of a field; double the quotes inside it", line: _line);
            return Finish();
        }

        throw new InvalidInputException("a quoted field is not closed before the end of the file", line: start);
    }

    private void Append(char character, int start)
    {
        if (_field.Length >= MaximumFieldLength)
        {
            throw new InvalidInputException(
                $"a field is longer than {MaximumFieldLength} characters; is a closing quote missing?", line: start);
        }

        _field.Append(character);
    }

    private string Finish()
    {
        var field = _field.ToString();
        _field.Clear();
        return field;
    }

    private bool TakeIf(char character)
    {
        if (Peek() != character)
            return false;
        Take();
        return true;
    }

    private char Take()
    {
        var character = _buffer[_next++];
        if (character == '\n')
            _line++;
        return character;
    }

    /// <summary>The next character, or −1 at the end.</summary>
    private int Peek()
    {
        if (_next == _length)
        {
            _length = reader.Read(_buffer);
            _next = 0;
        }

        return _next < _length ? _buffer[_next] : -1;
    }
}
