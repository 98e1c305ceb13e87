using System.Collections.Immutable;
using Phodos.Datasets.Forces;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Runtime;
using Phodos.Spectra;

namespace Phodos.Learning.Training.Forces;

/// <summary>
/// Compares the spectra that a model's force constants make with those of the calculations: the label of phonopy's mesh, with the
/// non-analytical correction where the calculation has it.
/// </summary>
internal sealed class ForceValidation
{
    private const double TrueLength = 30;
    private const double PredictedLength = 15;

    private readonly Entry[] _entries;

    private ForceValidation(Entry[] entries) => _entries = entries;

    /// <summary>The number of crystals.</summary>
    internal int Count => _entries.Length;

    /// <summary>Prepares calculations. One without states in the range of the label is left out.</summary>
    /// <param name="records">The calculations.</param>
    /// <param name="options">The reach of the network.</param>
    internal static ForceValidation Of(IEnumerable<ForceRecord> records, ForceNetworkOptions options) =>
        new([.. records.Select(record => Prepare(record, options)).OfType<Entry>()]);

    /// <summary>The errors of a model.</summary>
    internal ForceValidationResult Evaluate(ForceConstantsModel model, Workers workers)
    {
        var results = new (SpectrumMetrics Metrics, double Lowest)[_entries.Length];
        workers.ForEach(_entries.Length, index =>
        {
            var entry = _entries[index];
            var matrix = new DynamicalMatrix(model.Predict([entry.Graph])[0], entry.Masses);
            var modes = MeshModes.Of(matrix, entry.Mesh, withSites: false);
            var label = ModesLabel.TryOf(modes)?.Values ?? [.. entry.Label.Select(_ => 0.0)];
            results[index] = (SpectrumMetrics.Compare(label.AsSpan(), entry.Label.AsSpan(), FrequencyGrid.Paper), modes.Lowest);
        });
        return new ForceValidationResult(
            MetricsAggregation.PerCrystalMean([.. results.Select(result => result.Metrics)]),
            (double)results.Count(result => result.Lowest < Stability.ClearlyUnstable) / results.Length);
    }

    private static Entry? Prepare(ForceRecord record, ForceNetworkOptions options)
    {
        var crystal = record.ForceConstants.Supercell.Primitive;
        return SpectrumLabels.Of(record, TrueLength) is { } label
            ? new Entry(ForceGraph.Of(crystal, options), record.Masses, SpectrumLabels.Mesh(crystal, PredictedLength), label)
            : null;
    }

    private sealed record Entry(ForceGraph Graph, ImmutableArray<double>? Masses, SymmetricMesh Mesh, ImmutableArray<double> Label);
}

/// <summary>The errors of the spectra of a validation part.</summary>
/// <param name="Metrics">The metrics of the label, the mean over crystals.</param>
/// <param name="UnstableShare">The share of crystals whose predicted modes go below −15 cm⁻¹.</param>
internal sealed record ForceValidationResult(AggregatedMetrics Metrics, double UnstableShare);
