using System.Globalization;
using Phodos.Learning.Models;

namespace Phodos.Learning.Training;

/// <summary>
/// The folder of a training run: <c>config.json</c>, <c>split.json</c>, <c>metrics.csv</c>,
/// <c>log.txt</c>, <c>checkpoints/</c>, TensorBoard events, and what is made of it later.
/// </summary>
public sealed class RunFolder
{
    private RunFolder(string path) => FullPath = System.IO.Path.GetFullPath(path);

    /// <summary>The folder.</summary>
    public string FullPath { get; }

    /// <summary>The configuration of the run.</summary>
    public string ConfigFile => In("config.json");

    /// <summary>Which entries train, validate and test.</summary>
    public string SplitFile => In("split.json");

    /// <summary>One line an epoch.</summary>
    public string MetricsFile => In("metrics.csv");

    /// <summary>What the run said, with the time.</summary>
    public string LogFile => In("log.txt");

    /// <summary>The weights of the best epoch.</summary>
    public string BestWeights => In(ModelFile.BestOfRun);

    /// <summary>The newest state to go on from.</summary>
    public string LastCheckpoint => In("checkpoints/last.safetensors");

    /// <summary>The folder of TensorBoard's event files.</summary>
    public string Events => In("events");

    /// <summary>Makes sure that a new run can be put somewhere, as far as it can be told without making it.</summary>
    /// <exception cref="InvalidInputException">There is a run already.</exception>
    public static void RequireFree(string path)
    {
        if (File.Exists(new RunFolder(path).ConfigFile))
        {
            throw new InvalidInputException(
                $"there is a run here already; {LearningRemedies.Resume}, or {LearningRemedies.NameAnotherFolder}", path);
        }
    }

    /// <summary>Makes a new run; the folder must not hold one yet.</summary>
    /// <exception cref="InvalidInputException">It does, or it cannot be made.</exception>
    public static RunFolder Create(string path)
    {
        RequireFree(path);
        var run = new RunFolder(path);
        try
        {
            Directory.CreateDirectory(run.FullPath);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("cannot be made: " + fault.Message, path, innerException: fault);
        }

        return run;
    }

    /// <summary>Opens an existing run.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static RunFolder Open(string path) =>
        TryOpen(path) ?? throw new InvalidInputException("there is no run here; give the folder that phodos train made", path);

    /// <summary>Opens a run, or null where there is none.</summary>
    public static RunFolder? TryOpen(string path)
    {
        var run = new RunFolder(path);
        return File.Exists(run.ConfigFile) ? run : null;
    }

    /// <summary>The run whose weights a path means, or null where they are of none.</summary>
    /// <param name="weights">A weights file, the folder of a run, or the name of the shipped model.</param>
    public static RunFolder? TryOpenOfWeights(string weights)
    {
        if (Directory.Exists(weights))
            return TryOpen(weights);
        var file = System.IO.Path.GetFullPath(weights);
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(file));
        return folder is not null && file == new RunFolder(folder).BestWeights ? TryOpen(folder) : null;
    }

    /// <summary>
    /// Takes the run for one process to train in, until the returned handle is disposed
    /// or the process ends, and clears away what a killed process left half-written.
    /// </summary>
    /// <exception cref="InvalidInputException">Another process trains in it.</exception>
    public IDisposable Claim()
    {
        try
        {
            var claim = new FileStream(In(".lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            AtomicFile.RemoveLeftovers(FullPath);
            AtomicFile.RemoveLeftovers(In("checkpoints"));
            return claim;
        }
        catch (IOException fault) when (fault is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new InvalidInputException(
                "another phodos trains in this folder; wait for it or stop it", FullPath, innerException: fault);
        }
    }

    /// <summary>Whether a process trains in it now.</summary>
    public bool IsClaimed()
    {
        try
        {
            // A shared look: it does not come between a process and its claim but for the moment that it takes.
            using var look = new FileStream(In(".lock"), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>The path of a file of the run.</summary>
    public string In(string relativePath) => System.IO.Path.Combine(FullPath, relativePath);

    /// <summary>Adds a line with the time to the log.</summary>
    public void Log(string message) =>
        File.AppendAllText(LogFile, string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss}Z {message}\n"));
}
