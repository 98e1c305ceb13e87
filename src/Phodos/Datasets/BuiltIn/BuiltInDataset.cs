using System.Collections.Immutable;
using Phodos.Datasets.Splits;
using Phodos.Spectra;

namespace Phodos.Datasets.BuiltIn;

/// <summary>
/// The data set that comes with the program: crystals of common prototypes with the densities of states of a Born–von Kármán spring model
/// (<see cref="LatticeDynamics.SpringModel"/>). It shows and tests the program; it is a model of crystals and no calculation of real
/// materials.
/// </summary>
public static class BuiltInDataset
{
    /// <summary>The name of the data set in reports.</summary>
    public const string Name = "Born–von Kármán model (built in, not DFT)";

    /// <summary>Raised whenever the crystals or their labels change.</summary>
    public const int Version = 2;

    /// <summary>
    /// Makes the data set, or reads its labels from the cache. The result is the same bit for bit for any number of threads.
    /// </summary>
    /// <param name="progress">Told the finished fraction, 0..1, while labels are made.</param>
    /// <param name="cacheFolder">
    /// Where the labels are kept; the user's cache folder by default. A cache that cannot be read or written costs time and is no error.
    /// </param>
    /// <param name="threads">The largest number of threads, at least 1; all processors by default.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static DosDataset Create(
        IProgress<double>? progress = null, string? cacheFolder = null, int? threads = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads ?? 1, 1, nameof(threads));
        var samples = Samples();
        var cache = LabelCache.In(cacheFolder ?? UserCache.Folder, Version);
        var labels = cache?.TryRead(samples);
        if (labels is null)
        {
            labels = MakeLabels(samples, progress, threads ?? Environment.ProcessorCount, cancellation);
            cache?.TryWrite(samples, labels);
        }

        ImmutableArray<DosEntry> entries =
            [.. samples.Zip(labels, (sample, label) => new DosEntry(sample.Id, sample.Crystal, sample.System, label))];
        return new DosDataset(Name, CanonicalContent.Sha256(entries), FrequencyGrid.Paper, entries);
    }

    /// <summary>The split that the program uses unless told otherwise: balanced by elements, 80/10/10, seed 0.</summary>
    public static DataSplit DefaultSplit(DosDataset dataset) => SplitRules.ByElements(dataset, seed: 0);

    /// <summary>The crystals without their labels, in the order of the data set.</summary>
    internal static ImmutableArray<Sample> Samples() =>
    [
        .. from prototype in Prototypes.All
           from elements in prototype.Choices()
           select new Sample(prototype.Id(elements), prototype.Build(elements), prototype.Shape.System),
    ];

    private static DensityOfStates[] MakeLabels(
        ImmutableArray<Sample> samples, IProgress<double>? progress, int threads, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var labels = new DensityOfStates[samples.Length];
        var finished = 0;
        Parallel.For(0, samples.Length, options, index =>
        {
            labels[index] = ModelLabel.Of(samples[index].Crystal);
            progress?.Report((double)Interlocked.Increment(ref finished) / samples.Length);
        });
        return labels;
    }
}
