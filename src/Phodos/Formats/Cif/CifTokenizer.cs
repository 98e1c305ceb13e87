using System.Buffers;

namespace Phodos.Formats.Cif;

/// <summary>
/// Cuts a CIF into tokens by the grammar of CIF 1.1 (Hall and McMahon (eds.), International Tables
/// for Crystallography G, chapter 2.2): a quote closes only before a blank, a semicolon opens and
/// closes a text field only at the start of a line, a hash begins a comment only after a blank.
/// Where the first line says CIF 2.0, tripled quotes, lists and tables are values too
/// (Bernstein et al., J. Appl. Cryst. 49, 277 (2016)).
/// </summary>
internal ref struct CifTokenizer(string text)
{
    private static readonly SearchValues<char> ListDelimiters = SearchValues.Create("[]{} \t\n");

    private readonly bool _isVersion2 = text.StartsWith("#\\#CIF_2", StringComparison.OrdinalIgnoreCase);
    private int _position;
    private int _line = 1;
    private int _noSingleQuoteBefore;
    private int _noDoubleQuoteBefore;

    /// <summary>Where a text field, list or tripled quote begins that nothing closes, so that it holds the rest of the text.</summary>
    internal int? UnclosedLine { get; private set; }

    internal CifToken Next()
    {
        SkipBlanksAndComments();
        if (_position >= text.Length)
            return new CifToken(CifTokenKind.End, new CifValue(text, text.Length, 0, _line));
        return text[_position] switch
        {
            ';' when IsAtLineStart => Field("\n;", 1),
            '\'' when _isVersion2 && IsAt("'''") => Field("'''", 3),
            '"' when _isVersion2 && IsAt("\"\"\"") => Field("\"\"\"", 3),
            '[' or '{' when _isVersion2 => Brackets(),
            '\'' or '"' => Quoted(),
            _ => Word(),
        };
    }

    private readonly bool IsAtLineStart => _position == 0 || text[_position - 1] == '\n';

    private readonly bool IsAt(string piece) => text.AsSpan(_position).StartsWith(piece, StringComparison.Ordinal);

    private void SkipBlanksAndComments()
    {
        for (; _position < text.Length; _position++)
        {
            var character = text[_position];
            if (character == '#')
            {
                var end = text.IndexOf('\n', _position);
                _position = end < 0 ? text.Length : end;
                if (end < 0)
                    return;
                character = '\n';
            }

            if (character == '\n')
                _line++;
            else if (!char.IsWhiteSpace(character))
                return;
        }
    }

    // A value of several lines. The line end before a closing semicolon is part of the delimiter.
    private CifToken Field(string closing, int openingLength)
    {
        var (start, line) = (_position + openingLength, _line);
        var end = text.IndexOf(closing, start, StringComparison.Ordinal);
        if (end < 0)
            return Rest(start);
        _line += text.AsSpan(_position, end + closing.Length - _position).Count('\n');
        _position = end + closing.Length;
        return new CifToken(CifTokenKind.Value, new CifValue(text, start, end - start, line, isQuoted: true));
    }

    private CifToken Rest(int start)
    {
        UnclosedLine ??= _line;
        _position = text.Length;
        return new CifToken(CifTokenKind.Value, new CifValue(text, start, text.Length - start, _line, isQuoted: true));
    }

    // A list or table as one value: no structure is made from what is in it.
    private CifToken Brackets()
    {
        var (start, line) = (_position, _line);
        var depth = 0;
        do
        {
            SkipBlanksAndComments();
            if (_position >= text.Length)
            {
                _line = line;
                return Rest(start);
            }

            switch (text[_position])
            {
                case '[' or '{':
                    depth++;
                    _position++;
                    break;
                case ']' or '}':
                    depth--;
                    _position++;
                    break;
                case '\'' or '"':
                case ';' when IsAtLineStart:
                    Next();
                    break;
                default:
                    var end = text.AsSpan(_position).IndexOfAny(ListDelimiters);
                    _position = end < 0 ? text.Length : _position + Math.Max(1, end);
                    break;
            }
        }
        while (depth > 0);

        return new CifToken(CifTokenKind.Value, new CifValue(text, start, _position - start, line, isQuoted: true));
    }

    private CifToken Quoted()
    {
        var quote = text[_position];
        var start = _position + 1;
        // A line of quotes that nothing closes is searched once, not once a quote.
        var end = Math.Max(start, quote == '"' ? _noDoubleQuoteBefore : _noSingleQuoteBefore);
        for (; end < text.Length && text[end] != '\n'; end++)
        {
            if (text[end] == quote && (_isVersion2 || end + 1 == text.Length || char.IsWhiteSpace(text[end + 1])))
            {
                _position = end + 1;
                return new CifToken(CifTokenKind.Value, new CifValue(text, start, end - start, _line, isQuoted: true));
            }
        }

        if (quote == '"')
            _noDoubleQuoteBefore = end;
        else
            _noSingleQuoteBefore = end;
        // Not closed on its line: an apostrophe, as in the unquoted name of an author.
        return Word();
    }

    private CifToken Word()
    {
        var start = _position;
        while (_position < text.Length && !char.IsWhiteSpace(text[_position]))
            _position++;
        var word = text.AsSpan(start, _position - start);
        var (kind, skipped) = word switch
        {
            _ when word[0] == '_' => (CifTokenKind.Tag, 0),
            _ when word.StartsWith("data_", StringComparison.OrdinalIgnoreCase) => (CifTokenKind.DataHeading, 5),
            _ when word.StartsWith("save_", StringComparison.OrdinalIgnoreCase) => (CifTokenKind.SaveHeading, 5),
            _ when word.Equals("loop_", StringComparison.OrdinalIgnoreCase) => (CifTokenKind.Loop, 0),
            _ when word.Equals("global_", StringComparison.OrdinalIgnoreCase) => (CifTokenKind.Reserved, 0),
            _ when word.Equals("stop_", StringComparison.OrdinalIgnoreCase) => (CifTokenKind.Reserved, 0),
            _ => (CifTokenKind.Value, 0),
        };
        return new CifToken(kind, new CifValue(text, start + skipped, word.Length - skipped, _line));
    }
}
