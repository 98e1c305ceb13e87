using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Phodos.Learning.Experiments.Studies;

/// <summary>
/// Reads a study from YAML, of which JSON is a part: a dictionary <c>base</c> with the options that all settings share,
/// and a dictionary <c>grid</c> with a list of values for each factor.
/// </summary>
public sealed class StudyFile
{
    private const string BasePart = "base";
    private const string GridPart = "grid";

    private readonly IParser _parser;

    private StudyFile(IParser parser) => _parser = parser;

    private int Line => (int)_parser.Current!.Start.Line;

    /// <summary>Reads a study file.</summary>
    /// <exception cref="InvalidInputException">The file is missing or is no study; the line is given.</exception>
    public static StudyDefinition Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("cannot be read: " + fault.Message.TrimEnd('.'), path, innerException: fault);
        }
    }

    /// <summary>Reads the text of a study file.</summary>
    /// <exception cref="InvalidInputException">The text is no study; the line is given.</exception>
    public static StudyDefinition Parse(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            return new StudyFile(parser).Document();
        }
        catch (YamlException fault)
        {
            // The scanner counts a line behind the end of a text whose bracket is not closed.
            var lastLine = text.AsSpan().TrimEnd().Count('\n') + 1;
            throw new InvalidInputException(
                "this is no valid YAML or JSON: " + fault.Message.ReplaceLineEndings(" "),
                line: Math.Min((int)fault.Start.Line, lastLine),
                innerException: fault);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // What the scanner throws for a bracket that is not closed or a character beyond Unicode.
            throw new InvalidInputException(
                "this is no valid YAML or JSON: a bracket is not closed, or a word or character is none",
                line: (int?)parser.Current?.End.Line,
                innerException: fault);
        }
    }

    private StudyDefinition Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
            throw new InvalidInputException("the study is empty; give a 'grid' with a list of values for each option");
        ImmutableArray<StudyOption> shared = [];
        ImmutableArray<StudyOption> factors = [];
        foreach (var (part, line) in Keys("the study", "a dictionary with 'base' and 'grid'"))
        {
            switch (part)
            {
                case BasePart:
                    shared = [.. Options(BasePart, "one value for each option", isList: false)];
                    break;
                case GridPart:
                    factors = [.. Options(GridPart, "a list of values for each option", isList: true)];
                    break;
                default:
                    throw new InvalidInputException($"'{part}' is no part of a study; it has 'base' and 'grid'", line: line);
            }
        }

        return new StudyDefinition(shared, factors);
    }

    private IEnumerable<StudyOption> Options(string part, string content, bool isList)
    {
        foreach (var (name, line) in Keys($"'{part}'", content))
            yield return new StudyOption(name, isList ? List(name) : [Value(name)], line);
    }

    private IEnumerable<(string Key, int Line)> Keys(string what, string content)
    {
        if (!_parser.TryConsume<MappingStart>(out _))
            throw new InvalidInputException($"{what} must be {content}", line: Line);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var line = Line;
            if (!_parser.TryConsume<Scalar>(out var key) || key.Value.Length == 0)
                throw new InvalidInputException($"a key of {what} is no word", line: line);
            if (!seen.Add(key.Value))
                throw new InvalidInputException($"'{key.Value}' stands twice in {what}", line: line);
            yield return (key.Value, line);
        }
    }

    private ImmutableArray<StudyValue> List(string name)
    {
        var line = Line;
        if (!_parser.TryConsume<SequenceStart>(out _))
            throw new InvalidInputException($"'{name}' must be a list, such as [1, 2]; one value for all settings belongs to 'base'", line: line);
        var values = ImmutableArray.CreateBuilder<StudyValue>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            values.Add(Value(name));
        return values.Count == 0
            ? throw new InvalidInputException($"the list of '{name}' is empty; give at least one value", line: line)
            : values.ToImmutable();
    }

    private StudyValue Value(string name)
    {
        var line = Line;
        if (!_parser.TryConsume<Scalar>(out var scalar))
            throw new InvalidInputException($"a value of '{name}' must be a number, a word, true, false or none", line: line);
        // JSON has words in quotation marks only.
        var isPlain = scalar.Style == ScalarStyle.Plain || scalar.Value == StudyValueText.None;
        return new StudyValue(isPlain ? StudyValueText.Canonical(scalar.Value) : StudyValueText.OfWord(scalar.Value), line);
    }
}
