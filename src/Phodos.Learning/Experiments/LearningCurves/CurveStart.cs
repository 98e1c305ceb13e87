using Phodos.Learning.Experiments.Comparison;

namespace Phodos.Learning.Experiments.LearningCurves;

/// <summary>One line of a learning curve: a start from which a model is trained on more and more crystals.</summary>
/// <param name="Name">How the folders of its runs begin, such as <c>scratch</c>.</param>
/// <param name="Title">What a reader sees.</param>
/// <param name="Plan">How a run is trained; the number of crystals and the seed are replaced by those of the run.</param>
public sealed record CurveStart(string Name, string Title, RunPlan Plan)
{
    /// <summary>The run of a size and a seed in the folder of a learning curve: <c>NAME-SIZE/seed-N</c>.</summary>
    public (ComparedRun Run, RunPlan Plan) RunOf(TrainingSize size, int seed, string folder)
    {
        ArgumentNullException.ThrowIfNull(size);
        return (
            ComparedRun.In(folder, NameOf(size), seed),
            Plan with { TrainLimit = size.Limit, Training = Plan.Training with { Seed = seed } });
    }

    /// <summary>What the runs of a size are called.</summary>
    public string NameOf(TrainingSize size) => $"{Name}-{size}";
}
