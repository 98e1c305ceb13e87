using System.Globalization;
using Phodos.Datasets.Splits;

namespace Phodos.Cli.Data;

/// <summary>How a split is named in a sentence.</summary>
internal static class SplitText
{
    /// <summary>Its rule with the seed, or that it came with the data.</summary>
    internal static string Of(DataSplit split) => split.Rule == SplitFiles.Rule
        ? "the split that came with the data"
        : string.Create(CultureInfo.InvariantCulture, $"split by the rule {split.Rule}, seed {split.Seed}");
}
