using System.Collections.Immutable;
using System.Globalization;
using Phodos.Cli.Data;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.Comparison;
using Phodos.Reports.Html;
using Phodos.Reports.Tables;

namespace Phodos.Cli.Compare;

/// <summary>The page of a comparison.</summary>
internal static class ComparisonPage
{
    internal static HtmlPage Of(
        ComparisonResult result, ExperimentData data, IReadOnlyList<ReportTable> tables, ComparisonFigures figures)
    {
        var split = data.Split;
        var lead = string.Create(
            CultureInfo.InvariantCulture,
            $"Models that predict the phonon density of states of crystals, trained and tested on one split of {data.Dataset.Name}: "
            + $"{split.Train.Length} training, {split.Validation.Length} validation and {split.Test.Length} test crystals "
            + $"({SplitText.Of(split)}; data SHA-256 {data.Dataset.Sha256[..16]}…).");
        return new HtmlPage(
            $"Comparison of models on {data.Dataset.Name}",
            lead,
            [
                .. tables.Select((table, index) => new HtmlSection(Heading(index), [HtmlBlock.Table(table)])),
                LossSection(figures),
                .. QuartileSection(result, figures),
                .. MissingSection(result),
            ]);
    }

    private static string Heading(int table) => table switch { 0 => "Accuracy", 1 => "Cost", _ => "Settings" };

    private static HtmlSection LossSection(ComparisonFigures figures) => new(
        "Loss curves",
        [
            HtmlBlock.Figure(
                figures.Loss,
                "Training loss and validation RMSE (mean over crystals) of the first seed of each model. Models are trained by their own "
                + "losses, so their training losses do not compare; their validation RMSE does. The dot is the epoch whose weights "
                + "are tested."),
        ]);

    private static ImmutableArray<HtmlSection> QuartileSection(ComparisonResult result, ComparisonFigures figures)
    {
        HtmlBlock[] panels =
        [
            .. from model in result.Models
               where figures.Quartiles.ContainsKey(model.Name)
               select HtmlBlock.Figure(
                   figures.Quartiles[model.Name],
                   $"{model.Name}: the density of the mean squared error of the test crystals, cut into quartiles, and samples of each: "
                   + "the prediction over the reference."),
        ];
        return panels.Length == 0 ? [] : [new HtmlSection("Test crystals by error", [.. panels])];
    }

    private static ImmutableArray<HtmlSection> MissingSection(ComparisonResult result)
    {
        string[] missing =
        [
            .. result.Failures.Select(failure => failure.ToString()), .. result.Unfinished.Select(run => $"{run}: not finished"),
        ];
        return missing.Length == 0 ? [] : [new HtmlSection("Missing", [HtmlBlock.List(missing)])];
    }
}
