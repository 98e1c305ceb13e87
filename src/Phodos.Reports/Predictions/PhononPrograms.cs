using System.Globalization;
using Phodos.Formats;
using Phodos.Formats.PhononFiles;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
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

    /// <summary>The CIF of a crystal with the thermal displacements of its atoms at 300 K.</summary>
    /// <exception cref="InvalidInputException">An atom is displaced by nothing along a direction.</exception>
    public static string DisplacedCif(CalculatedPhonons phonons)
    {
        ArgumentNullException.ThrowIfNull(phonons);
        const double Temperature = 300;
        return CifWriter.Write(ThermalDisplacements.Of(MeshModes.WithDirections(phonons.Matrix, phonons.Modes.Mesh), Temperature));
    }

    /// <summary>
    /// The POSCAR of an unstable crystal displaced along its lowest mode, by 0.1 Å at most, in the smallest cell that the mode repeats with: a
    /// start for the search of the structure that it gives way to. Null where the crystal is stable.
    /// </summary>
    /// <exception cref="InvalidInputException">The mode repeats after too many cells.</exception>
    public static string? SoftMode(CalculatedPhonons phonons)
    {
        ArgumentNullException.ThrowIfNull(phonons);
        var stability = Stability.Of(phonons.Modes);
        if (stability.IsStable)
            return null;
        var frozen = FrozenMode.Of(phonons.Matrix, stability.Q, stability.Mode);
        var (x, y, z) = frozen.Q;
        return PoscarWriter.Write(
            frozen.Crystal,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{frozen.Crystal.Formula}, displaced by {frozen.Amplitude} A along the mode of {frozen.Frequency:F1} cm-1 at q = ({x:0.####}, {y:0.####}, {z:0.####})"));
    }

    private static PhononPrediction WithSites(PhononPrediction phonons) => phonons.Sites.IsEmpty
        ? throw new InvalidInputException(
            "phonopy and pymatgen want the states of every site, which this model does not tell; write csv or json, "
            + "or take a site-states model")
        : phonons;

    private static ThermodynamicFunctions Values(ThermodynamicEstimates at) => new(
        at.Temperature, at.HeatCapacity.Value, HeatCapacitySlope: 0, at.Entropy.Value, at.FreeEnergy.Value, at.InternalEnergy.Value);
}
