using System.Collections.Immutable;
using Phodos.Cli.Evaluation;
using Phodos.Cli.Training;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.Comparison;
using Phodos.Reports.Figures;

namespace Phodos.Cli.Comparison;

/// <summary>The figures of a comparison.</summary>
/// <param name="Loss">The loss curves of the first seed of every model.</param>
/// <param name="Quartiles">The quartile panel of each model by name.</param>
internal sealed record ComparisonFigures(Figure Loss, ImmutableDictionary<string, Figure> Quartiles)
{
    /// <summary>The loss curves of the first seed of every model over each other.</summary>
    internal static Figure LossCurves(IEnumerable<ComparedModel> models) => LossCurvesFigure.Create(
        [.. models.Select(model => RunFigures.CurvesOf(model.Name, model.First.Epochs, model.First.BestEpoch))],
        title: "Training and validation");

    /// <summary>The test crystals of a model by error.</summary>
    internal static Figure QuartilePanel(string model, ExperimentData data, EvaluationResult result)
    {
        var crystals = EvaluationOutput.Crystals(data.Dataset, data.Split.Test, result);
        return QuartilePanelFigure.Create(crystals, data.Dataset.Grid, title: $"{model} on {data.Dataset.Name}: test crystals by error");
    }

    /// <summary>Writes each figure as PNG and SVG.</summary>
    internal void Save(string folder)
    {
        EvaluationOutput.Save(Loss, folder, "loss");
        foreach (var (model, figure) in Quartiles)
            EvaluationOutput.Save(figure, folder, $"quartiles-{model}");
    }
}
