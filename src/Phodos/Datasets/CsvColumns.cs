namespace Phodos.Datasets;

/// <summary>
/// Where the header says that the columns of the published layout are. Their order is free; other columns are passed over.
/// </summary>
internal sealed class CsvColumns
{
    private readonly int _id;
    private readonly int _structure;
    private readonly int _frequencies;
    private readonly int _total;
    private readonly int? _projections;
    private readonly int? _system;

    /// <param name="header">The fields of the first record.</param>
    /// <exception cref="InvalidInputException">A column is missing or stands twice.</exception>
    internal CsvColumns(string[] header)
    {
        Count = header.Length;
        _id = Require(header, "mp_id");
        _structure = Require(header, "structure");
        _frequencies = Require(header, "phfreq");
        _total = Require(header, "phdos");
        _projections = Find(header, "pdos");
        _system = Find(header, "crystal_system");
    }

    /// <summary>The number of columns, those passed over included.</summary>
    internal int Count { get; }

    internal bool HasSystem => _system is not null;

    internal string Id(string[] fields) => _id < fields.Length ? fields[_id].Trim() : "";

    internal string Structure(string[] fields) => fields[_structure];

    internal string Frequencies(string[] fields) => fields[_frequencies];

    internal string Total(string[] fields) => fields[_total];

    /// <summary>The projected DOS, or null where there is none.</summary>
    internal string? Projections(string[] fields) =>
        _projections is { } column && !string.IsNullOrWhiteSpace(fields[column]) ? fields[column] : null;

    /// <summary>The crystal system, or null where there is none.</summary>
    internal string? System(string[] fields) =>
        _system is { } column && !string.IsNullOrWhiteSpace(fields[column]) ? fields[column].Trim() : null;

    private static int Require(string[] header, string name) => Find(header, name) ?? throw new InvalidInputException(
        $"the header has no column '{name}'; the layout is mp_id, structure, phfreq, phdos, pdos[, crystal_system]", line: 1);

    private static int? Find(string[] header, string name)
    {
        var first = Array.FindIndex(header, column => column.Trim() == name);
        if (first != Array.FindLastIndex(header, column => column.Trim() == name))
            throw new InvalidInputException($"the header has the column '{name}' twice", line: 1);
        return first < 0 ? null : first;
    }
}
