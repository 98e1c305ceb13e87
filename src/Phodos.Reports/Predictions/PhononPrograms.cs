using System.Collections.Immutable;
using System.Globalization;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Formats;
using Phodos.Formats.PhononFiles;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Learning.Prediction;
using Phodos.Spectra;
using Phodos.Units;

namespace Phodos.Reports.Predictions;

/// <summary>Predictions in the formats of phonopy and pymatgen.</summary>
public static class PhononPrograms
{
    /// <summary>
    /// A folder as phonopy leaves it: the cell, the total and the projected DOS, and the thermodynamic functions; where modes are known, those of
    /// the mesh and of the bands, thermal displacements that were asked for, and the force constants from which phonopy goes on, with the Born
    /// charges.
    /// </summary>
    /// <returns>The names of the files, and what writes them.</returns>
    /// <exception cref="InvalidInputException">The model does not tell sites apart.</exception>
    public static IEnumerable<(string Name, Action<TextWriter> Write)> PhonopyFolder(PredictedFile prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        var phonons = WithSites(prediction.Phonons);
        var constants = prediction.Calculation?.ForceConstants
            ?? (phonons.Calculated is { } predicted ? PolarForceConstants.InSupercell(predicted.Matrix) : null);
        return
        [
            .. OfStates(prediction, phonons, constants),
            .. phonons.Calculated is { } calculated ? OfModes(prediction, calculated, constants!) : [],
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
        return CifWriter.Write(ThermalDisplacements.Of(phonons.ModesWithDirections, Temperature));
    }

    /// <summary>
    /// The POSCAR of an unstable crystal displaced along its lowest mode, by 0.1 Å at most, in the smallest cell that the mode repeats with: a
    /// start for the search of the structure that it gives way to. Null where the crystal is stable.
    /// </summary>
    /// <exception cref="InvalidInputException">The mode repeats after too many cells.</exception>
    public static string? SoftMode(CalculatedPhonons phonons)
    {
        ArgumentNullException.ThrowIfNull(phonons);
        var stability = phonons.Stability;
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

    private static IEnumerable<(string Name, Action<TextWriter> Write)> OfStates(
        PredictedFile prediction, PhononPrediction phonons, SupercellForceConstants? constants)
    {
        var functions = prediction.Description.Thermodynamics.Temperatures.Select(temperature => Values(phonons.At(temperature)));
        var supercell = constants is null ? (IntegerMatrix?)null : PhonopyCells.Ordered(constants.Supercell).Matrix;
        var zero = phonons.Moments.ZeroPointEnergy.Value;
        yield return ("phonopy.yaml", text => text.Write(PhonopyCellWriter.Write(phonons.Crystal, phonons.Calculated?.Matrix.Masses, supercell)));
        yield return ("total_dos.dat", text => text.Write(PhonopyDosWriter.Total(phonons.Dos)));
        yield return ("projected_dos.dat", text => text.Write(PhonopyDosWriter.Projected(phonons.Dos.Grid, phonons.Sites)));
        yield return (
            "thermal_properties.yaml",
            text => text.Write(PhonopyThermalWriter.Write(phonons.Crystal.AtomCount, zero, functions, CountOfModes(phonons.Calculated))));
    }

    private static IEnumerable<(string Name, Action<TextWriter> Write)> OfModes(
        PredictedFile prediction, CalculatedPhonons phonons, SupercellForceConstants constants)
    {
        var withVectors = prediction.Details.HasFlag(PhononDetails.Eigenvectors);
        yield return ("mesh.yaml", text => PhonopyMeshWriter.Write(text, phonons.Modes, withVectors ? phonons.Matrix : null));
        if (prediction.Bands is { } bands)
            yield return ("band.yaml", text => PhonopyBandWriter.Write(text, bands));
        if (!prediction.Displacements.IsEmpty)
        {
            yield return ("thermal_displacements.yaml", text => PhonopyDisplacementsWriter.WriteAlongAxes(text, prediction.Displacements));
            yield return ("thermal_displacement_matrices.yaml", text => PhonopyDisplacementsWriter.WriteTensors(text, prediction.Displacements));
        }

        yield return ("FORCE_CONSTANTS", text => PhonopyForceConstantsWriter.Write(text, constants));

        // Charges that the modes were found without would give others.
        if (phonons.Matrix.IsPolar && prediction.Calculation is { BornCharges: { } charges } calculation)
            yield return ("BORN", text => text.Write(PhonopyBornWriter.Write(charges, calculation.Operations, calculation.Coulomb)));
        else if (prediction.Calculation is null && prediction.Phonons.BornCharges is { } predicted)
            yield return ("BORN", text => text.Write(PhonopyBornWriter.Write(predicted, OperationsOf(predicted.Crystal), PhysicalConstants.Coulomb)));
    }

    private static ImmutableArray<SymmetryOperation> OperationsOf(Crystal crystal)
    {
        const double Tolerance = 1e-5;
        return SymmetryOperations.Find(crystal, Tolerance);
    }

    // All modes of the whole mesh, and those above zero frequency.
    private static (long All, long Summed)? CountOfModes(CalculatedPhonons? phonons)
    {
        if (phonons is null)
            return null;
        var (n1, n2, n3) = phonons.Modes.Mesh.Divisions;
        var points = (double)n1 * n2 * n3;
        return (
            (long)Math.Round(points * phonons.Modes.ModeCount),
            (long)Math.Round(points * phonons.Crystal.AtomCount * phonons.States.Counts.Sum()));
    }

    private static PhononPrediction WithSites(PhononPrediction phonons) => phonons.Sites.IsEmpty
        ? throw new InvalidInputException(
            "phonopy and pymatgen want the states of every site, which this model does not tell; write csv or json, "
            + "or take a site-states model")
        : phonons;

    private static ThermodynamicFunctions Values(ThermodynamicEstimates at) => new(
        at.Temperature, at.HeatCapacity.Value, HeatCapacitySlope: 0, at.Entropy.Value, at.FreeEnergy.Value, at.InternalEnergy.Value);
}
