using Phodos.Learning.Models.Forces;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>
/// How far predicted Born charges and dielectric tensors are from those of calculations: each by itself, by the square roots of the forces
/// that they make in long waves, and whether the data know them. Large errors count linearly, as some calculations are nearly metals.
/// </summary>
internal static class BornLoss
{
    private const double SoftCharge = 0.1; // elementary charges
    private const double SoftShare = 0.03;
    private const double SoftField = 10; // cm⁻¹
    private const double UsualField = 100; // cm⁻¹
    private const double Kind = 0.2;

    private static readonly string[] Names = ["charges", "dielectric", "fields", "known"];

    /// <summary>No terms yet.</summary>
    internal static LossTerms NoTerms() => new(Names);

    /// <summary>The sum of the loss over crystals, a scalar.</summary>
    /// <param name="network">The network.</param>
    /// <param name="crystals">The crystals.</param>
    /// <param name="terms">Takes the value of each term.</param>
    internal static Tensor Sum(BornNetwork network, BornTargets[] crystals, LossTerms terms)
    {
        var batch = new BornBatch([.. crystals.Select(crystal => crystal.Graph)], ScalarType.Float32);
        var outputs = network.Compute(batch);
        var errors = new BornErrorTerms(outputs, batch, crystals);
        var known = tensor([.. crystals.Select(crystal => crystal.Born is null ? 0f : 1f)]);
        var count = crystals.Count(crystal => crystal.Born is not null);
        Tensor[] parts =
        [
            (known * errors.MeanOverAtoms(Softened(errors.ChargeErrors.square().sum([1, 2]), SoftCharge))).sum(),
            (known * Softened(errors.DielectricError, SoftShare)).sum(),
            (known * Softened(errors.FieldErrors, SoftField)).sum() / UsualField,
            nn.functional.binary_cross_entropy_with_logits(outputs.Known, known, reduction: nn.Reduction.Sum),
        ];
        for (var term = 0; term < parts.Length; term++)
            terms.Add(term, parts[term].detach().ToSingle(), term == parts.Length - 1 ? crystals.Length : count);
        return parts[0] + parts[1] + parts[2] + Kind * parts[3];
    }

    private static Tensor Softened(Tensor square, double soft) => (square + soft * soft).sqrt() - soft;
}
