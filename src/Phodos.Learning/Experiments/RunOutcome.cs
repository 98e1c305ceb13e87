using Phodos.Learning.Evaluation;
using Phodos.Learning.Training;

namespace Phodos.Learning.Experiments;

/// <summary>What a run came to.</summary>
/// <param name="Run">Its folder.</param>
/// <param name="Config">Its configuration.</param>
/// <param name="End">Where the training is: finished, or stopped on request.</param>
/// <param name="Test">The test of the best epoch; null when the training was stopped.</param>
public sealed record RunOutcome(RunFolder Run, RunConfig Config, TrainingState End, TestOutcome? Test);

/// <summary>The test of a run.</summary>
/// <param name="Report">The metrics, which <c>test.json</c> of the run holds too.</param>
/// <param name="Result">The predictions and the metrics of each crystal.</param>
public sealed record TestOutcome(EvaluationReport Report, EvaluationResult Result);
