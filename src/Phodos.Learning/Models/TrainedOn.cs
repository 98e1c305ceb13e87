using Phodos.Datasets;
using Phodos.Datasets.Splits;

namespace Phodos.Learning.Models;

/// <summary>The crystals that weights learnt from, as the weights and their calibration carry them.</summary>
/// <param name="Data">The name of the data set.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="SplitSha256">Which of its crystals trained, validated and tested, <see cref="SplitHash"/>.</param>
/// <param name="Rule">The rule of the split, <see cref="DataSplit.Rule"/>.</param>
/// <param name="Seed">Its seed.</param>
public sealed record TrainedOn(string Data, string Sha256, string SplitSha256, string Rule, int Seed)
{
    /// <summary>A data set and its split.</summary>
    public static TrainedOn Of(DosDataset data, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(split);
        return new TrainedOn(data.Name, data.Sha256, SplitHash.Of(data, split), split.Rule, split.Seed);
    }

    /// <summary>
    /// Why these validation and test crystals may be among those that weights learnt from, in one line; null where they are not.
    /// </summary>
    /// <param name="known">What the weights learnt from, the data of the weights that they started from too; at least one.</param>
    public string? Contradiction(IReadOnlyList<TrainedOn> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (known.FirstOrDefault(one => one.Sha256 == Sha256 && one.SplitSha256 != SplitSha256) is { } otherSplit)
        {
            return $"the model learnt from these data under another split (rule {otherSplit.Rule}, seed {otherSplit.Seed}, "
                + $"hash {Short(otherSplit.SplitSha256)}; this one has {Short(SplitSha256)}), so crystals of the other parts may be among "
                + "those that it learnt from; give the split of its training, or the folder of the run";
        }

        return known.Any(one => one.SplitSha256 == SplitSha256)
            ? null
            : $"the model learnt from {string.Join(" and ", known.Select(one => $"{one.Data} ({Short(one.Sha256)})"))}, not from {Data} "
                + $"({Short(Sha256)}) with this split, so these crystals may be among those that it learnt from; "
                + "give the data and the split of its training";
    }

    private static string Short(string hash) => hash.Length > 12 ? hash[..12] : hash;
}
