using System.Diagnostics;
using System.Globalization;
using Phodos.Cli.Console;

namespace Phodos.Cli.Study;

/// <summary>Other processes of phodos that train settings of the same study; each takes whatever nobody has taken yet.</summary>
internal static class StudyWorkers
{
    internal const string ParallelOption = "--parallel";
    internal const string WorkerOption = "--worker";

    private static readonly string[] OwnOptions = [ParallelOption, "--threads"];

    /// <summary>The threads of each process.</summary>
    internal static int ThreadsOfEach(StudyRequest request) => Math.Max(1, request.Computing.Threads / request.Parallel);

    /// <summary>Runs the command line in several processes, with the threads divided among them, until all have ended.</summary>
    /// <returns>How many of them ended before their work.</returns>
    /// <exception cref="TrainingStoppedException">The user stopped it.</exception>
    internal static int Run(StudyRequest request, Terminal terminal, CancellationToken cancellation)
    {
        string[] arguments =
        [
            .. WithoutOwn(request.Arguments), "--threads", ThreadsOfEach(request).ToString(CultureInfo.InvariantCulture), WorkerOption,
        ];
        Process[] workers = [.. Enumerable.Range(0, request.Parallel).Select(_ => Start(arguments, terminal))];
        try
        {
            // A worker ends with its input: on request, and also when this process is killed.
            using var stop = cancellation.Register(() => Array.ForEach(workers, worker => worker.StandardInput.Close()));
            foreach (var worker in workers)
                worker.WaitForExit();
            if (cancellation.IsCancellationRequested)
                throw new TrainingStoppedException("stopped; the state is saved, go on with the same command");
            return workers.Count(worker => worker.ExitCode != CommandRunner.Succeeded);
        }
        finally
        {
            Array.ForEach(workers, worker => worker.Dispose());
        }
    }

    /// <summary>Stops a worker when the process that started it says so or is no more.</summary>
    internal static void StopWithParent(CancellationTokenSource stop) =>
        _ = Task.Factory.StartNew(
            () =>
            {
                System.Console.In.ReadToEnd();
                stop.Cancel();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

    private static IEnumerable<string> WithoutOwn(string[] arguments) => arguments.Where((argument, position) =>
        !OwnOptions.Contains(argument) && (position == 0 || !OwnOptions.Contains(arguments[position - 1])));

    private static Process Start(string[] arguments, Terminal terminal)
    {
        var start = OwnProcess.With(arguments);
        start.RedirectStandardInput = true;
        start.RedirectStandardError = true;
        var worker = new Process { StartInfo = start };
        worker.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                terminal.Note(text);
        };
        worker.Start();
        worker.BeginErrorReadLine();
        return worker;
    }
}
