using Phodos.Cli.Inputs;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Predict;

/// <summary>What became of an input: a result, a problem, or neither where it is no structure and was passed over.</summary>
/// <param name="Input">The input.</param>
internal sealed record InputOutcome(StructureInput Input)
{
    internal PredictedFile? Result { get; init; }

    /// <summary>What is wrong, in one line that names the input.</summary>
    internal string? Fault { get; init; }

    /// <summary>The same without the name.</summary>
    internal string? Problem { get; init; }

    internal InputOutcome Failed(Exception fault) => fault is InvalidInputException wrong
        ? this with { Fault = wrong.InFile(Input.Name).Message, Problem = wrong.Line is { } line ? $"line {line}: {wrong.Problem}" : wrong.Problem }
        : FailedByItself(fault);

    // A bug that one input brings to light must not cost a campaign the others. The line asks for a report.
    private InputOutcome FailedByItself(Exception fault)
    {
        var problem = PrintableText.Of($"phodos itself failed on this ({fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}); please report it");
        return this with { Fault = PrintableText.Of($"{Input.Name}: {problem}"), Problem = problem };
    }
}
