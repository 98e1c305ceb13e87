using Phodos.Learning.Experiments.Comparison;

namespace Phodos.Learning.Experiments.LearningCurves;

/// <summary>A point of a learning curve: the finished runs of one start and size, which differ in nothing but the seed.</summary>
/// <param name="Start">How they began.</param>
/// <param name="Crystals">How many crystals they learnt from.</param>
/// <param name="Runs">The runs.</param>
public sealed record CurvePoint(CurveStart Start, int Crystals, ComparedModel Runs)
{
    /// <summary>The points that are finished, by size, and in the order of the starts where the size is the same.</summary>
    public static IReadOnlyList<CurvePoint> Of(ComparisonResult result, IReadOnlyList<CurveStart> starts, IReadOnlyList<TrainingSize> sizes)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            .. from size in sizes
               from start in starts
               from runs in result.Models
               where runs.Name == start.NameOf(size)
               select new CurvePoint(start, runs.First.Split.Train.Length, runs),
        ];
    }
}
