namespace Phodos.Formats.Cif;

/// <summary>
/// Cuts a CIF into tokens by the grammar of CIF 1.1 (Hall and McMahon (eds.), International Tables
/// for Crystallography G, chapter 2.2): a quote closes only before a blank, a semicolon opens and
/// closes a text field only at the start of a line, a hash begins a comment only after a blank.
/// </summary>
internal ref struct CifTokenizer(string text)
{
    private int _position;
    private int _line = 1;

    internal CifToken Next()
    {
        SkipBlanksAndComments();
        if (_position >= text.Length)
            return new CifToken(CifTokenKind.End, new CifValue(text, text.Length, 0, _line));
        return text[_position] switch
        {
            ';' when _position == 0 || text[_position - 1] == '\n' => TextField(),
            '\'' or '"' => Quoted(),
            _ => Word(),
        };
    }

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

    private CifToken TextField()
    {
        var start = _position + 1;
        var end = text.IndexOf("\n;", _position, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new InvalidInputException(
                "the text field that begins here is not closed; close it with a semicolon at the start of a line", line: _line);
        }

        var token = new CifToken(CifTokenKind.Value, new CifValue(text, start, end - start, _line, isQuoted: true));
        _line += text.AsSpan(start, end - start).Count('\n') + 1;
        _position = end + 2;
        return token;
    }

    private CifToken Quoted()
    {
        var quote = text[_position];
        var start = _position + 1;
        for (var end = start; end < text.Length && text[end] != '\n'; end++)
        {
            if (text[end] == quote && (end + 1 == text.Length || char.IsWhiteSpace(text[end + 1])))
            {
                _position = end + 1;
                return new CifToken(CifTokenKind.Value, new CifValue(text, start, end - start, _line, isQuoted: true));
            }
        }

        throw new InvalidInputException(
            $"the quoted value {Excerpt.Quoted(text.AsSpan(start))} is not closed on its line; close it with {quote}", line: _line);
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
