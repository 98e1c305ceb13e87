using Parquet;

namespace Phodos.Datasets.Store;

/// <summary>One column of the row group that is being gathered.</summary>
internal interface IColumnBuffer
{
    /// <summary>The values of the column, absent ones and empty lists included.</summary>
    int SlotCount { get; }

    /// <summary>Writes the column and empties the buffer.</summary>
    void Write(ParquetRowGroupWriter writer);
}
