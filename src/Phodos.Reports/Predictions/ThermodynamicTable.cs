using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Phodos.Learning.Calibration;
using Phodos.Learning.Prediction;
using Phodos.Spectra;

namespace Phodos.Reports.Predictions;

/// <summary>Thermodynamic functions over a range of temperatures.</summary>
/// <param name="Basis">The amount that they are of.</param>
/// <param name="Temperatures">The temperatures (K).</param>
/// <param name="HeatCapacity">C_V.</param>
/// <param name="Entropy">S.</param>
/// <param name="FreeEnergy">F, with the zero-point energy.</param>
/// <param name="InternalEnergy">U, with the zero-point energy.</param>
public sealed record ThermodynamicTable(
    [property: JsonIgnore] ThermodynamicBasis Basis,
    ImmutableArray<double> Temperatures,
    EstimateColumn HeatCapacity,
    EstimateColumn Entropy,
    EstimateColumn FreeEnergy,
    EstimateColumn InternalEnergy)
{
    /// <summary>The amount that they are of: <c>mol-atom</c>, <c>mol-formula</c> or <c>atom</c>.</summary>
    public string Per => Basis.Name;

    /// <summary>The table of a prediction.</summary>
    public static ThermodynamicTable Of(PhononPrediction phonons, IEnumerable<double> temperatures, ThermodynamicBasis basis)
    {
        ThermodynamicEstimates[] rows = [.. temperatures.Select(phonons.At)];
        return new ThermodynamicTable(
            basis,
            [.. rows.Select(row => row.Temperature)],
            EstimateColumn.Of(basis.HeatUnit, rows.Select(row => row.HeatCapacity.Times(basis.HeatFactor))),
            EstimateColumn.Of(basis.HeatUnit, rows.Select(row => row.Entropy.Times(basis.HeatFactor))),
            EstimateColumn.Of(basis.EnergyUnit, rows.Select(row => row.FreeEnergy.Times(basis.EnergyFactor))),
            EstimateColumn.Of(basis.EnergyUnit, rows.Select(row => row.InternalEnergy.Times(basis.EnergyFactor))));
    }
}

/// <summary>One function, temperature by temperature.</summary>
/// <param name="Unit">Its unit.</param>
/// <param name="Values">Its values.</param>
/// <param name="Errors">Their errors; empty where the model is not calibrated.</param>
public sealed record EstimateColumn(string Unit, ImmutableArray<double> Values, ImmutableArray<double> Errors)
{
    internal static EstimateColumn Of(string unit, IEnumerable<Estimate> estimates)
    {
        Estimate[] all = [.. estimates.Select(CrystalPrediction.Rounded)];
        return new EstimateColumn(
            unit,
            [.. all.Select(estimate => estimate.Value)],
            [.. all.Where(estimate => estimate.Error is not null).Select(estimate => estimate.Error!.Value)]);
    }
}
