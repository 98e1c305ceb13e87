using Phodos.Formats.PhononFiles;
using Phodos.Learning.Prediction;
using Phodos.Spectra;

namespace Phodos.Reports.Predictions;

/// <summary>Predictions in the formats of phonopy and pymatgen.</summary>
public static class PhononPrograms
{
    /// <summary>A folder as phonopy leaves it: the cell, the total and the projected DOS, and the thermodynamic functions.</summary>
    /// <returns>The names of the files with their texts.</returns>
    /// <exception cref="InvalidInputException">The model does not tell sites apart.</exception>
    public static IReadOnlyList<(string Name, string Text)> PhonopyFolder(PredictedFile prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        var phonons = WithSites(prediction.Phonons);
        var functions = prediction.Description.Thermodynamics.Temperatures.Select(temperature => Values(phonons.At(temperature)));
        return
        [
            ("phonopy.yaml", PhonopyCellWriter.Write(phonons.Crystal)),
            ("total_dos.dat", PhonopyDosWriter.Total(phonons.Dos)),
            ("projected_dos.dat", PhonopyDosWriter.Projected(phonons.Dos.Grid, phonons.Sites)),
            (
                "thermal_properties.yaml",
                PhonopyThermalWriter.Write(phonons.Crystal.AtomCount, phonons.Moments.ZeroPointEnergy.Value, functions)),
        ];
    }

    /// <summary>The text of pymatgen's <c>CompletePhononDos</c>.</summary>
    /// <exception cref="InvalidInputException">The model does not tell sites apart.</exception>
    public static string Pymatgen(PhononPrediction prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        var phonons = WithSites(prediction);
        return PymatgenDosWriter.Write(phonons.Crystal, phonons.Dos, phonons.Sites);
    }

    private static PhononPrediction WithSites(PhononPrediction phonons) => phonons.Sites.IsEmpty
        ? throw new InvalidInputException(
            "phonopy and pymatgen want the states of every site, which this model does not tell; write csv or json, "
            + "or take a site-states model")
        : phonons;

    private static ThermodynamicFunctions Values(ThermodynamicEstimates at) => new(
        at.Temperature, at.HeatCapacity.Value, HeatCapacitySlope: 0, at.Entropy.Value, at.FreeEnergy.Value, at.InternalEnergy.Value);
}
