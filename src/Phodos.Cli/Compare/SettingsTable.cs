using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Phodos.Learning;
using Phodos.Learning.Experiments.Comparison;
using Phodos.Learning.Models;
using Phodos.Learning.Training;
using Phodos.Reports.Tables;

namespace Phodos.Cli.Compare;

/// <summary>How each model was made and trained, where it is not as usual.</summary>
internal static class SettingsTable
{
    internal static ReportTable Of(IEnumerable<ComparedModel> models) => new(
        "settings",
        "How the models were trained.",
        [
            TableColumn.Text("model", "Model"),
            TableColumn.Text("architecture", "Architecture"),
            TableColumn.Text("options", "Options that are not its defaults"),
            TableColumn.Text("training", "Training that is not its recipe"),
            TableColumn.Text("seeds", "Seeds"),
            TableColumn.Text("epochs", "Epochs"),
            TableColumn.Text("best_epochs", "Best epoch"),
        ],
        models.Select(Row));

    private static TableCell[] Row(ComparedModel model)
    {
        var config = model.First.Config;
        var architecture = ModelRegistry.Find(config.Model.Architecture);
        string[] options =
        [
            .. Differences(config.Model.Options, architecture.DefaultOptions), .. Differences(config.Model.Graph, architecture.Graph),
        ];
        return
        [
            TableCell.Of(model.Name),
            TableCell.Of(architecture.Name),
            List(options),
            List(Differences(config.Training, TrainingRecipes.Of(architecture.Name) with { Seed = config.Training.Seed })),
            List(model.Runs.Select(run => Text(run.Run.Seed))),
            List(model.Runs.Select(run => Text(run.Epochs.Count)).Distinct()),
            List(model.Runs.Select(run => Text(run.BestEpoch))),
        ];
    }

    private static TableCell List(IEnumerable<string> items) =>
        string.Join(", ", items) is { Length: > 0 } text ? TableCell.Of(text) : TableCell.None;

    private static IEnumerable<string> Differences<T>(T chosen, T usual)
    {
        var other = Properties(usual);
        return Properties(chosen)
            .Where(option => !JsonNode.DeepEquals(option.Value, other[option.Key]))
            .Select(option => $"{JsonNamingPolicy.KebabCaseLower.ConvertName(option.Key)}={option.Value?.ToJsonString() ?? "none"}");
    }

    private static JsonObject Properties<T>(T options) => JsonSerializer.SerializeToNode(options, LearningJson.Options)!.AsObject();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
