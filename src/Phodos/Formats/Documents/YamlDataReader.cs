using Phodos.Formats.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Phodos.Formats.Documents;

/// <summary>
/// Reads the selected parts of a YAML document from the events of the parser, without a model of the whole document.
/// Depth and number of values are bounded; anchors may stand in the text, but nothing is repeated by an alias.
/// </summary>
internal sealed class YamlDataReader
{
    /// <summary>The deepest nesting, of what is passed over as well.</summary>
    internal const int MaximumDepth = 32;

    /// <summary>The most values that are kept of one document.</summary>
    internal const int MaximumValues = 200_000;

    private readonly IParser _parser;
    private readonly DataSelection _selection;
    private readonly int _firstLine;
    private int _values;
    private int _depth;

    private YamlDataReader(IParser parser, DataSelection selection, int firstLine)
    {
        _parser = parser;
        _selection = selection;
        _firstLine = firstLine;
    }

    private int Line => _firstLine + (int)_parser.Current!.Start.Line - 1;

    /// <summary>The first document of a text with what the selection leaves of it.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="firstLine">The line of the file that the text begins on, counted from 1.</param>
    /// <param name="selection">What is asked for.</param>
    /// <exception cref="InvalidInputException">
    /// The text is not YAML, nested too deeply, has too many values, aliases or a key twice; the line is given.
    /// </exception>
    internal static DataValue Read(string text, int firstLine, DataSelection selection)
    {
        try
        {
            var parser = new YamlEvents(new StringReader(text));
            var reader = new YamlDataReader(parser, selection, firstLine);
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            return reader.Value("");
        }
        catch (YamlException exception)
        {
            var line = firstLine + Math.Max((int)exception.Start.Line, 1) - 1;
            throw new InvalidInputException(
                $"this is no valid YAML: {exception.Message.ReplaceLineEndings(" ")}", line: line, innerException: exception);
        }
    }

    private DataValue Value(string key)
    {
        var line = Line;
        if (++_values > MaximumValues)
            throw new InvalidInputException($"the document has more than {MaximumValues} values", line: line);
        if (++_depth > MaximumDepth)
            throw TooDeep(line);
        DataValue value = _parser.Current switch
        {
            Scalar scalar => Plain(scalar, line),
            SequenceStart => List(key, line),
            MappingStart => Dictionary(line),
            _ => throw new InvalidInputException("an alias (*name) is not read; write the value out", line: line),
        };
        _depth--;
        return value;
    }

    private DataValue Plain(Scalar scalar, int line)
    {
        _parser.MoveNext();
        return scalar.Style == ScalarStyle.Plain && InvariantNumber.TryParse(scalar.Value, out var number)
            ? new DataNumber(number, line)
            : scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" } ? new DataNull(line) : new DataText(scalar.Value, line);
    }

    private DataList List(string key, int line)
    {
        _parser.MoveNext();
        var items = new List<DataValue>();
        var omitted = 0;
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            if (_parser.Current is not MappingStart || _selection.KeepsItem(key, items.Count, Line))
            {
                items.Add(Value(key));
            }
            else
            {
                Skip();
                omitted++;
            }
        }

        return new DataList(items, line, omitted);
    }

    private DataDictionary Dictionary(int line)
    {
        _parser.MoveNext();
        var items = new List<KeyValuePair<string, DataValue>>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var keyLine = Line;
            // The parser drops the values of empty keys and of aliases, so that keys and values change places.
            if (_parser.Current is not Scalar { Value: { Length: > 0 } key })
                throw new InvalidInputException("a key is empty or no word", line: keyLine);
            _parser.MoveNext();
            if (_parser.Current is MappingEnd)
                throw new InvalidInputException($"the key {Excerpt.Quoted(key)} has no value", line: keyLine);
            if (!_selection.Keeps(key))
                Skip();
            else if (items.Exists(item => item.Key == key))
                throw new InvalidInputException($"the key '{key}' stands twice", line: keyLine);
            else
                items.Add(new(key, Value(key)));
        }

        return new DataDictionary(items, line);
    }

    // As the parser's own way to skip a node, but with a bound on the depth.
    private void Skip()
    {
        var depth = 0;
        do
        {
            depth += _parser.Current!.NestingIncrease;
            if (_depth + depth > MaximumDepth)
                throw TooDeep(Line);
            _parser.MoveNext();
        }
        while (depth > 0);
    }

    private static InvalidInputException TooDeep(int line) => new($"the values are nested deeper than {MaximumDepth}", line: line);
}
