using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Phodos.Learning;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.Studies;
using Phodos.Learning.Training;
using Phodos.Reports.Studies;

namespace Phodos.Web.Runs;

/// <summary>
/// The training runs, studies and reports below a folder. It is searched anew at each question; a request names one by an identifier
/// made of its place, never by a path.
/// </summary>
/// <param name="root">The folder.</param>
internal sealed class TrainingFolder(string root)
{
    private const int MaximumDepth = 4;
    private const int MaximumFolders = 5000;
    private const string ReportFile = "report.html";

    private static readonly EnumerationOptions Search = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = MaximumDepth,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
    };

    /// <summary>All runs, the last changed first; one that cannot be read is left out.</summary>
    internal IReadOnlyList<RunSummary> Runs() =>
    [
        .. Folders().Select(folder => RunFolder.TryOpen(folder) is { } run ? Attempt(() => Summarize(run)) : null)
            .OfType<RunSummary>().OrderByDescending(run => run.Updated).ThenBy(run => run.Name, StringComparer.Ordinal),
    ];

    /// <summary>A run; null where there is none of that identifier.</summary>
    /// <exception cref="InvalidInputException">A file of it is damaged.</exception>
    internal RunDetails? Run(string id)
    {
        if (Find(id, folder => RunFolder.TryOpen(folder) is not null) is not { } path)
            return null;
        var run = RunFolder.Open(path);
        var test = run.In(TrainingRun.TestFile);
        try
        {
            var (config, epochs) = Read(run);
            return new RunDetails(
                Summarize(run, config, epochs),
                config,
                epochs,
                File.Exists(test) ? LearningJson.Read<EvaluationReport>(test) : null);
        }
        catch (InvalidInputException fault) when (fault.File is not null)
        {
            // Where the folder is on this machine is nobody's business.
            throw new InvalidInputException(fault.Problem, NameOf(fault.File), fault.Line, fault);
        }
    }

    /// <summary>The tables of all studies.</summary>
    internal IReadOnlyList<StudySummary> Studies() =>
        [.. Folders().Select(folder => StudyFolder.TryOpen(folder) is { } study ? Attempt(() => Summarize(study)) : null).OfType<StudySummary>()];

    /// <summary>The reports of comparisons and data sets.</summary>
    internal IReadOnlyList<ReportSummary> Reports() =>
        [.. Folders().Where(HasReport).Select(folder => new ReportSummary(IdOf(folder), NameOf(folder)))];

    /// <summary>The page of a report; null where there is none of that identifier.</summary>
    internal Stream? Report(string id) =>
        Find(id, HasReport) is { } folder ? File.OpenRead(Path.Combine(folder, ReportFile)) : null;

    // A link may lead to any file of the machine, and a report is sent as it is.
    private static bool HasReport(string folder) =>
        new FileInfo(Path.Combine(folder, ReportFile)) is { Exists: true, LinkTarget: null };

    private IEnumerable<string> Folders() =>
        Directory.EnumerateDirectories(root, "*", Search).Prepend(root).Take(MaximumFolders);

    private string? Find(string id, Func<string, bool> isSuch) => Folders().FirstOrDefault(folder => IdOf(folder) == id && isSuch(folder));

    private string NameOf(string folder) =>
        Path.GetRelativePath(root, folder) is { } name && name != "." ? name.Replace('\\', '/') : Path.GetFileName(Path.GetFullPath(root));

    private string IdOf(string folder) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(NameOf(folder))).AsSpan(0, 8));

    private RunSummary Summarize(RunFolder run)
    {
        var (config, epochs) = Read(run);
        return Summarize(run, config, epochs);
    }

    private RunSummary Summarize(RunFolder run, RunConfig config, ImmutableArray<EpochRow> epochs)
    {
        var best = epochs.Where(epoch => epoch.ValidationRmse is not null).MinBy(epoch => epoch.ValidationRmse);
        return new RunSummary(
            IdOf(run.FullPath),
            NameOf(run.FullPath),
            config.Model.Architecture,
            epochs.Length,
            best?.Epoch,
            best?.ValidationRmse,
            File.GetLastWriteTimeUtc(File.Exists(run.MetricsFile) ? run.MetricsFile : run.ConfigFile),
            run.IsClaimed());
    }

    private StudySummary Summarize(StudyFolder study)
    {
        var record = study.ReadRecord();
        SettingResult[] results =
        [
            .. record.Search.Choose(record.ToDefinition()).Select(setting => SettingResult.Read(study, setting))
                .OrderBy(result => result.ValidationRmse ?? double.PositiveInfinity),
        ];
        return StudySummary.Of(IdOf(study.FullPath), NameOf(study.FullPath), StudyTable.Of(record.Data, results));
    }

    private static (RunConfig Config, ImmutableArray<EpochRow> Epochs) Read(RunFolder run) => (
        LearningJson.Read<RunConfig>(run.ConfigFile),
        File.Exists(run.MetricsFile) ? [.. MetricsTable.Read(run.MetricsFile)] : []);

    // A list is of what can be read; a run that is asked for by itself says what is wrong with it.
    private static T? Attempt<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is InvalidInputException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
