using Phodos.Cli.Console;
using Phodos.Formats.PhononFiles;
using Phodos.Learning.Prediction;
using Phodos.Spectra;

namespace Phodos.Cli.Prediction;

/// <summary>Predictions in the formats of phonopy and pymatgen.</summary>
internal static class OtherPrograms
{
    /// <summary>Writes a folder as phonopy leaves it: the cell, the total and the projected DOS, and the thermodynamic functions.</summary>
    /// <exception cref="InvalidInputException">The model does not tell sites apart.</exception>
    internal static void WritePhonopy(string folder, PredictedFile prediction)
    {
        var phonons = WithSites(prediction.Phonons);
        OutputFolder.Make(folder);
        AtomicFile.WriteText(Path.Combine(folder, "phonopy.yaml"), PhonopyCellWriter.Write(phonons.Crystal));
        AtomicFile.WriteText(Path.Combine(folder, "total_dos.dat"), PhonopyDosWriter.Total(phonons.Dos));
        AtomicFile.WriteText(Path.Combine(folder, "projected_dos.dat"), PhonopyDosWriter.Projected(phonons.Dos.Grid, phonons.Sites));
        AtomicFile.WriteText(
            Path.Combine(folder, "thermal_properties.yaml"),
            PhonopyThermalWriter.Write(
                phonons.Crystal.AtomCount,
                phonons.Moments.ZeroPointEnergy.Value,
                prediction.Description.Thermodynamics.Temperatures.Select(temperature => Values(phonons.At(temperature)))));
    }

    /// <summary>The text of pymatgen's <c>CompletePhononDos</c>.</summary>
    /// <exception cref="InvalidInputException">The model does not tell sites apart.</exception>
    internal static string Pymatgen(PhononPrediction prediction)
    {
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
