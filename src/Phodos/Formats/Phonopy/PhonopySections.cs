using Phodos.Formats.Documents;

namespace Phodos.Formats.Phonopy;

/// <summary>
/// The top level of a phonopy file: keys that begin in the first column. Only the parts that are asked for are
/// parsed, since displacements, forces and force constants of many megabytes may follow the cells.
/// </summary>
internal sealed class PhonopySections
{
    /// <summary>The longest part that is parsed (characters); the largest cell takes 1.5 million.</summary>
    internal const int MaximumLength = 2 * 1024 * 1024;

    private static readonly string[] Keys =
    [
        "unit_cell", "primitive_cell", "supercell", "lattice", "points", "atoms", "natom", "physical_unit", "phonopy", "phono3py",
    ];

    private static readonly DataSelection Selection = new(
        [.. Keys, "symbol", "mass", "coordinates", "position", "length", "calculator"], wholeLists: ["points", "atoms"]);

    private readonly string _text;
    private readonly Dictionary<string, (int Line, Range Range)> _sections = new(StringComparer.Ordinal);

    /// <summary>Finds the parts of a text.</summary>
    /// <exception cref="InvalidInputException">A key stands twice.</exception>
    internal PhonopySections(string text)
    {
        _text = text;
        string? key = null;
        int start = 0, startLine = 0, line = 1;
        for (var position = 0; position < text.Length; line++)
        {
            var length = text.AsSpan(position).IndexOf('\n');
            var content = length < 0 ? text.AsSpan(position) : text.AsSpan(position, length);
            if (IsTopLevel(content))
            {
                Add(key, startLine, start, position);
                (key, start, startLine) = (KeyOf(content), position, line);
            }

            position += content.Length + 1;
        }

        Add(key, startLine, start, text.Length);
    }

    /// <summary>Whether the text has the key.</summary>
    internal bool Has(string key) => _sections.ContainsKey(key);

    /// <summary>The value of a key, or null where the text does not have it.</summary>
    /// <exception cref="InvalidInputException">The value is too long or no YAML; the line is given.</exception>
    internal DataValue? Find(string key)
    {
        if (!_sections.TryGetValue(key, out var section))
            return null;
        var text = _text[section.Range];
        if (text.Length > MaximumLength)
            throw new InvalidInputException($"'{key}' is longer than {MaximumLength} characters", line: section.Line);
        return YamlDataReader.Read(text, section.Line, Selection).ToDictionary(key).Require(key, "the file");
    }

    private void Add(string? key, int line, int start, int end)
    {
        if (key is not null && !_sections.TryAdd(key, (line, start..end)))
            throw new InvalidInputException($"the key '{key}' stands twice", line: line);
    }

    private static string? KeyOf(ReadOnlySpan<char> line)
    {
        foreach (var key in Keys)
        {
            if (line.StartsWith(key, StringComparison.Ordinal) && line[key.Length..].TrimStart() is [':'] or [':', ' ' or '\t', ..])
                return key;
        }

        return null;
    }

    // A list may be indented as little as its key; comments belong to no part.
    private static bool IsTopLevel(ReadOnlySpan<char> line) =>
        !line.IsEmpty && (char.IsAsciiLetter(line[0]) || line[0] == '_' || line.StartsWith("---") || line.StartsWith("..."));
}
