namespace Phodos.Reports.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Key">What a program calls it: the header of a CSV file, such as <c>rmse</c>.</param>
/// <param name="Name">What a reader sees, with the unit where there is one.</param>
public sealed record TableColumn(string Key, string Name)
{
    /// <summary>At which side its cells stand: text at the left, numbers at the right.</summary>
    public ColumnAlignment Alignment { get; init; }

    /// <summary>The heading that it shares with its neighbours; empty for none.</summary>
    public string Group { get; init; } = "";

    /// <summary>How its numbers are written for a reader, as .NET's format strings, such as <c>F4</c>. Default <c>G4</c>.</summary>
    public string Format { get; init; } = "G4";

    /// <summary>Which of its values is the best and stands out. Default none.</summary>
    public BestValue Best { get; init; }

    /// <summary>A column of words, at the left.</summary>
    public static TableColumn Text(string key, string name) => new(key, name);

    /// <summary>A column of numbers, at the right.</summary>
    /// <param name="key">What a program calls it.</param>
    /// <param name="name">What a reader sees.</param>
    /// <param name="format">How its numbers are written for a reader.</param>
    /// <param name="best">Which of its values is the best.</param>
    public static TableColumn Number(string key, string name, string format, BestValue best = BestValue.None) =>
        new(key, name) { Alignment = ColumnAlignment.Right, Format = format, Best = best };

    /// <summary>Name and group in one line, for a table that has a single row of headings.</summary>
    internal string FullName => Group.Length == 0 ? Name : $"{Name}, {Group}";
}

/// <summary>At which side the cells of a column stand.</summary>
public enum ColumnAlignment
{
    /// <summary>At the left.</summary>
    Left,

    /// <summary>At the right.</summary>
    Right,
}

/// <summary>Which value of a column is the best.</summary>
public enum BestValue
{
    /// <summary>None is better than the others.</summary>
    None,

    /// <summary>The lowest, as of an error.</summary>
    Lowest,

    /// <summary>The highest, as of a speed.</summary>
    Highest,
}
