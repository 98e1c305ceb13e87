namespace Phodos.Formats.Cif;

/// <summary>A data block: its name, its line, and the values of the data names in <see cref="CifTags"/>.</summary>
internal sealed class CifBlock(string name, int line)
{
    private readonly Dictionary<string, List<CifValue>> _items = new(StringComparer.Ordinal);
    private readonly HashSet<CifFault> _faults = [];

    internal string Name => name;

    internal int Line => line;

    /// <summary>Where a text field of the block begins that nothing closes, so that the rest of the file is lost.</summary>
    internal int? UnclosedLine { get; set; }

    /// <summary>What was passed over in this block, one entry a kind, so that a broken file cannot fill the memory.</summary>
    internal List<string> Warnings { get; } = [];

    /// <summary>Whether the block has a cell and atoms. A form that nobody filled in has neither.</summary>
    internal bool HasStructure =>
        FirstOf([CifTags.Lengths[0]]) is not null
        && (Column(CifTags.Fractional[0]) ?? Column(CifTags.Cartesian[0])) is { } column && column.Any(value => !value.IsUnknown);

    /// <summary>Adds an item. One that the block already has is replaced, as other programs do.</summary>
    internal void Add(string tag, List<CifValue> values, int itemLine)
    {
        if (!_items.TryAdd(tag, values) && IsFirst(CifFault.Duplicate))
            Warnings.Add($"line {itemLine}: {tag} is given twice; the last is used");
        _items[tag] = values;
    }

    /// <summary>Whether no fault of this kind was asked about before.</summary>
    internal bool IsFirst(CifFault fault) => _faults.Add(fault);

    /// <summary>The values of a data name, one a row of its loop, or null.</summary>
    internal IReadOnlyList<CifValue>? Column(string tag) => _items.GetValueOrDefault(tag);

    /// <summary>The first of the data names that has a value other than <c>?</c> and <c>.</c>, or null.</summary>
    internal CifValue? FirstOf(IEnumerable<string> tags)
    {
        foreach (var tag in tags)
        {
            if (Column(tag) is [var value, ..] && value.HasText)
                return value;
        }

        return null;
    }
}
