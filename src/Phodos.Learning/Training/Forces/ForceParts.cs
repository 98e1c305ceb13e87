using Phodos.Datasets.Forces;
using Phodos.Datasets.Splits;
using Phodos.Learning.Models;

namespace Phodos.Learning.Training.Forces;

/// <summary>The parts of a store of calculations by the names that its rows carry.</summary>
internal static class ForceParts
{
    /// <summary>What a network learns from.</summary>
    internal const string Training = "train";

    /// <summary>What chooses its best epoch and makes its error bars.</summary>
    internal const string Validation = "valid";

    /// <summary>What is looked at when everything is chosen.</summary>
    internal const string Test = "test";

    /// <summary>The crystals of a store and its split, as weights carry them.</summary>
    /// <param name="store">The store.</param>
    /// <param name="rows">The identifier and the part of each of its rows.</param>
    internal static TrainedOn Origin(ForceStore store, IReadOnlyCollection<(string Id, string? Part)> rows)
    {
        return new TrainedOn(
            Path.GetFileNameWithoutExtension(store.Name), store.Sha256(), SplitHash.Of(Of(Training), Of(Validation), Of(Test)), "files", 0);

        IEnumerable<string> Of(string part) => rows.Where(row => row.Part == part).Select(row => row.Id);
    }
}
