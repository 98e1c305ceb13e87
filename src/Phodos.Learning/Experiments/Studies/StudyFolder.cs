using Phodos.Datasets.Splits;

namespace Phodos.Learning.Experiments.Studies;

/// <summary>The folder of a study: <c>study.json</c>, <c>split.json</c>, and below <c>settings/</c> the run of each setting.</summary>
public sealed class StudyFolder
{
    private const string FailureFile = "failure.json";

    private StudyFolder(string path) => FullPath = Path.GetFullPath(path);

    /// <summary>The folder.</summary>
    public string FullPath { get; }

    private string RecordFile => In("study.json");

    /// <summary>Opens a study.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static StudyFolder Open(string path) =>
        TryOpen(path) ?? throw new InvalidInputException("there is no study here; give the folder that phodos study run made", path);

    /// <summary>Opens a study, or null where there is none.</summary>
    public static StudyFolder? TryOpen(string path)
    {
        var folder = new StudyFolder(path);
        return File.Exists(folder.RecordFile) ? folder : null;
    }

    /// <summary>
    /// Makes the folder of a study, or goes on with one. Its grid may have changed: what is the same setting keeps its run.
    /// </summary>
    /// <exception cref="InvalidInputException">The study here is on other data or another split, or the folder cannot be made.</exception>
    public static StudyFolder Make(string path, StudyRecord record, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(split);
        var folder = new StudyFolder(path);
        var splitFile = folder.In("split.json");
        if (File.Exists(folder.RecordFile))
        {
            if (folder.ReadRecord().Sha256 != record.Sha256 || !HasSameParts(SplitJson.Read(splitFile), split))
            {
                throw new InvalidInputException(
                    "the study here is on other data or another split, so its settings cannot be compared; "
                    + LearningRemedies.NameAnotherFolder,
                    path);
            }
        }

        try
        {
            Directory.CreateDirectory(folder.FullPath);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("cannot be made: " + fault.Message, path, innerException: fault);
        }

        SplitJson.Write(splitFile, split);
        LearningJson.Write(folder.RecordFile, record);
        return folder;
    }

    /// <summary>What the study is.</summary>
    /// <exception cref="InvalidInputException">Its file is damaged.</exception>
    public StudyRecord ReadRecord() => LearningJson.Read<StudyRecord>(RecordFile);

    /// <summary>The path of a file of the study.</summary>
    public string In(string relativePath) => Path.Combine(FullPath, relativePath);

    /// <summary>The folder of the run of a setting.</summary>
    public string Of(StudySetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return In(Path.Combine("settings", setting.FolderName));
    }

    /// <summary>Lets settings that failed be tried again, from where they were.</summary>
    public void ForgetFailures(IEnumerable<StudySetting> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        foreach (var file in settings.Select(FileOfFailure).Where(File.Exists))
            File.Delete(file);
    }

    /// <summary>
    /// Takes a setting for one process until the returned handle is disposed or the process ends; null where another has it.
    /// </summary>
    internal IDisposable? TryClaim(StudySetting setting)
    {
        Directory.CreateDirectory(Of(setting));
        try
        {
            return new FileStream(Path.Combine(Of(setting), ".study-lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException fault) when (fault is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
    }

    /// <summary>Why a setting failed; null where it did not.</summary>
    internal string? FailureOf(StudySetting setting)
    {
        var file = FileOfFailure(setting);
        return File.Exists(file) ? LearningJson.Read<SettingFailure>(file).Reason : null;
    }

    internal void RecordFailure(StudySetting setting, Exception fault) =>
        LearningJson.Write(FileOfFailure(setting), SettingFailure.Of(fault));

    private string FileOfFailure(StudySetting setting) => Path.Combine(Of(setting), FailureFile);

    private static bool HasSameParts(DataSplit one, DataSplit other) =>
        one.Train.SequenceEqual(other.Train) && one.Validation.SequenceEqual(other.Validation) && one.Test.SequenceEqual(other.Test);
}
