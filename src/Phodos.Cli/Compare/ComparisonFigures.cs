using System.Collections.Immutable;
using Phodos.Cli.Console;
using Phodos.Cli.Evaluate;
using Phodos.Cli.Train;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.Comparison;
using Phodos.Reports.Figures;

namespace Phodos.Cli.Compare;

/// <summary>The figures of a comparison.</summary>
/// <param name="Loss">The loss curves of the first seed of every model.</param>
/// <param name="Quartiles">The quartile panel of each model by name.</param>
internal sealed record ComparisonFigures(Figure Loss, ImmutableDictionary<string, Figure> Quartiles)
{
    /// <summary>The loss curves of the first seed of every model over each other.</summary>
    internal static Figure LossCurves(IEnumerable<ComparedModel> models, FigureForm form) => LossCurvesFigure.Create(
        [.. models.Select(model => RunFigures.CurvesOf(model.Name, model.First.Epochs, model.First.BestEpoch))],
        title: "Training and validation",
        form: form);

    /// <summary>The test crystals of a model by error.</summary>
    internal static Figure QuartilePanel(string model, ExperimentData data, EvaluationResult result, FigureForm form)
    {
        var crystals = EvaluationOutput.Crystals(data.Dataset, data.Split.Test, result);
        var title = $"{model} on {data.Dataset.Name}: test crystals by error";
        return QuartilePanelFigure.Create(crystals, data.Dataset.Grid, title: title, form: form);
    }

    /// <summary>Writes each figure.</summary>
    internal void Save(string folder, FigureFiles files)
    {
        files.Save(Loss, folder, "loss");
        foreach (var (model, figure) in Quartiles)
            files.Save(figure, folder, $"quartiles-{model}");
    }
}
