using System.Collections.Immutable;
using System.Globalization;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Spectra;

namespace Phodos.LatticeDynamics;

/// <summary>What follows from the force constants of a crystal: its modes on a mesh, and the spectra and states that they make.</summary>
public sealed class CalculatedPhonons
{
    // Steps of a width that a Gaussian looks smooth with.
    private const double StepsPerWidth = 5;

    // Modes at or below (cm⁻¹) are at rest.
    private const double AtRest = 0.01;

    private readonly Lazy<LongWaves> _sound;
    private readonly Lazy<Stability> _stability;
    private readonly Lazy<MeshModes> _withDirections;
    private readonly Func<MeshModes, ImmutableArray<ImmutableArray<double>>> _directionSpectra;

    private CalculatedPhonons(
        DynamicalMatrix matrix,
        MeshModes modes,
        FrequencyGrid grid,
        ImmutableArray<ImmutableArray<double>> sites,
        Func<MeshModes, ImmutableArray<ImmutableArray<double>>> directionSpectra)
    {
        (Matrix, Modes, Sites) = (matrix, modes, sites);
        Dos = SiteSpectra.Total(matrix.Crystal, grid, sites);
        States = modes.StatesAbove(AtRest);
        _sound = new Lazy<LongWaves>(() => LongWaves.Of(matrix));
        _stability = new Lazy<Stability>(() => Stability.Of(modes));
        _withDirections = new Lazy<MeshModes>(() => MeshModes.WithDirections(matrix, modes.Mesh));
        _directionSpectra = directionSpectra;
    }

    /// <summary>The dynamical matrix.</summary>
    public DynamicalMatrix Matrix { get; }

    /// <summary>The crystal.</summary>
    public Crystal Crystal => Matrix.Crystal;

    /// <summary>The modes on the mesh.</summary>
    public MeshModes Modes { get; }

    /// <summary>The same with the directions that the atoms move along, found when first asked for.</summary>
    /// <exception cref="InvalidInputException">There is too much to hold.</exception>
    public MeshModes ModesWithDirections => _withDirections.Value;

    /// <summary>The density of states (states per cm⁻¹ per cell) with the part of each element.</summary>
    public DensityOfStates Dos { get; }

    /// <summary>The part of each atom (states per cm⁻¹), [atoms][grid].</summary>
    public ImmutableArray<ImmutableArray<double>> Sites { get; }

    /// <summary>
    /// The part of each Cartesian direction of each atom (states per cm⁻¹), [3 atoms][grid], made as <see cref="Sites"/> are: 3 i + α is that of
    /// atom i and direction α.
    /// </summary>
    /// <exception cref="InvalidInputException">There is too much to hold.</exception>
    public ImmutableArray<ImmutableArray<double>> DirectionDensitiesOfStates() => _directionSpectra(ModesWithDirections);

    /// <summary>The states above zero frequency, mode by mode; those that are imaginary, and the three of Γ at rest, are not among them.</summary>
    public PhononStates States { get; }

    /// <summary>The sound of the crystal, found when first asked for.</summary>
    public LongWaves Sound => _sound.Value;

    /// <summary>Whether the crystal gives way to a mode of the mesh, looked for when first asked.</summary>
    public Stability Stability => _stability.Value;

    /// <summary>How unstable the crystal is, in words; null where it is stable.</summary>
    public string? Instability
    {
        get
        {
            var stability = Stability;
            var leftOut = 1 - States.Counts.Sum() / PhononStates.PerAtom;
            var (x, y, z) = stability.Q;
            return stability.IsStable ? null : string.Create(
                CultureInfo.InvariantCulture,
                $"unstable: {stability.StatesBelow:G3} of the {Modes.ModeCount} states of a cell lie below {stability.Threshold} cm^-1 "
                + $"(imaginary), the lowest at {stability.LowestFrequency:F0} cm^-1, q = ({x:0.###}, {y:0.###}, {z:0.###}); "
                + $"thermodynamic functions leave {100 * leftOut:F1} % of the states out");
        }
    }

    /// <summary>
    /// The states with those of the acoustic branches around Γ from the sound, by <see cref="AcousticBall"/>: thermodynamic functions of any
    /// temperature, with the calorimetric Debye temperature. <see cref="States"/> are those that other programs sum over.
    /// </summary>
    public PhononStates StatesWithSound() => AcousticBall.States(Modes, Sound, AtRest);

    /// <summary>Finds the modes of a crystal and what follows from them.</summary>
    /// <param name="matrix">The dynamical matrix.</param>
    /// <param name="mesh">The mesh of the same crystal.</param>
    /// <param name="broadening">The standard deviation of the Gaussian that each mode is drawn as (cm⁻¹), above 0.</param>
    /// <param name="grid">The frequencies of the spectra; null takes steps of a fifth of the broadening over all modes.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidInputException">No mode has a frequency above zero.</exception>
    public static CalculatedPhonons Of(
        DynamicalMatrix matrix, SymmetricMesh mesh, double broadening = 5, FrequencyGrid? grid = null, CancellationToken cancellation = default)
    {
        var modes = MeshModes.Of(matrix, mesh, withSites: true, cancellation);
        return Of(matrix, modes, broadening, grid ?? modes.GridOf(broadening, broadening / StepsPerWidth));
    }

    /// <summary>What follows from modes that are found already.</summary>
    /// <param name="matrix">The dynamical matrix.</param>
    /// <param name="modes">Its modes, with the parts of the atoms.</param>
    /// <param name="broadening">The standard deviation of the Gaussian that each mode is drawn as (cm⁻¹), above 0.</param>
    /// <param name="grid">The frequencies of the spectra.</param>
    /// <exception cref="InvalidInputException">No mode has a frequency above zero.</exception>
    internal static CalculatedPhonons Of(DynamicalMatrix matrix, MeshModes modes, double broadening, FrequencyGrid grid) => new(
        matrix,
        modes,
        grid,
        modes.SiteDensitiesOfStates(broadening, grid),
        directed => directed.DirectionDensitiesOfStates(broadening, grid));

    /// <summary>Finds the modes of a crystal, and their density of states by linear tetrahedra.</summary>
    /// <param name="matrix">The dynamical matrix.</param>
    /// <param name="mesh">The mesh of the same crystal.</param>
    /// <param name="grid">The frequencies of the spectra; null takes steps of 1 cm⁻¹ over all modes.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidInputException">No mode has a frequency above zero.</exception>
    public static CalculatedPhonons ByTetrahedra(
        DynamicalMatrix matrix, SymmetricMesh mesh, FrequencyGrid? grid = null, CancellationToken cancellation = default)
    {
        var modes = MeshModes.Of(matrix, mesh, withSites: true, cancellation);
        var tetrahedra = new TetrahedronDos(modes);
        grid ??= tetrahedra.GridOf(step: 1);
        return new CalculatedPhonons(
            matrix,
            modes,
            grid,
            tetrahedra.SiteDensitiesOfStates(grid),
            directed => new TetrahedronDos(directed).DirectionDensitiesOfStates(grid));
    }

    /// <summary>The label that models learn and metrics compare, <see cref="ModesLabel"/>.</summary>
    /// <exception cref="InvalidInputException">There are no states on its grid.</exception>
    public DensityOfStates Label() => ModesLabel.Of(Modes);
}
