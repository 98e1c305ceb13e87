using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Cli.Prediction;
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
        var outputs = PredictionOutputs.Open(
            settings.Output, PredictionOutputs.Notes("calculation", settings.Calculation.View), ResultNames.Of(calculations, format: null));
        try
        {
            var done = 0;
            List<string> faults = [];
            if (calculations.Count > CalculationsToName && terminal.IsInteractive)
            {
                done = terminal.WithProgress(
                    $"Phonons of {calculations.Count} calculations",
                    calculations.Count,
                    progress => Work(calculations, settings, outputs, faults.Add, _ => { }, progress),
                    cancellation);
            }
            else
            {
                done = Work(calculations, settings, outputs, Terminal.Warn, terminal.Note, _ => { });
            }

            faults.ForEach(Terminal.Warn);
            foreach (var output in outputs)
                output.Complete();
            if (calculations.Count > 1)
                terminal.Note($"{done} of {calculations.Count} calculations done");
            return areAllFound && done == calculations.Count && done > 0 ? CommandRunner.Succeeded : CommandRunner.WrongUsageOrInput;
        }
        finally
        {
            foreach (var output in outputs)
                output.Dispose();
        }
    }

    private int Work(
        IReadOnlyList<StructureInput> calculations,
        PhononsSettings settings,
        IPredictionOutput[] outputs,
        Action<string> tellFault,
        Action<string> tellResult,
        Action<int> progress)
    {
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellation };
        foreach (var chunk in calculations.Chunk(CalculationsAtOnce))
        {
            var results = new PredictedFile?[chunk.Length];
            var faults = new string?[chunk.Length];
            Parallel.For(0, chunk.Length, options, index =>
            {
                try
                {
                    results[index] = PhononsOf(chunk[index].Name, settings);
                }
                catch (InvalidInputException fault)
                {
                    faults[index] = fault.InFile(chunk[index].Name).Message;
                }
            });
            foreach (var fault in faults.OfType<string>())
                tellFault(fault);
            foreach (var result in results.OfType<PredictedFile>())
            {
                ResultLine.Write(result, outputs, tellResult);
                done++;
            }

            progress(chunk.Length);
        }

        return done;
    }

    private PredictedFile PhononsOf(string path, PhononsSettings settings)
    {
        var calculation = ForceCalculation.Read(path, settings.SymmetryTolerance, settings.IsSymmetrized);
        var (view, output) = (settings.Calculation, settings.Output);
        return view.Describe(
            path, calculation, view.MatrixOf(calculation), view.MeshOf(calculation), matrix => settings.Bands.Of(matrix, output, view.View.Details, cancellation), cancellation);
    }
}
