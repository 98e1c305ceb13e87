using System.Text;
using System.Text.Json;

namespace Phodos.Formats.Documents;

/// <summary>Reads the selected parts of a JSON document. Depth and number of values are bounded.</summary>
internal ref struct JsonDataReader
{
    /// <summary>The deepest nesting of brackets.</summary>
    internal const int MaximumDepth = 128;

    /// <summary>The most values that are kept of one document.</summary>
    internal const int MaximumValues = 500_000;

    private readonly ReadOnlySpan<byte> _text;
    private readonly DataSelection _selection;
    private Utf8JsonReader _reader;
    private int _values;
    private int _line = 1;
    private int _lineEnd;

    private JsonDataReader(ReadOnlySpan<byte> text, DataSelection selection)
    {
        _text = text;
        _selection = selection;
        _reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaximumDepth });
    }

    /// <summary>The document with what the selection leaves of it.</summary>
    /// <exception cref="InvalidInputException">
    /// The text is not JSON, nested too deeply or has too many values; the line is given.
    /// </exception>
    internal static DataValue Read(string text, DataSelection selection)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            PythonJson.MaskNumbers(bytes);
            var reader = new JsonDataReader(bytes, selection);
            reader._reader.Read();
            var root = reader.Value("", isWhole: false);
            // What follows the document is a fault.
            reader._reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            throw new InvalidInputException(
                $"this is no valid JSON: {Describe(exception)}", line: (int)(exception.LineNumber ?? 0) + 1, innerException: exception);
        }
    }

    // The message begins with what was found, which may be the rest of the file, and ends with the place.
    private static string Describe(JsonException exception)
    {
        var message = exception.Message.AsSpan();
        var place = message.LastIndexOf(" LineNumber");
        message = place < 0 ? message : message[..place];
        var found = message.StartsWith('\'') ? message.LastIndexOf("' is ") : -1;
        return found < 0 ? message.ToString() : $"{Excerpt.Quoted(message[1..found])}{message[(found + 1)..]}";
    }

    private DataValue Value(string key, bool isWhole)
    {
        var line = Line();
        if (++_values > MaximumValues)
            throw new InvalidInputException($"the document has more than {MaximumValues} values", line: line);
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => Dictionary(line, isWhole || _selection.KeepsTree(key)),
            JsonTokenType.StartArray => List(key, line, isWhole),
            JsonTokenType.String => new DataText(Text(), line),
            JsonTokenType.Number => new DataNumber(_reader.GetDouble(), line),
            JsonTokenType.True => new DataBoolean(true, line),
            JsonTokenType.False => new DataBoolean(false, line),
            _ => new DataNull(line),
        };
    }

    private DataDictionary Dictionary(int line, bool isWhole)
    {
        var items = new List<KeyValuePair<string, DataValue>>();
        var hasNumbered = false;
        var omitted = 0;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = Text();
            var isNumbered = DataSelection.IsNumbered(key);
            if (isWhole || _selection.Keeps(key) || (isNumbered && !hasNumbered))
            {
                _reader.Read();
                items.Add(new(key, Value(key, isWhole)));
                hasNumbered |= isNumbered;
            }
            else
            {
                _reader.Skip();
                omitted += isNumbered ? 1 : 0;
            }
        }

        return new DataDictionary(items, line, omitted);
    }

    private DataList List(string key, int line, bool isWhole)
    {
        var items = new List<DataValue>();
        var omitted = 0;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (isWhole || _reader.TokenType != JsonTokenType.StartObject || _selection.KeepsItem(key, items.Count, Line()))
            {
                items.Add(Value(key, isWhole));
            }
            else
            {
                _reader.Skip();
                omitted++;
            }
        }

        return new DataList(items, line, omitted);
    }

    private readonly string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // Half of a surrogate pair, as in "\ud800".
            throw new JsonException("A string holds a broken character.", null, LineOf((int)_reader.TokenStartIndex) - 1, null, exception);
        }
    }

    private int Line()
    {
        _line = LineOf((int)_reader.TokenStartIndex);
        _lineEnd = (int)_reader.TokenStartIndex;
        return _line;
    }

    private readonly int LineOf(int position) => _line + _text[_lineEnd..position].Count((byte)'\n');
}
