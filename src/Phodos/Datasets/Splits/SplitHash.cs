using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Phodos.Datasets.Splits;

/// <summary>What tells one split of crystals from another, whatever file they are kept in and in whatever order.</summary>
public static class SplitHash
{
    /// <summary>The SHA-256 of the ids of the crystals that train, validate and test, each part in ordinal order.</summary>
    /// <param name="data">The crystals.</param>
    /// <param name="split">A split of them.</param>
    public static string Of(DosDataset data, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(split);
        var text = new StringBuilder();
        Append("train", split.Train);
        Append("valid", split.Validation);
        Append("test", split.Test);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        void Append(string name, ImmutableArray<int> part) =>
            text.Append(name).Append('\n').AppendJoin('\n', part.Select(index => data.Entries[index].Id).Order(StringComparer.Ordinal)).Append('\n');
    }
}
