using System.CommandLine;

namespace Phodos.Cli.Console;

/// <summary>Runs a command line and turns faults into one line and an exit code.</summary>
internal static class CommandRunner
{
    internal const int Succeeded = 0;
    internal const int WorkFailed = 1;
    internal const int WrongUsageOrInput = 2;

    // After Ctrl-C a checkpoint is written, which may take a while on a slow disk.
    private static readonly TimeSpan SavingTime = TimeSpan.FromMinutes(2);

    internal static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        try
        {
            var parsed = root.Parse(arguments);
            if (parsed.Errors.Count > 0)
            {
                var message = OneLine(UnknownWord.Of(parsed) ?? parsed.Errors[0].Message).TrimEnd('.');
                System.Console.Error.WriteLine($"phodos: {message}{(message.EndsWith('?') ? "" : ";")} see phodos {CommandPath(parsed)}--help");
                return WrongUsageOrInput;
            }

            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = SavingTime,
            });
        }
        catch (InvalidInputException fault)
        {
            return Report(fault, WrongUsageOrInput);
        }
        catch (Exception fault) when (
            fault is TrainingStoppedException or Learning.Training.TrainingFailedException or IOException or UnauthorizedAccessException)
        {
            return Report(fault, WorkFailed);
        }
        catch (OperationCanceledException)
        {
            System.Console.Error.WriteLine("phodos: stopped");
            return WorkFailed;
        }
        catch (Exception fault)
        {
            // Whatever is not foreseen above is a bug, and a report of it needs the trace.
            System.Console.Error.WriteLine(
                $"phodos: this is a fault of phodos itself; please report it with these lines{Environment.NewLine}{fault}");
            return WorkFailed;
        }
    }

    /// <summary>Adds options in the order of the help.</summary>
    internal static void AddAll(this Command command, IEnumerable<Option> options)
    {
        foreach (var option in options)
            command.Add(option);
    }

    /// <summary>Gives a command its work, which runs apart so that Ctrl-C is heard.</summary>
    internal static void SetWork(this Command command, Func<ParseResult, CancellationToken, int> work) =>
        command.SetAction((parsed, cancellation) => Task.Run(() => work(parsed, cancellation), CancellationToken.None));

    private static int Report(Exception fault, int exitCode)
    {
        System.Console.Error.WriteLine("phodos: " + OptionWords.In(OneLine(fault.Message)));
        return exitCode;
    }

    private static string OneLine(string text) => PrintableText.Of(text.ReplaceLineEndings(" "));

    private static string CommandPath(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (System.CommandLine.Parsing.SymbolResult? result = parsed.CommandResult; result is not null; result = result.Parent)
        {
            if (result is System.CommandLine.Parsing.CommandResult { Command: not RootCommand and var command })
                names.Push(command.Name + " ");
        }

        return string.Concat(names);
    }
}
