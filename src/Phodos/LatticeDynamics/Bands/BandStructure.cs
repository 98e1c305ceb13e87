using System.Collections.Immutable;
using System.Numerics;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Eigensolvers;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>
/// The bands of a crystal along a path: at each point the 3N modes, which band each belongs to, and what the atoms carry of them. A segment
/// begins with a point of its own, also where it goes on from the one before: in a polar crystal the modes at Γ are those reached along the
/// segment, and differ from side to side.
/// </summary>
public sealed class BandStructure
{
    // Some 4 GB of kept eigenvectors.
    private const long MaximumComponents = 1L << 28;

    private readonly double[] _frequencies;
    private readonly int[] _modeOfBand;
    private readonly float[] _weights;
    private readonly Vector3D[]? _velocities;
    private readonly Complex[]? _eigenvectors;

    private BandStructure(DynamicalMatrix matrix, BandPath path, ImmutableArray<BandPoint> points, BandOptions options)
    {
        (Crystal, Masses, Path, Points, IsPolar) = (matrix.Crystal, matrix.Masses, path, points, matrix.IsPolar);
        _frequencies = new double[points.Length * ModeCount];
        _modeOfBand = new int[_frequencies.Length];
        _weights = new float[(long)_frequencies.Length * Crystal.AtomCount];
        _velocities = options.WithVelocities ? new Vector3D[_frequencies.Length] : null;
        _eigenvectors = options.WithEigenvectors ? new Complex[(long)_frequencies.Length * ModeCount] : null;
    }

    /// <summary>The crystal.</summary>
    public Crystal Crystal { get; }

    /// <summary>The mass of each atom (unified atomic mass units).</summary>
    public ImmutableArray<double> Masses { get; }

    /// <summary>The path.</summary>
    public BandPath Path { get; }

    /// <summary>The points, segment by segment.</summary>
    public ImmutableArray<BandPoint> Points { get; }

    /// <summary>Whether the modes at Γ are those of a polar crystal, reached along the path.</summary>
    public bool IsPolar { get; }

    /// <summary>The number of modes at each point, and of bands: 3 for each atom.</summary>
    public int ModeCount => 3 * Crystal.AtomCount;

    /// <summary>Whether the group velocities are known.</summary>
    public bool HasVelocities => _velocities is not null;

    /// <summary>Whether the eigenvectors are known.</summary>
    public bool HasEigenvectors => _eigenvectors is not null;

    /// <summary>The lowest frequency on the path (cm⁻¹, below zero where imaginary), and the first point that has it.</summary>
    public (double Frequency, int Point) Lowest
    {
        get
        {
            var lowest = 0;
            for (var point = 1; point < Points.Length; point++)
            {
                if (_frequencies[point * ModeCount] < _frequencies[lowest * ModeCount])
                    lowest = point;
            }

            return (_frequencies[lowest * ModeCount], lowest);
        }
    }

    /// <summary>The highest frequency on the path (cm⁻¹).</summary>
    public double Highest => _frequencies.Max();

    /// <summary>The frequencies of the modes of a point (cm⁻¹), ascending, below zero where imaginary, [modes].</summary>
    public ReadOnlySpan<double> Frequencies(int point) => _frequencies.AsSpan(point * ModeCount, ModeCount);

    /// <summary>
    /// The mode that each band is at a point, [bands]. Bands are followed by the overlap of eigenvectors, also where they cross and meet;
    /// they are numbered by frequency at the first point after a break of the path.
    /// </summary>
    public ReadOnlySpan<int> ModesOfBands(int point) => _modeOfBand.AsSpan(point * ModeCount, ModeCount);

    /// <summary>The frequency of a band at a point (cm⁻¹).</summary>
    public double BandFrequency(int point, int band) => _frequencies[point * ModeCount + _modeOfBand[point * ModeCount + band]];

    /// <summary>What each atom carries of a mode, [atoms]; the parts add up to 1.</summary>
    public ReadOnlySpan<float> SiteWeights(int point, int mode) =>
        _weights.AsSpan((point * ModeCount + mode) * Crystal.AtomCount, Crystal.AtomCount);

    /// <summary>What the atoms of an element carry of a mode, in [0, 1].</summary>
    public double ElementWeight(int point, int mode, Element element)
    {
        var weights = SiteWeights(point, mode);
        var sum = 0.0;
        for (var atom = 0; atom < weights.Length; atom++)
            sum += Crystal.Species[atom] == element ? weights[atom] : 0;
        return sum;
    }

    /// <summary>
    /// The group velocity ∂ω/∂k of a mode (m/s, Cartesian). Degenerate modes are those that the path splits. At Γ it is the limit along the
    /// path; in a polar crystal only the component along the path, since the others have no limit.
    /// </summary>
    /// <exception cref="InvalidOperationException">The velocities were not asked for.</exception>
    public Vector3D Velocity(int point, int mode) => _velocities is null
        ? throw new InvalidOperationException("The bands were worked out without their group velocities.")
        : _velocities[point * ModeCount + mode];

    /// <summary>A component of the eigenvector of a mode, as <see cref="PhononModes.Eigenvector"/> says.</summary>
    /// <exception cref="InvalidOperationException">The eigenvectors were not asked for.</exception>
    public Complex Eigenvector(int point, int mode, int atom, int direction) => _eigenvectors is null
        ? throw new InvalidOperationException("The bands were worked out without keeping their eigenvectors.")
        : _eigenvectors[((long)point * ModeCount + mode) * ModeCount + 3 * atom + direction];

    /// <summary>The ends of the segments, each once where the path goes on from it.</summary>
    public ImmutableArray<BandTick> Ticks()
    {
        var ticks = ImmutableArray.CreateBuilder<BandTick>();
        for (var point = 0; point < Points.Length; point++)
        {
            var segment = Points[point].Segment;
            var (start, end) = Path.Segments[segment];
            if (point == 0)
                ticks.Add(new BandTick(0, 0, start.DisplayLabel, IsBreak: false));
            var isEnd = point == Points.Length - 1 || Points[point + 1].Segment != segment;
            if (!isEnd)
                continue;
            var isBreak = segment + 1 < Path.Segments.Length && !Path.IsConnected(segment + 1);
            var label = isBreak ? $"{end.DisplayLabel}|{Path.Segments[segment + 1].Start.DisplayLabel}" : end.DisplayLabel;
            ticks.Add(new BandTick(point, Points[point].Distance, label, isBreak));
        }

        return ticks.DrainToImmutable();
    }

    /// <summary>Works the bands out.</summary>
    /// <param name="matrix">The dynamical matrix.</param>
    /// <param name="path">The path, in the cell of the same crystal.</param>
    /// <param name="options">How finely, and what besides the frequencies; null is as usual.</param>
    /// <param name="cancellation">Stops the work between two wave vectors.</param>
    /// <exception cref="InvalidInputException">An option is out of its range, or there is too much to keep.</exception>
    public static BandStructure Of(
        DynamicalMatrix matrix, BandPath path, BandOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(path);
        options ??= BandOptions.Usual;
        var points = SampledPath.Of(path, matrix.Crystal.Lattice, options);
        var kept = (long)points.Length * matrix.Size * (options.WithEigenvectors ? matrix.Size : matrix.Crystal.AtomCount);
        if (kept > MaximumComponents)
        {
            throw new InvalidInputException(
                $"the bands of {matrix.Crystal.AtomCount} atoms at {points.Length} points are too many to keep; give a wider spacing");
        }

        var bands = new BandStructure(matrix, path, points, options);
        bands.Fill(matrix, cancellation);
        return bands;
    }

    private void Fill(DynamicalMatrix matrix, CancellationToken cancellation)
    {
        var modes = new ModeSolver(matrix);
        var solver = modes.Modes;
        var connection = new BandConnection(matrix.Size);
        var velocities = _velocities is null ? null : new GroupVelocities(matrix);
        var frequencies = new double[ModeCount];
        for (var point = 0; point < Points.Length; point++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (q, _, segment) = Points[point];
            var isStart = point == 0 || Points[point - 1].Segment != segment;
            var (start, end) = Path.Segments[segment];
            var direction = SampledPath.ToCartesian(end.Q - start.Q, Crystal.Lattice);
            direction = 1 / direction.Length * direction;
            var isSolved = isStart && Path.IsConnected(segment) && !(IsPolar && GroupVelocities.IsReciprocalPoint(q));
            if (!isSolved)
                modes.Solve(q, direction);

            for (var mode = 0; mode < ModeCount; mode++)
                frequencies[mode] = PhononModes.Frequency(solver.Values[mode]);
            frequencies.CopyTo(_frequencies.AsSpan(point * ModeCount));
            if (isStart && !Path.IsConnected(segment))
                connection.Restart();
            connection.Follow(frequencies, solver).CopyTo(_modeOfBand.AsSpan(point * ModeCount));
            KeepVectors(point, solver);

            // Back into the segment from its end.
            var isEnd = point == Points.Length - 1 || Points[point + 1].Segment != segment;
            velocities?.At(q, direction, isEnd ? -direction : direction, solver, _velocities.AsSpan(point * ModeCount, ModeCount));
        }
    }

    private void KeepVectors(int point, HermitianEigensolver solver)
    {
        var (n, atoms) = (ModeCount, Crystal.AtomCount);
        var weights = _weights.AsSpan(point * n * atoms, n * atoms);
        for (var component = 0; component < n; component++)
        {
            for (var mode = 0; mode < n; mode++)
            {
                var (x, y) = (solver.VectorsReal[component * n + mode], solver.VectorsImaginary[component * n + mode]);
                weights[mode * atoms + component / 3] += (float)(x * x + y * y);
                if (_eigenvectors is not null)
                    _eigenvectors[((long)point * n + mode) * n + component] = new Complex(x, y);
            }
        }
    }
}
