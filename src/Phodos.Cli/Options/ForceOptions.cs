using System.CommandLine;
using System.CommandLine.Parsing;
using Phodos.Learning.Models.Forces;

namespace Phodos.Cli.Options;

/// <summary>The options that trainings of force constants take. What they would pass over must not look as if it was followed.</summary>
internal static class ForceOptions
{
    /// <summary>The fault of a command that gives an option that is not taken; null where there is none.</summary>
    internal static string? Fault(string model, CommandResult result, IEnumerable<Option> taken) =>
        result.Command.Options.Except(taken).FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } other
            ? $"{model} is trained without {other.Name}; leave it away"
            : null;

    /// <summary>Requires that no other option is given.</summary>
    /// <exception cref="InvalidInputException">One is.</exception>
    internal static void RequireOnly(CommandResult result, IEnumerable<Option> taken)
    {
        if (Fault(ForceConstantsModel.Architecture, result, taken) is { } fault)
            throw new InvalidInputException(fault);
    }
}
