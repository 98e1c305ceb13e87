using System.Collections.Immutable;
using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.Comparison;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Reports.Figures;
using Phodos.Reports.Tables;

namespace Phodos.Cli.Compare;

/// <summary>Makes the tables, the figures and the page of a comparison.</summary>
internal sealed class CompareReport(
    ExperimentData data,
    ComputeRequest computing,
    FigureFiles files,
    Terminal terminal,
    IRunObserver observer,
    CancellationToken cancellation)
{
    private const string Page = "report.html";

    private readonly Workers _workers = new(computing.Threads);

    /// <summary>Writes everything into the folder of the comparison and shows the tables.</summary>
    /// <returns>The result, with what failed on the way.</returns>
    internal ComparisonResult Make(ComparisonResult result, string output)
    {
        List<ComparisonFailure> failures = [.. result.Failures];
        var hasQuartiles = data.Split.Test.Length >= QuartilePanelFigure.MinimumCrystals;
        var panels = hasQuartiles ? Try(result, failures, QuartilePanel) : ImmutableDictionary<string, Figure>.Empty;
        var costs = Try(result, failures, Cost);
        result = result with { Failures = [.. failures] };

        ReportTable[] tables =
        [
            AccuracyTable.Of(result.Models), CostTable.Of(result.Models, costs, computing), SettingsTable.Of(result.Models),
        ];
        var figures = new ComparisonFigures(ComparisonFigures.LossCurves(result.Models, files.Form), panels);
        foreach (var table in tables)
            TableFiles.Save(table, Path.Combine(output, "tables"));
        AtomicFile.WriteText(Path.Combine(output, "tables", "runs.csv"), CsvTable.Write(RunsTable.Of(result.Models)));
        figures.Save(Path.Combine(output, "figures"), files);
        var page = Path.Combine(output, Page);
        ComparisonPage.Of(result, data, tables, figures).Save(page);
        foreach (var table in tables)
            terminal.Print(TerminalTable.Of(table));
        terminal.Note($"The report is {page}; its tables and figures stand beside it.");
        return result;
    }

    private Figure QuartilePanel(FinishedRun run)
    {
        var (model, config) = ModelFile.Load(run.Folder.BestWeights, TorchRuntime.DeviceOf(computing.Device));
        using (model)
        {
            var test = data.Prepare(data.Split, config, _workers, observer).Test;
            var evaluated = new Evaluator(model, _workers).Evaluate(test, data.Dataset.Grid, cancellation: cancellation);
            return ComparisonFigures.QuartilePanel(run.Run.Model, data, evaluated, files.Form);
        }
    }

    private ModelCost Cost(FinishedRun run)
    {
        terminal.Note($"Measuring {run.Run.Model}");
        return MeasurementProcess.Measure(run.Folder, data.Origin.Source, computing, cancellation);
    }

    private static ImmutableDictionary<string, T> Try<T>(
        ComparisonResult result, List<ComparisonFailure> failures, Func<FinishedRun, T> make)
    {
        var made = ImmutableDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var model in result.Models)
        {
            try
            {
                made.Add(model.Name, make(model.First));
            }
            catch (InvalidInputException fault)
            {
                failures.Add(new ComparisonFailure(model.First.Run, fault.Message));
            }
        }

        return made.ToImmutable();
    }
}
