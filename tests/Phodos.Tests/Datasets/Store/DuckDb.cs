using DuckDB.NET.Data;

namespace Phodos.Tests.Datasets.Store;

/// <summary>Another implementation of Parquet.</summary>
internal static class DuckDb
{
    /// <summary>The rows that a query gives.</summary>
    internal static List<object?[]> Rows(string query)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        List<object?[]> rows = [];
        while (reader.Read())
        {
            var columns = Enumerable.Range(0, reader.FieldCount);
            rows.Add([.. columns.Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column))]);
        }

        return rows;
    }
}
