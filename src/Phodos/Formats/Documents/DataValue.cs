namespace Phodos.Formats.Documents;

/// <summary>A value of a document: what JSON, YAML and the literals of Python have in common.</summary>
/// <param name="line">The line that the value begins on, counted from 1.</param>
internal abstract class DataValue(int line)
{
    /// <summary>The line that the value begins on, counted from 1.</summary>
    internal int Line { get; } = line;

    /// <summary>What it is, for messages.</summary>
    internal abstract string Kind { get; }
}

/// <summary>An integer or a real number; <c>nan</c> and <c>inf</c> of Python included.</summary>
internal sealed class DataNumber(double value, int line) : DataValue(line)
{
    internal double Value { get; } = value;

    internal override string Kind => "a number";
}

/// <summary>A string.</summary>
internal sealed class DataText(string value, int line) : DataValue(line)
{
    internal string Value { get; } = value;

    internal override string Kind => "a string";
}

/// <summary>True or false.</summary>
internal sealed class DataBoolean(bool value, int line) : DataValue(line)
{
    internal bool Value { get; } = value;

    internal override string Kind => "a truth value";
}

/// <summary><c>null</c> or <c>None</c>.</summary>
internal sealed class DataNull(int line) : DataValue(line)
{
    internal override string Kind => "null";
}

/// <summary>A list, a tuple or a numpy array.</summary>
/// <param name="items">The items that were kept.</param>
/// <param name="line">The line that the list begins on.</param>
/// <param name="omitted">The number of items that were passed over.</param>
internal sealed class DataList(IReadOnlyList<DataValue> items, int line, int omitted = 0) : DataValue(line)
{
    internal IReadOnlyList<DataValue> Items { get; } = items;

    /// <summary>The number of items in the document.</summary>
    internal int Count => Items.Count + omitted;

    internal override string Kind => "a list";
}

/// <summary>A dictionary, in the order of the document; keys that are whole numbers are kept as their text.</summary>
/// <param name="items">The entries that were kept.</param>
/// <param name="line">The line that the dictionary begins on.</param>
/// <param name="omitted">The number of entries with a whole number as their key that were passed over.</param>
internal sealed class DataDictionary(
    IReadOnlyList<KeyValuePair<string, DataValue>> items, int line, int omitted = 0) : DataValue(line)
{
    internal IReadOnlyList<KeyValuePair<string, DataValue>> Items { get; } = items;

    /// <summary>The number of entries in the document that are numbered instead of named.</summary>
    internal int NumberedCount => Items.Count(item => DataSelection.IsNumbered(item.Key)) + omitted;

    internal override string Kind => "a dictionary";

    /// <summary>The value of a key, or null. Of a key that stands twice the last one counts, as in Python.</summary>
    internal DataValue? Find(string key)
    {
        for (var index = Items.Count - 1; index >= 0; index--)
        {
            if (Items[index].Key == key)
                return Items[index].Value;
        }

        return null;
    }
}
