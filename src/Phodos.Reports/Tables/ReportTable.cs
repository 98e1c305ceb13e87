using System.Collections.Immutable;

namespace Phodos.Reports.Tables;

/// <summary>A table as it stands in a paper: it knows its columns and which values are best, and writers put it into files.</summary>
public sealed class ReportTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="name">The name of its files, and of its label in LaTeX: letters, digits and hyphens.</param>
    /// <param name="title">What it shows, in a sentence.</param>
    /// <param name="columns">At least one column.</param>
    /// <param name="rows">Rows of one cell a column.</param>
    /// <param name="notes">What a reader must know to read it, a sentence or more each.</param>
    public ReportTable(
        string name,
        string title,
        IEnumerable<TableColumn> columns,
        IEnumerable<IReadOnlyList<TableCell>> rows,
        params IEnumerable<string> notes)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Title = title;
        Columns = [.. columns];
        Rows = [.. rows.Select(row => row.ToImmutableArray())];
        Notes = [.. notes];
        if (Columns.IsEmpty)
            throw new ArgumentException("A table needs a column.", nameof(columns));
        if (Rows.FirstOrDefault(row => row.Length != Columns.Length) is { IsDefault: false } odd)
            throw new ArgumentException($"A row has {odd.Length} cells; the table has {Columns.Length} columns.", nameof(rows));
    }

    /// <summary>The name of its files.</summary>
    public string Name { get; }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>The columns.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>The rows, <c>[rows][columns]</c>.</summary>
    public ImmutableArray<ImmutableArray<TableCell>> Rows { get; }

    /// <summary>What a reader must know to read it.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>Whether a cell holds the best of several values of its column; all that read the same as the best are.</summary>
    public bool IsBest(int row, int column)
    {
        var of = Columns[column];
        double[] values = [.. Rows.Select(cells => cells[column].Value).OfType<double>()];
        if (of.Best == BestValue.None || values.Length < 2 || Rows[row][column].Value is null)
            return false;
        var best = TableCell.Of(of.Best == BestValue.Lowest ? values.Min() : values.Max());
        return Rows[row][column].ShownValue(of) == best.ShownValue(of);
    }

    /// <summary>The cell as a reader sees it, without emphasis.</summary>
    public string Shown(int row, int column) => Rows[row][column].Shown(Columns[column]);

    /// <summary>The headings above the columns' names: runs of columns of the same group; none where no column has a group.</summary>
    internal IReadOnlyList<(string Group, int First, int Count)> Groups()
    {
        var groups = new List<(string Group, int First, int Count)>();
        for (var column = 0; column < Columns.Length; column++)
        {
            if (groups is [.., var last] && last.Group == Columns[column].Group)
                groups[^1] = last with { Count = last.Count + 1 };
            else
                groups.Add((Columns[column].Group, column, 1));
        }

        return groups.TrueForAll(group => group.Group.Length == 0) ? [] : groups;
    }
}
