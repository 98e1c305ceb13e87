using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Phodos.Crystals;
using Phodos.Datasets.Splits;

namespace Phodos.Datasets.Portrait;

/// <summary>What is in a data set and in the parts of its split: the numbers behind its figures.</summary>
public sealed class DatasetPortrait
{
    private DatasetPortrait(ImmutableArray<double> cutoffs, CrystalPortrait[] crystals, DataSplit split)
    {
        Cutoffs = cutoffs;
        All = new PartPortrait("all", crystals, cutoffs.Length);
        Parts = [Part("train", split.Train), Part("validation", split.Validation), Part("test", split.Test)];
        ElementShares =
        [
            .. from element in All.Elements
               from part in Parts
               where part.Crystals > 0
               select ElementShare.Of(element, part, All),
        ];

        PartPortrait Part(string name, ImmutableArray<int> indices) =>
            new(name, [.. indices.Select(index => crystals[index])], cutoffs.Length);
    }

    /// <summary>The radii (angstrom) inside which neighbours are counted.</summary>
    public ImmutableArray<double> Cutoffs { get; }

    /// <summary>The whole data set, with the crystals that are in no part of the split.</summary>
    public PartPortrait All { get; }

    /// <summary>Training, validation and test part.</summary>
    public ImmutableArray<PartPortrait> Parts { get; }

    /// <summary>Every element in every part that is not empty, by atomic number and then in the order of the parts.</summary>
    public ImmutableArray<ElementShare> ElementShares { get; }

    /// <summary>The share that is furthest from that in all crystals.</summary>
    public ElementShare LargestDeviation => ElementShares.MaxBy(share => Math.Abs(share.Deviation))!;

    /// <summary>Looks at all crystals, each once, on all processors.</summary>
    /// <param name="dataset">The data set, of at least one crystal.</param>
    /// <param name="split">A split of it.</param>
    /// <param name="cutoffs">The radii (angstrom) inside which neighbours are counted, as in <see cref="NeighborCounts.Of"/>.</param>
    /// <param name="symmetry">Finds conventional cells; asked once a crystal.</param>
    /// <param name="tolerance">The tolerance (angstrom) of the symmetry search.</param>
    /// <param name="progress">Told the number of crystals done since it was last told; called from any thread.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InvalidInputException">The split is of a larger data set, or a crystal has too many neighbours.</exception>
    public static DatasetPortrait Of(
        DosDataset dataset,
        DataSplit split,
        ImmutableArray<double> cutoffs,
        ISymmetryFinder symmetry,
        double tolerance = 1e-3,
        Action<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(symmetry);
        split.RequireFits(dataset.Entries.Length);
        var crystals = new CrystalPortrait[dataset.Entries.Length];
        try
        {
            Parallel.For(0, crystals.Length, new ParallelOptions { CancellationToken = cancellation }, index =>
            {
                crystals[index] = CrystalPortrait.Of(dataset.Entries[index], cutoffs, symmetry, tolerance);
                progress?.Invoke(1);
            });
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }

        return new DatasetPortrait(cutoffs, crystals, split);
    }
}
