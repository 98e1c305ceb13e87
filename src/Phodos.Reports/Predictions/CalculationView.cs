using Phodos.Crystals.Symmetry;
using Phodos.Formats.Forces;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Bands;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Learning.Prediction;
using Phodos.Spectra;

namespace Phodos.Reports.Predictions;

/// <summary>How the phonons of a calculation are worked out, and in which form they are shown.</summary>
public sealed record CalculationView
{
    /// <summary>The standard deviation (cm⁻¹) of the Gaussian that a mode is drawn as, where none is asked for.</summary>
    public const double UsualBroadening = 5;

    /// <summary>The mesh.</summary>
    public MeshOptions Mesh { get; init; } = new();

    /// <summary>The standard deviation of the Gaussian that a mode is drawn as (cm⁻¹).</summary>
    public double Broadening { get; init; } = UsualBroadening;

    /// <summary>Whether the density of states is made by tetrahedra, without a width.</summary>
    public bool IsByTetrahedra { get; init; }

    /// <summary>Whether Born charges are used.</summary>
    public bool IsPolar { get; init; } = true;

    /// <summary>Masses in place of those of the calculation, or null.</summary>
    public IsotopeMasses? Isotopes { get; init; }

    /// <summary>Whether thermodynamic functions are sums over the points of the mesh alone.</summary>
    public bool IsSumOfMesh { get; init; }

    /// <summary>The form; its spectrum is not broadened, as the modes are.</summary>
    public PredictionView View { get; init; } = new();

    /// <summary>The dynamical matrix of a calculation, with the masses and the correction that are asked for.</summary>
    /// <exception cref="InvalidInputException">A mass is of an element or an atom that the crystal does not have.</exception>
    public DynamicalMatrix MatrixOf(ForceCalculation calculation)
    {
        ArgumentNullException.ThrowIfNull(calculation);
        return calculation.DynamicalMatrix(Isotopes?.Apply(calculation.Crystal, calculation.Masses), IsPolar);
    }

    /// <summary>The mesh of a calculation.</summary>
    /// <exception cref="InvalidInputException">A number is out of its range.</exception>
    public SymmetricMesh MeshOf(ForceCalculation calculation)
    {
        ArgumentNullException.ThrowIfNull(calculation);
        return Mesh.Of(calculation.Crystal, calculation.Operations);
    }

    /// <summary>The phonons of a calculation in this form.</summary>
    /// <param name="file">The file or folder as it was named.</param>
    /// <param name="calculation">The calculation.</param>
    /// <param name="matrix">Its dynamical matrix, <see cref="MatrixOf"/>.</param>
    /// <param name="mesh">Its mesh, <see cref="MeshOf"/>.</param>
    /// <param name="bandsOf">The bands of its dynamical matrix, or null where they are not asked for.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidInputException">
    /// An option does not fit the crystal, no mode is above zero, nothing of the DOS lies on the grid, or a temperature is out of its range.
    /// </exception>
    public PredictedFile Describe(
        string file,
        ForceCalculation calculation,
        DynamicalMatrix matrix,
        SymmetricMesh mesh,
        Func<DynamicalMatrix, BandStructure?> bandsOf,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(calculation);
        ArgumentNullException.ThrowIfNull(bandsOf);
        var calculated = IsByTetrahedra
            ? CalculatedPhonons.ByTetrahedra(matrix, mesh, Grid, cancellation)
            : CalculatedPhonons.Of(matrix, mesh, Broadening, Grid, cancellation);
        var bands = bandsOf(matrix);
        var phonons = PhononPrediction.Of(calculated, [.. Warnings(calculation, calculated, bands)], IsSumOfMesh, matrix.IsPolar ? calculation.BornCharges : null);
        var described = View.Describe(file, MoyoSymmetryFinder.Shared.Find(calculation.Crystal).System, phonons, bands);
        return described with { Calculation = calculation };
    }

    private FrequencyGrid? Grid => View.Spectrum is { Grid: { } range, Unit: var unit }
        ? new FrequencyGrid(unit.ToWavenumber(range.Start), unit.ToWavenumber(range.Step), range.Count)
        : null;

    private static IEnumerable<string> Warnings(ForceCalculation calculation, CalculatedPhonons calculated, BandStructure? bands)
    {
        foreach (var warning in calculation.Warnings.Concat(bands?.Path.Warnings ?? []))
            yield return warning;
        if (calculated.Instability is { } instability)
            yield return "the crystal is " + instability;
    }
}
