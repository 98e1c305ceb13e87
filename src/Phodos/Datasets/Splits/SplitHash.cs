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
        return Of(Ids(split.Train), Ids(split.Validation), Ids(split.Test));

        IEnumerable<string> Ids(ImmutableArray<int> part) => part.Select(index => data.Entries[index].Id);
    }

    /// <summary>The same of the ids themselves.</summary>
    public static string Of(IEnumerable<string> train, IEnumerable<string> validation, IEnumerable<string> test)
    {
        var text = new StringBuilder();
        Append("train", train);
        Append("valid", validation);
        Append("test", test);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        void Append(string name, IEnumerable<string> part) =>
            text.Append(name).Append('\n').AppendJoin('\n', part.Order(StringComparer.Ordinal)).Append('\n');
    }
}
