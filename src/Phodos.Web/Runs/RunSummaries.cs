using System.Collections.Immutable;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Training;
using Phodos.Reports.Tables;

namespace Phodos.Web.Runs;

/// <summary>A training run in a list.</summary>
/// <param name="Id">What requests know it by.</param>
/// <param name="Name">Its folder, from the folder of all runs.</param>
/// <param name="Model">The architecture.</param>
/// <param name="Epochs">How many epochs it was trained.</param>
/// <param name="BestEpoch">The epoch of the lowest validation RMSE; null before the first evaluation.</param>
/// <param name="BestRmse">That RMSE.</param>
/// <param name="Updated">When an epoch ended last.</param>
/// <param name="IsLive">Whether it is trained now.</param>
internal sealed record RunSummary(
    string Id, string Name, string Model, int Epochs, int? BestEpoch, double? BestRmse, DateTime Updated, bool IsLive);

/// <summary>A training run.</summary>
/// <param name="Summary">As in the list.</param>
/// <param name="Config">Its configuration.</param>
/// <param name="Epochs">Its epochs.</param>
/// <param name="Test">The test of its best epoch; null where it is not tested yet.</param>
internal sealed record RunDetails(RunSummary Summary, RunConfig Config, ImmutableArray<EpochRow> Epochs, EvaluationReport? Test);

/// <summary>The table of a study.</summary>
/// <param name="Id">What requests know it by.</param>
/// <param name="Name">Its folder.</param>
/// <param name="Title">What the table shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows: texts, numbers, or null.</param>
internal sealed record StudySummary(
    string Id, string Name, string Title, ImmutableArray<StudyColumn> Columns, ImmutableArray<ImmutableArray<object?>> Rows)
{
    internal static StudySummary Of(string id, string name, ReportTable table) => new(
        id,
        name,
        table.Title,
        [.. table.Columns.Select(column => new StudyColumn(column.Name, column.Alignment == ColumnAlignment.Right))],
        [.. table.Rows.Select(row => row.Select(cell => cell.Text ?? (object?)cell.Value).ToImmutableArray())]);
}

/// <summary>A column of a study's table.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="IsNumber">Whether it stands at the right, as numbers do.</param>
internal sealed record StudyColumn(string Name, bool IsNumber);

/// <summary>A report in a list.</summary>
/// <param name="Id">What requests know it by.</param>
/// <param name="Name">Its folder.</param>
internal sealed record ReportSummary(string Id, string Name);
