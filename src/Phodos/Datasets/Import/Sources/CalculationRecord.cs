using System.Collections.Immutable;
using Phodos.Datasets.Records;
using Phodos.Formats.Forces;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;

namespace Phodos.Datasets.Import.Sources;

/// <summary>Makes a record of a calculation of forces: the density of states on the usual mesh, each mode a Gaussian of 5 cm⁻¹, every 5 cm⁻¹.</summary>
internal static class CalculationRecord
{
    // Labels are made of steps of as much.
    private const double Broadening = 5;

    /// <param name="id">The identifier.</param>
    /// <param name="folder">The folder of the calculation.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InvalidInputException">The calculation cannot be used; file and line are given.</exception>
    internal static (DosRecord Record, ImmutableArray<string> Notes) Read(string id, string folder, CancellationToken cancellation)
    {
        var calculation = ForceCalculation.Read(folder);
        var mesh = new MeshOptions().Of(calculation.Crystal, calculation.Operations);
        var matrix = calculation.DynamicalMatrix();
        var modes = MeshModes.Of(matrix, mesh, withSites: true, cancellation);
        var phonons = CalculatedPhonons.Of(matrix, modes, Broadening, modes.GridOf(Broadening, Broadening));
        var record = new DosRecord(id, calculation.Crystal, phonons.Dos)
        {
            MinimumFrequency = phonons.Modes.Lowest,
            MaximumFrequency = phonons.Modes.Highest,
            HasBornCharges = calculation.BornCharges is not null,
        };
        return (record, calculation.Warnings);
    }
}
