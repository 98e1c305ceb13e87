using Phodos.Cli.Console;
using Phodos.Learning;
using Phodos.Learning.Experiments.LearningCurves;
using Phodos.Reports.Figures;
using Phodos.Reports.Tables;

namespace Phodos.Cli.LearningCurves;

/// <summary>Writes a learning curve as table (CSV, Markdown, LaTeX), figure and JSON, and shows the table.</summary>
internal static class LearningCurveOutput
{
    /// <summary>The name of all its files.</summary>
    internal const string Name = "learning-curve";

    internal static void Write(Terminal terminal, IReadOnlyList<CurvePoint> points, string folder, FigureFiles figures)
    {
        var table = LearningCurveTable.Of(points);
        TableFiles.Save(table, folder);
        LearningJson.Write(Path.Combine(folder, Name + ".json"), points.Select(CurvePointRecord.Of));
        figures.Save(Draw(points, figures.Form), folder, Name);
        terminal.Print(TerminalTable.Of(table));
        terminal.Note($"The figure is {figures.FirstOf(folder, Name)}; the table as CSV, Markdown, LaTeX and JSON stands beside it.");
    }

    private static Figure Draw(IReadOnlyList<CurvePoint> points, FigureForm form)
    {
        var test = points[0].Runs.First.Test;
        var curves = points.GroupBy(point => point.Start.Title, (title, ofStart) => new LearningCurve(
            title,
            [
                .. ofStart.Select(point => (point.Crystals, Error: point.Runs.Over(run => run.Test.PerCrystalMean.Rmse)))
                    .Select(point => new LearningCurvePoint(point.Crystals, point.Error.Mean!.Value, point.Error.Deviation)),
            ]));
        return LearningCurveFigure.Create([.. curves], "Test RMSE (mean over crystals)", $"{test.Model} on {test.Data}", form);
    }
}
