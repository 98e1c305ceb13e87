namespace Phodos.Datasets.Store;

/// <summary>One column of the row group that is being read.</summary>
internal interface IColumnCursor
{
    /// <summary>Whether every row was read.</summary>
    bool IsAtEnd { get; }

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="InvalidDataException">There is no further row.</exception>
    void MoveNext();
}
