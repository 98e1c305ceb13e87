namespace Phodos.Formats.Documents;

/// <summary>Finds the first structure of a document that may wrap it, list many, or number them as a database does.</summary>
/// <param name="Value">The dictionary of the structure.</param>
/// <param name="Count">The number of structures in the list or database that it comes from.</param>
internal sealed record NestedStructure(DataDictionary Value, int Count)
{
    /// <param name="root">The document.</param>
    /// <param name="mark">A key that every structure has.</param>
    /// <param name="wrappers">The keys that a structure may stand under, the preferred first.</param>
    /// <exception cref="InvalidInputException">The document has no structure.</exception>
    internal static NestedStructure Find(DataValue root, string mark, string[] wrappers)
    {
        var count = 1;
        var value = root;
        while (true)
        {
            switch (value)
            {
                case DataList { Items: [var first, ..] } list:
                    (value, count) = (first, Math.Max(count, list.Count));
                    break;
                case DataDictionary dictionary when dictionary.Find(mark) is not null:
                    return new NestedStructure(dictionary, count);
                case DataDictionary { NumberedCount: > 0 and var rows } dictionary:
                    value = dictionary.Items.First(item => DataSelection.IsNumbered(item.Key)).Value;
                    count = Math.Max(count, rows);
                    break;
                case DataDictionary dictionary
                    when wrappers.Select(dictionary.Find).FirstOrDefault(inner => inner is not null) is { } inner:
                    value = inner;
                    break;
                default:
                    throw new InvalidInputException($"there is no structure here: {value.Kind} without '{mark}'", line: value.Line);
            }
        }
    }

    /// <summary>What to say where the document has more structures than the one that is read.</summary>
    internal IEnumerable<string> Warnings() => Count > 1
        ? [$"line {Value.Line}: the file has {Count} structures; the first is read"]
        : [];
}
