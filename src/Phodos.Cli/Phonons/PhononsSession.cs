using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Cli.Predict;
using Phodos.Cli.Sharding;
using Phodos.Formats.Forces;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Phonons;

/// <summary>Works out the phonons of calculations, some at a time, so that memory stays the same however many there are.</summary>
internal sealed class PhononsSession(Terminal terminal, CancellationToken cancellation)
{
    private const int CalculationsAtOnce = 16;

    // More than these fill a screen, and a progress bar says more.
    private const int CalculationsToName = 16;

    internal int Run(PhononsSettings settings)
    {
        var (calculations, areAllFound) = CalculationInputs.Find(settings.Inputs, terminal);
        var notes = PredictionOutputs.Notes("calculation", settings.Calculation.View);
        if (settings.Shard is { } request)
        {
            var made = new ShardIdentity(ShardIdentity.Version, "phonons", "calculation", "", request.Options);
            var inputs = new ShardedInputs(settings.Inputs, InputStream.OfWhole(calculations, cancellation), areAllFound);
            return new ShardedWork(terminal).Run(
                request, inputs, settings.Output.Folder, made, notes, CalculationsAtOnce, step => Work(step, settings));
        }

        var outputs = PredictionOutputs.Open(settings.Output, notes, () => ResultNames.Of(calculations, format: null));
        try
        {
            var tally = new OutcomeTally(outputs);
            if (calculations.Count > CalculationsToName && terminal.IsInteractive)
                WorkUnderProgressBar(calculations, settings, tally);
            else
                Work(calculations, settings, tally, Terminal.Warn, terminal.Note, _ => { });
            foreach (var output in outputs)
                output.Complete();
            return tally.Tell(terminal, "calculations", "done", areAllFound);
        }
        finally
        {
            foreach (var output in outputs)
                output.Dispose();
        }
    }

    // A bar and lines of text would write over each other.
    private void WorkUnderProgressBar(IReadOnlyList<StructureInput> calculations, PhononsSettings settings, OutcomeTally tally)
    {
        List<string> faults = [];
        terminal.WithProgress(
            $"Phonons of {calculations.Count} calculations",
            calculations.Count,
            progress =>
            {
                Work(calculations, settings, tally, faults.Add, _ => { }, progress);
                return 0;
            },
            cancellation);
        faults.ForEach(Terminal.Warn);
    }

    private void Work(
        IReadOnlyList<StructureInput> calculations,
        PhononsSettings settings,
        OutcomeTally tally,
        Action<string> tellFault,
        Action<string> tellResult,
        Action<int> progress)
    {
        foreach (var step in calculations.Chunk(CalculationsAtOnce))
        {
            foreach (var outcome in Work(step, settings))
                tally.Add(outcome, tellFault, tellResult);
            progress(step.Length);
        }
    }

    private InputOutcome[] Work(StructureInput[] step, PhononsSettings settings)
    {
        var outcomes = new InputOutcome[step.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellation };
        Parallel.For(0, step.Length, options, index =>
        {
            outcomes[index] = new InputOutcome(step[index]);
            try
            {
                outcomes[index] = outcomes[index] with { Result = PhononsOf(step[index].Name, settings) };
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                outcomes[index] = outcomes[index].Failed(fault);
            }
        });
        return outcomes;
    }

    private PredictedFile PhononsOf(string path, PhononsSettings settings)
    {
        var calculation = ForceCalculation.Read(path, settings.SymmetryTolerance, settings.IsSymmetrized);
        var (view, output) = (settings.Calculation, settings.Output);
        return view.Describe(
            path, calculation, view.MatrixOf(calculation), view.MeshOf(calculation), matrix => settings.Bands.Of(matrix, output, view.View.Details, cancellation), cancellation);
    }
}
