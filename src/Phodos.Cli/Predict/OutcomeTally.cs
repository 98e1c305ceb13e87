using Phodos.Cli.Console;
using Phodos.Cli.Inputs;

namespace Phodos.Cli.Predict;

/// <summary>Hands results to outputs, tells of faults, and counts both.</summary>
/// <param name="outputs">Where results go.</param>
internal sealed class OutcomeTally(IPredictionOutput[] outputs)
{
    private readonly PassedOver _passedOver = new();
    private int _inputs;
    private int _done;

    internal void Add(InputOutcome outcome, Action<string> tellFault, Action<string> tellResult)
    {
        _inputs++;
        if (outcome.Result is { } result)
        {
            ResultLine.Write(result, outcome.Input.Entry?.Id, outputs, tellResult);
            _done++;
        }
        else if (outcome.Fault is { } fault)
        {
            tellFault(fault);
        }
        else
        {
            _passedOver.Add(outcome.Input.Path);
        }
    }

    /// <summary>Says how many went well.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="things">What they are.</param>
    /// <param name="done">What was done to them.</param>
    /// <param name="areAllFound">Whether all that was named was there.</param>
    /// <returns>The exit code.</returns>
    internal int Tell(Terminal terminal, string things, string done, bool areAllFound)
    {
        _passedOver.Tell(terminal);
        var structures = _inputs - _passedOver.Count;
        if (_inputs > 1)
            terminal.Note($"{_done} of {structures} {things} {done}");
        return areAllFound && _done == structures && _done > 0 ? CommandRunner.Succeeded : CommandRunner.WrongUsageOrInput;
    }
}
