using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Cli.Train;
using Phodos.Crystals.Symmetry;
using Phodos.Learning.Experiments.Comparison;
using Phodos.Learning.Runtime;

namespace Phodos.Cli.Compare;

/// <summary>Measures one model: the work of the process that <see cref="MeasurementProcess"/> starts.</summary>
internal sealed class MeasureSession(Terminal terminal, CancellationToken cancellation)
{
    internal ModelCost Run(string folder, string source, ComputeRequest computing)
    {
        var run = FinishedRun.TryRead(new ComparedRun(Path.GetFileName(folder), 0, folder))
            ?? throw new InvalidInputException("there is no finished run here", folder);
        var data = DataLoading.OpenOfRun(run.Folder, source, new MemoizingSymmetryFinder(MoyoSymmetryFinder.Shared), terminal, cancellation);
        return CostMeasurement.Measure(
            run, data, computing.Device, new Workers(computing.Threads), new TrainingProgress(terminal, cancellation));
    }
}
