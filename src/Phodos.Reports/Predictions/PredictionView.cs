using Phodos.Crystals;
using Phodos.Formats;
using Phodos.LatticeDynamics.Bands;
using Phodos.Learning.Graphs;
using Phodos.Learning.Prediction;
using Phodos.Spectra;

namespace Phodos.Reports.Predictions;

/// <summary>What of predictions is shown, and in which form.</summary>
public sealed record PredictionView
{
    /// <summary>How the DOS is shown.</summary>
    public SpectrumView Spectrum { get; init; } = SpectrumView.Native;

    /// <summary>The temperatures (K) of the thermodynamic functions.</summary>
    public TemperatureList Temperatures { get; init; } = TemperatureList.Usual;

    /// <summary>The amount that they are of: one of <see cref="ThermodynamicBasis.Names"/>.</summary>
    public string Per { get; init; } = ThermodynamicBasis.MoleOfAtoms.Name;

    /// <summary>What is told beyond the usual of phonons whose modes are known.</summary>
    public PhononDetails Details { get; init; }

    /// <summary>The prediction of a file in this form.</summary>
    /// <param name="file">The file as it was named.</param>
    /// <param name="structure">What was read from it.</param>
    /// <param name="seen">The crystal as the model saw it.</param>
    /// <param name="phonons">What the model said.</param>
    /// <param name="model">The architecture of the model.</param>
    /// <param name="bands">The bands, or null.</param>
    /// <exception cref="InvalidInputException">Nothing of the DOS lies on the grid, or a temperature is out of its range.</exception>
    public PredictedFile Describe(
        string file, StructureFile structure, PreparedCrystal seen, PhononPrediction phonons, string model, BandStructure? bands = null)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(seen);
        return Describe(file, structure.Crystal, structure.Warnings, seen.Graph.System, phonons, model, bands);
    }

    /// <summary>The phonons of a calculation in this form.</summary>
    /// <param name="file">The file or folder as it was named.</param>
    /// <param name="system">The crystal system.</param>
    /// <param name="phonons">The phonons.</param>
    /// <param name="bands">The bands, or null.</param>
    /// <exception cref="InvalidInputException">Nothing of the DOS lies on the grid, or a temperature is out of its range.</exception>
    public PredictedFile Describe(string file, CrystalSystem system, PhononPrediction phonons, BandStructure? bands = null)
    {
        ArgumentNullException.ThrowIfNull(phonons);
        return Describe(file, phonons.Crystal, [], system, phonons, "calculation", bands);
    }

    private PredictedFile Describe(
        string file,
        Crystal crystal,
        IEnumerable<string> warnings,
        CrystalSystem system,
        PhononPrediction phonons,
        string model,
        BandStructure? bands = null)
    {
        ArgumentNullException.ThrowIfNull(phonons);
        var shown = Spectrum.Show(phonons);
        var basis = ThermodynamicBasis.Named(Per, crystal.AtomsPerFormulaUnit);
        var thermodynamics = ThermodynamicTable.Of(phonons, Temperatures.Values, basis);
        var description = CrystalPrediction.Of(file, crystal, warnings, system, phonons, shown, thermodynamics, model, bands);
        var prediction = new PredictedFile(description, shown, phonons) { Bands = bands };
        return Details != PhononDetails.None && phonons.Calculated is { } calculated
            ? new CalculatedDetails(prediction, calculated, this).Add()
            : prediction;
    }
}
