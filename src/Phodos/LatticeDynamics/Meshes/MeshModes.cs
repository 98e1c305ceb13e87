using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Eigensolvers;
using Phodos.Spectra;

namespace Phodos.LatticeDynamics.Meshes;

/// <summary>The modes of a crystal on a mesh of wave vectors: their frequencies and what the atoms carry of them.</summary>
public sealed class MeshModes
{
    // What rounding makes of the modes at rest stays below (cm⁻¹).
    private const double AtRest = 0.01;

    private readonly double[] _frequencies;
    private readonly double[]? _weights;
    private readonly double[]? _participations;
    private readonly double[]? _tensors;

    private MeshModes(
        DynamicalMatrix matrix, SymmetricMesh mesh, double[] frequencies, double[]? weights, double[]? participations, double[]? tensors)
    {
        (Crystal, Masses, Mesh) = (matrix.Crystal, matrix.Masses, mesh);
        (_frequencies, _weights, _participations, _tensors) = (frequencies, weights, participations, tensors);
        Lowest = frequencies.Min();
        Highest = frequencies.Max();
    }

    /// <summary>The crystal.</summary>
    public Crystal Crystal { get; }

    /// <summary>The mass of each atom (unified atomic mass units).</summary>
    public ImmutableArray<double> Masses { get; }

    /// <summary>The mesh.</summary>
    public SymmetricMesh Mesh { get; }

    /// <summary>The number of modes at each wave vector: 3 for each atom.</summary>
    public int ModeCount => 3 * Crystal.AtomCount;

    /// <summary>The lowest frequency (cm⁻¹), below zero where it is imaginary.</summary>
    public double Lowest { get; }

    /// <summary>The highest frequency (cm⁻¹).</summary>
    public double Highest { get; }

    /// <summary>Whether it is known what the atoms carry of each mode.</summary>
    public bool HasSites => _weights is not null;

    /// <summary>Whether it is known along which directions the atoms move.</summary>
    public bool HasDirections => _tensors is not null;

    /// <summary>The frequencies of a point of the mesh (cm⁻¹), ascending, below zero where imaginary.</summary>
    public ReadOnlySpan<double> Frequencies(int point) => _frequencies.AsSpan(point * ModeCount, ModeCount);

    /// <summary>
    /// What each atom carries of a mode of a point, the mean over the points that it stands for; the parts add up to 1.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is not known.</exception>
    public ReadOnlySpan<double> SiteWeights(int point, int mode) => _weights is null
        ? throw new InvalidOperationException("The modes were found without what the atoms carry of them.")
        : _weights.AsSpan((point * ModeCount + mode) * Crystal.AtomCount, Crystal.AtomCount);

    /// <summary>
    /// What an atom carries of a mode of a point by Cartesian directions, Re e(atom) e(atom)ᴴ, the mean over the points that it stands for:
    /// symmetric, with <see cref="SiteWeights"/> for its trace.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is not known.</exception>
    public Matrix3 SiteTensor(int point, int mode, int atom)
    {
        var tensors = _tensors ?? throw new InvalidOperationException("The modes were found without the directions of the atoms.");
        return SiteTensors.Read(tensors.AsSpan(((point * ModeCount + mode) * Crystal.AtomCount + atom) * SiteTensors.Stride, SiteTensors.Stride));
    }

    /// <summary>
    /// The participation ratio of a mode: (Σ |u|²)² / (N Σ |u|⁴) of the displacements u = e / √m of the N atoms of the cell, 1 where all
    /// move as far and 1/N where one moves alone (R. J. Bell and P. Dean, Discuss. Faraday Soc. 50, 55 (1970)).
    /// </summary>
    /// <exception cref="InvalidOperationException">The modes were found without the atoms' parts.</exception>
    public double ParticipationRatio(int point, int mode) => _participations is null
        ? throw new InvalidOperationException("The modes were found without what the atoms carry of them.")
        : _participations[point * ModeCount + mode];

    /// <summary>Finds the modes with the directions that the atoms move along, which take 6 numbers a mode and atom.</summary>
    /// <param name="matrix">The dynamical matrix.</param>
    /// <param name="mesh">The mesh of the same crystal.</param>
    /// <param name="cancellation">Stops the work between two wave vectors.</param>
    public static MeshModes WithDirections(DynamicalMatrix matrix, SymmetricMesh mesh, CancellationToken cancellation = default) =>
        Of(matrix, mesh, withSites: true, withDirections: true, cancellation);

    /// <summary>Finds the modes.</summary>
    /// <param name="matrix">The dynamical matrix.</param>
    /// <param name="mesh">The mesh of the same crystal.</param>
    /// <param name="withSites">Whether it is wanted what the atoms carry of each mode; frequencies alone are quicker.</param>
    /// <param name="cancellation">Stops the work between two wave vectors.</param>
    public static MeshModes Of(DynamicalMatrix matrix, SymmetricMesh mesh, bool withSites = true, CancellationToken cancellation = default) =>
        Of(matrix, mesh, withSites, withDirections: false, cancellation);

    private static MeshModes Of(
        DynamicalMatrix matrix, SymmetricMesh mesh, bool withSites, bool withDirections, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(mesh);
        var size = matrix.Size;
        var atoms = matrix.Crystal.AtomCount;
        var solver = new ModeSolver(matrix);
        var frequencies = new double[mesh.Points.Length * size];
        var weights = withSites ? new double[frequencies.Length * atoms] : null;
        var participations = withSites ? new double[frequencies.Length] : null;
        var tensors = withDirections ? new SiteTensors(mesh.Mappings, frequencies.Length) : null;
        for (var point = 0; point < mesh.Points.Length; point++)
        {
            cancellation.ThrowIfCancellationRequested();
            solver.Solve(mesh.Points[point].Q, null, withSites);
            for (var mode = 0; mode < size; mode++)
                frequencies[point * size + mode] = PhononModes.Frequency(solver.Modes.Values[mode]);
            if (weights is null)
                continue;
            var ofPoint = weights.AsSpan(point * size * atoms, size * atoms);
            AddWeights(solver.Modes, ofPoint);
            for (var mode = 0; mode < size; mode++)
                participations![point * size + mode] = ParticipationRatioOf(ofPoint.Slice(mode * atoms, atoms), matrix.Masses.AsSpan());
            Share(mesh.AlikeAtoms, ofPoint);
            tensors?.Add(solver.Modes, point);
        }

        return new MeshModes(matrix, mesh, frequencies, weights, participations, tensors?.Values);
    }

    /// <summary>
    /// The density of states, each mode a Gaussian, with the part of each element where the atoms' parts are known. The default grid runs
    /// from below the lowest to above the highest frequency, so that its integral is 3N.
    /// </summary>
    /// <param name="width">The standard deviation of the Gaussians (cm⁻¹), above 0.</param>
    /// <param name="grid">The frequencies, or null for those of <see cref="GridOf"/> with the step of the width.</param>
    public DensityOfStates DensityOfStates(double width, FrequencyGrid? grid = null)
    {
        grid ??= GridOf(width, width);
        return HasSites
            ? SiteSpectra.Total(Crystal, grid, SiteDensitiesOfStates(width, grid))
            : TotalDensityOfStates(width, grid);
    }

    /// <summary>The density of states without the parts of the elements, which is sooner done.</summary>
    internal DensityOfStates TotalDensityOfStates(double width, FrequencyGrid grid) => new(
        grid, ImmutableCollectionsMarshal.AsImmutableArray(Broaden(width, grid, withSites: false)[0]), DosNormalization.PerCell);

    /// <summary>The part of each atom in the density of states (states per cm⁻¹), [atoms][grid], each mode a Gaussian.</summary>
    /// <param name="width">The standard deviation of the Gaussians (cm⁻¹), above 0.</param>
    /// <param name="grid">The frequencies.</param>
    /// <exception cref="InvalidOperationException">The modes were found without the atoms' parts.</exception>
    public ImmutableArray<ImmutableArray<double>> SiteDensitiesOfStates(double width, FrequencyGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (!HasSites)
            throw new InvalidOperationException("The modes were found without what the atoms carry of them.");
        return [.. Broaden(width, grid, withSites: true).Select(ImmutableCollectionsMarshal.AsImmutableArray)];
    }

    /// <summary>
    /// The part of each Cartesian direction of each atom in the density of states (states per cm⁻¹), [3 atoms][grid], each mode a Gaussian;
    /// 3 i + α is that of atom i and direction α.
    /// </summary>
    /// <param name="width">The standard deviation of the Gaussians (cm⁻¹), above 0.</param>
    /// <param name="grid">The frequencies.</param>
    /// <exception cref="InvalidOperationException">The modes were found without the directions of the atoms.</exception>
    public ImmutableArray<ImmutableArray<double>> DirectionDensitiesOfStates(double width, FrequencyGrid grid)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentNullException.ThrowIfNull(grid);
        double[][] parts = [.. Enumerable.Range(0, ModeCount).Select(_ => new double[grid.Count])];
        var shares = new double[ModeCount];
        for (var point = 0; point < Mesh.Points.Length; point++)
        {
            for (var mode = 0; mode < ModeCount; mode++)
            {
                for (var part = 0; part < shares.Length; part++)
                    shares[part] = Mesh.Points[point].Weight * SiteTensor(point, mode, part / 3)[part % 3, part % 3];
                GaussianBroadening.Add(parts, shares, _frequencies[point * ModeCount + mode], width, grid);
            }
        }

        return [.. parts.Select(ImmutableCollectionsMarshal.AsImmutableArray)];
    }

    /// <summary>The grid from below the lowest to above the highest frequency that holds all Gaussians of a width.</summary>
    /// <param name="width">The standard deviation of the Gaussians (cm⁻¹), above 0.</param>
    /// <param name="step">The step (cm⁻¹), above 0; 0 is one of the points.</param>
    public FrequencyGrid GridOf(double width, double step)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        var lowest = Lowest < -AtRest ? Lowest : 0;
        var first = Math.Floor((lowest - GaussianBroadening.Reach * width) / step);
        var last = Math.Ceiling((Math.Max(0, Highest) + GaussianBroadening.Reach * width) / step);
        return new FrequencyGrid(first * step, step, (int)(last - first) + 1);
    }

    /// <summary>The thermodynamic functions of a mole of atoms, summed over the modes.</summary>
    /// <param name="temperature">The temperature (K), 0..<see cref="ThermodynamicFunctions.MaximumTemperature"/>.</param>
    /// <param name="cutoff">
    /// Modes at or below this frequency (cm⁻¹) are left out: those of Γ at rest, which are zero but for rounding, and imaginary ones.
    /// </param>
    /// <returns>The functions, and how many of the 3 states of an atom were left out.</returns>
    /// <exception cref="InvalidInputException">The temperature is out of its range, or no mode is above the cutoff.</exception>
    public (ThermodynamicFunctions Functions, double LeftOut) Thermodynamics(double temperature, double cutoff = 0.01)
    {
        var states = StatesAbove(cutoff);
        return (ThermodynamicFunctions.At(states, temperature), PhononStates.PerAtom - states.Counts.Sum());
    }

    /// <summary>The states of an atom above a frequency, mode by mode.</summary>
    /// <param name="cutoff">The frequency (cm⁻¹), at least 0.</param>
    /// <exception cref="InvalidInputException">No mode is above the cutoff.</exception>
    public PhononStates StatesAbove(double cutoff)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cutoff);
        List<double> frequencies = [], counts = [];
        for (var state = 0; state < _frequencies.Length; state++)
        {
            if (_frequencies[state] <= cutoff)
                continue;
            frequencies.Add(_frequencies[state]);
            counts.Add(Mesh.Points[state / ModeCount].Weight / Crystal.AtomCount);
        }

        return frequencies.Count > 0
            ? PhononStates.AsCounted(frequencies, counts)
            : throw new InvalidInputException("no mode of the crystal has a frequency above zero; it has no thermodynamic functions");
    }

    // One part an atom, or one for all of them.
    private double[][] Broaden(double width, FrequencyGrid grid, bool withSites)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        double[][] parts = [.. Enumerable.Range(0, withSites ? Crystal.AtomCount : 1).Select(_ => new double[grid.Count])];
        var shares = new double[parts.Length];
        for (var point = 0; point < Mesh.Points.Length; point++)
        {
            for (var mode = 0; mode < ModeCount; mode++)
            {
                for (var part = 0; part < shares.Length; part++)
                    shares[part] = Mesh.Points[point].Weight * (withSites ? SiteWeights(point, mode)[part] : 1);
                GaussianBroadening.Add(parts, shares, _frequencies[point * ModeCount + mode], width, grid);
            }
        }

        return parts;
    }

    private static double ParticipationRatioOf(ReadOnlySpan<double> weights, ReadOnlySpan<double> masses)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var atom = 0; atom < weights.Length; atom++)
        {
            var square = weights[atom] / masses[atom];
            sum += square;
            squares += square * square;
        }

        return sum * sum / (weights.Length * squares);
    }

    private static void AddWeights(HermitianEigensolver solver, Span<double> weights)
    {
        var size = solver.Values.Length;
        var atoms = size / 3;
        for (var component = 0; component < size; component++)
        {
            for (var mode = 0; mode < size; mode++)
            {
                var (x, y) = (solver.VectorsReal[component * size + mode], solver.VectorsImaginary[component * size + mode]);
                weights[mode * atoms + component / 3] += x * x + y * y;
            }
        }
    }

    // Atoms that are alike carry in turns what each of them carries at one of the points.
    private static void Share(ImmutableArray<int> alike, Span<double> weights)
    {
        var atoms = alike.Length;
        var sums = new double[atoms];
        var members = new int[atoms];
        foreach (var atom in alike)
            members[atom]++;
        for (var mode = 0; mode < weights.Length / atoms; mode++)
        {
            var ofMode = weights.Slice(mode * atoms, atoms);
            Array.Clear(sums);
            for (var atom = 0; atom < atoms; atom++)
                sums[alike[atom]] += ofMode[atom];
            for (var atom = 0; atom < atoms; atom++)
                ofMode[atom] = sums[alike[atom]] / members[alike[atom]];
        }
    }
}
