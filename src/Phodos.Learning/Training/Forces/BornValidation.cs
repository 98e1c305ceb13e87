using Phodos.Learning.Models.Forces;
using Phodos.Learning.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>Compares predicted Born charges and dielectric tensors with those of calculations.</summary>
/// <param name="crystals">The calculations that know them, at least one.</param>
internal sealed class BornValidation(IReadOnlyList<BornTargets> crystals)
{
    private const int Batch = 16;
    private const double LeastShare = 0.01;

    /// <summary>The number of crystals.</summary>
    internal int Count => crystals.Count;

    /// <summary>
    /// The errors of a model, the mean over crystals of the relative error of the fields of long waves, and the mean probability that the
    /// data know the charges of these crystals, of which they do.
    /// </summary>
    internal (BornErrors Errors, double FieldError, double KnownShare) Evaluate(BornChargesModel model, Workers workers)
    {
        var batches = crystals.Chunk(Batch).ToArray();
        var sums = new double[batches.Length][];
        workers.ForEach(batches.Length, place => sums[place] = Sums(model.Network, batches[place]));
        double[] means = [.. Enumerable.Range(0, sums[0].Length).Select(column => sums.Sum(of => of[column]) / crystals.Count)];
        return (new BornErrors(means[0], means[1], means[2]), means[3], Math.Clamp(means[4], LeastShare, 1));
    }

    private static double[] Sums(BornNetwork network, BornTargets[] crystals)
    {
        const double Least = 10; // cm⁻¹, of fields that are nearly none
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var batch = new BornBatch([.. crystals.Select(crystal => crystal.Graph)], network.parameters().First().dtype);
        var outputs = network.Compute(batch);
        var errors = new BornErrorTerms(outputs, batch, crystals);
        var (predicted, expected) = errors.Splittings;
        Tensor[] columns =
        [
            errors.MeanOverAtoms(errors.ChargeErrors.abs().mean([1, 2])),
            errors.DielectricTraceError,
            (predicted - expected).abs().mean([1]),
            errors.FieldErrors.sqrt() / (expected.square().mean([1]).sqrt() + Least),
            outputs.Known.sigmoid(),
        ];
        return [.. columns.Select(column => column.sum().ToDouble())];
    }
}
