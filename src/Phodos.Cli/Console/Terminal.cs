using System.Text.Json;
using Phodos.Learning;
using Spectre.Console;

namespace Phodos.Cli.Console;

/// <summary>What a command says: results to standard output, everything else to standard error, where <c>--quiet</c> silences it.</summary>
internal sealed class Terminal(bool isQuiet)
{
    // Wide enough that no table of ours is wrapped in a file or a pipe.
    private const int WidthOfFiles = 200;

    private readonly IAnsiConsole _results = Results();
    private readonly IAnsiConsole _notes = AnsiConsole.Create(
        new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });

    /// <summary>Whether progress can be drawn in place.</summary>
    internal bool IsInteractive => !isQuiet && _notes.Profile.Capabilities.Interactive && _notes.Profile.Out.IsTerminal;

    /// <summary>Says how the work goes.</summary>
    internal void Note(string text)
    {
        if (!isQuiet)
            System.Console.Error.WriteLine(OptionWords.In(PrintableText.Of(text)));
    }

    /// <summary>Says what is wrong with one of several inputs, even when quiet.</summary>
    internal static void Warn(string text) => System.Console.Error.WriteLine("phodos: " + OptionWords.In(PrintableText.Of(text)));

    /// <summary>Prints a result for a person.</summary>
    internal void Print(Table table) => _results.Write(table);

    /// <summary>Prints a line of a result for a person.</summary>
    internal static void PrintLine(string text) => System.Console.Out.WriteLine(PrintableText.Of(text));

    /// <summary>Prints a result for a program.</summary>
    internal static void PrintJson<T>(T value) => System.Console.Out.WriteLine(JsonSerializer.Serialize(value, LearningJson.Options));

    /// <summary>A table in the style of all others.</summary>
    internal static Table NewTable(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (name, index) in columns.Select((name, index) => (name, index)))
            table.AddColumn(new TableColumn(Markup.Escape(name)) { Alignment = index == 0 ? Justify.Left : Justify.Right });
        return table;
    }

    /// <summary>Does countable work under a progress bar with the time that remains; without a terminal, says only that it began.</summary>
    /// <param name="title">What is done.</param>
    /// <param name="total">How many steps it has.</param>
    /// <param name="work">The work; it calls its argument, from any thread, with the number of steps done since the last call.</param>
    /// <param name="cancellation">Ends the work where it next tells of its progress.</param>
    /// <exception cref="OperationCanceledException">The user stopped it.</exception>
    internal T WithProgress<T>(string title, int total, Func<Action<int>, T> work, CancellationToken cancellation)
    {
        if (!IsInteractive)
        {
            Note(title);
            return work(_ => cancellation.ThrowIfCancellationRequested());
        }

        return _notes.Progress().HideCompleted(true).Columns(ProgressColumns()).Start(context =>
        {
            var task = context.AddTask(Markup.Escape(title), maxValue: total);
            return work(steps =>
            {
                cancellation.ThrowIfCancellationRequested();
                task.Increment(steps);
            });
        });
    }

    /// <summary>Does work that reports how far it is under a progress bar; without a terminal, says only that it began.</summary>
    /// <param name="title">What is done.</param>
    /// <param name="show">Brings the bar to what was reported.</param>
    /// <param name="work">The work; it reports to its argument, which is null where there is no bar.</param>
    internal TResult WithProgress<TReport, TResult>(
        string title, Action<ProgressTask, TReport> show, Func<IProgress<TReport>?, Task<TResult>> work)
    {
        if (!IsInteractive)
        {
            Note(title);
            return work(null).GetAwaiter().GetResult();
        }

        return WithProgressBars(context =>
        {
            var task = context.AddTask(Markup.Escape(title));
            return work(new ReportedProgress<TReport>(report => show(task, report))).GetAwaiter().GetResult();
        });
    }

    /// <summary>Gives the drawing of progress to work with several bars.</summary>
    internal T WithProgressBars<T>(Func<ProgressContext, T> work) =>
        _notes.Progress().HideCompleted(true).Columns(ProgressColumns()).Start(work);

    private static IAnsiConsole Results()
    {
        var console = AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = WidthOfFiles;
        return console;
    }

    private static ProgressColumn[] ProgressColumns() =>
    [
        new TaskDescriptionColumn { Alignment = Justify.Left },
        new ProgressBarColumn(),
        new PercentageColumn(),
        new RemainingTimeColumn(),
    ];

    // Reports at once, on the thread of the work; Progress<T> would do it on another and later.
    private sealed class ReportedProgress<T>(Action<T> show) : IProgress<T>
    {
        public void Report(T value) => show(value);
    }
}
