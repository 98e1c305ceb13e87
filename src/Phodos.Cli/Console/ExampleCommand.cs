using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Phodos.Cli.Console;

/// <summary>A command whose help ends with examples, which the list of commands leaves out.</summary>
/// <param name="name">What it is called.</param>
/// <param name="summary">What it does, in a sentence or two.</param>
/// <param name="examples">Command lines that work.</param>
internal sealed class ExampleCommand(string name, string summary, params string[] examples) : Command(name, summary)
{
    /// <summary>Lets the help of a command line show the examples.</summary>
    internal static void ShowExamples(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!);
    }

    private sealed class HelpWithExamples(SynchronousCommandLineAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parsed)
        {
            var exitCode = help.Invoke(parsed);
            if (parsed.CommandResult.Command is ExampleCommand command)
                command.Write(parsed.InvocationConfiguration.Output);
            return exitCode;
        }
    }

    private void Write(TextWriter output)
    {
        output.WriteLine(examples.Length == 1 ? "Example:" : "Examples:");
        foreach (var example in examples)
            output.WriteLine("  " + example);
        output.WriteLine();
    }
}
