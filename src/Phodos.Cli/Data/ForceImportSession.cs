using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Datasets.Forces;

namespace Phodos.Cli.Data;

/// <summary><c>phodos data forces</c>.</summary>
internal sealed class ForceImportSession(Terminal terminal, CancellationToken cancellation)
{
    internal int Run(string[] sources, string output, string? index, int maximumAtoms, int threads)
    {
        var wanted = index is null ? null : ForceIndex.Read(index);
        var (calculations, areAllFound) = CalculationInputs.Find(sources, terminal);
        OutputFolder.Make(Path.GetDirectoryName(Path.GetFullPath(output))!);
        var import = new ForceImport(wanted, maximumAtoms);
        var summary = terminal.WithProgress(
            $"Force constants of {calculations.Count} calculations",
            calculations.Count,
            progress => import.Run(calculations.Select(one => one.Name), output, threads, Terminal.Warn, progress, cancellation),
            cancellation);
        terminal.Note(
            $"Wrote {summary.Kept} calculations to {output}; left out: {summary.Faulty} faulty, {summary.TooLarge} with more than "
            + $"{maximumAtoms} atoms, {summary.NotWanted} not in the index");
        return areAllFound && summary.Faulty == 0 ? CommandRunner.Succeeded : CommandRunner.WrongUsageOrInput;
    }
}
