using Phodos.Crystals;
using Phodos.Learning.Models.Forces;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>How far predicted Born charges are from those of calculations, crystal by crystal. It belongs to the open scope.</summary>
internal sealed class BornErrorTerms
{
    private readonly BornBatch _batch;

    // w of each atom along each axis, [atoms, axes, 3].
    private readonly Tensor _predicted;
    private readonly Tensor _true;

    /// <summary>Compares what a network says.</summary>
    /// <param name="outputs">What it says.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="crystals">The calculations. Where charges are not known, what is compared means nothing.</param>
    internal BornErrorTerms(BornOutputs outputs, BornBatch batch, IReadOnlyList<BornTargets> crystals)
    {
        _batch = batch;
        var dtype = outputs.Charges.dtype;
        var charges = Matrices(crystals.SelectMany(crystal => crystal.Born?.Charges ?? [.. Enumerable.Repeat(default(Matrix3), crystal.Graph.AtomCount)]), dtype);
        var dielectric = Matrices(crystals.Select(crystal => crystal.Born?.Dielectric ?? Matrix3.Identity), dtype);
        var fields = tensor([.. crystals.SelectMany(crystal => crystal.Fields)]).to(dtype).view(-1, 1, 1);
        ChargeErrors = outputs.Charges - charges;
        DielectricError = (outputs.Dielectric - dielectric).square().sum([1, 2]) / dielectric.square().sum([1, 2]);
        DielectricTraceError = (Trace(outputs.Dielectric) / Trace(dielectric) - 1).abs();
        _predicted = Waves(outputs.Charges, outputs.Dielectric, fields);
        _true = Waves(charges, dielectric, fields);
    }

    /// <summary>The error of Z*, <c>[atoms, 3, 3]</c>.</summary>
    internal Tensor ChargeErrors { get; }

    /// <summary>The square of the relative error of ε∞ (Frobenius norms), <c>[crystals]</c>.</summary>
    internal Tensor DielectricError { get; }

    /// <summary>The relative error of the mean of ε∞ over directions, <c>[crystals]</c>.</summary>
    internal Tensor DielectricTraceError { get; }

    /// <summary>|Δw|² summed over the atoms, the mean over the axes (cm⁻¹ squared), <c>[crystals]</c>.</summary>
    internal Tensor FieldErrors => Strengths(_predicted - _true).mean([1]);

    /// <summary>√(Σ ω²(LO) − Σ ω²(TO)) along each axis (cm⁻¹), predicted and true, <c>[crystals, 3]</c>.</summary>
    internal (Tensor Predicted, Tensor True) Splittings => (Strengths(_predicted).sqrt(), Strengths(_true).sqrt());

    /// <summary>The mean over the atoms of a function of the error of Z*, <c>[crystals]</c>.</summary>
    internal Tensor MeanOverAtoms(Tensor ofAtoms) => _batch.MeanOf(ofAtoms.view(-1, 1)).flatten();

    private Tensor Waves(Tensor charges, Tensor dielectric, Tensor fields) =>
        charges * fields / dielectric.diagonal(0, 1, 2).sqrt().index_select(0, _batch.Crystals).unsqueeze(2);

    private Tensor Strengths(Tensor waves) =>
        zeros(_batch.VolumesPerAtom.shape[0], 3, dtype: waves.dtype).index_add(0, _batch.Crystals, waves.square().sum(2), 1);

    private static Tensor Trace(Tensor matrices) => matrices.diagonal(0, 1, 2).sum([1]);

    private static Tensor Matrices(IEnumerable<Matrix3> matrices, ScalarType dtype)
    {
        var numbers = matrices.SelectMany(matrix => Enumerable.Range(0, 9).Select(element => matrix[element / 3, element % 3]));
        return tensor([.. numbers], dtype).view(-1, 3, 3);
    }
}
