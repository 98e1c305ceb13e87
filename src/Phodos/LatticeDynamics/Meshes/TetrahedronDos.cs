using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Phodos.Spectra;

namespace Phodos.LatticeDynamics.Meshes;

/// <summary>
/// The density of states by linear interpolation of the frequencies inside tetrahedra of wave vectors, with the parts of the atoms and of
/// the Cartesian directions where the modes have them. It has no width: bands that touch nothing end where they end.
/// </summary>
/// <remarks>
/// G. Lehmann and M. Taut, Phys. Status Solidi B 54, 469 (1972). Bands are followed by their order, so a crossing is taken for an avoided one.
/// Values of a density at the points of a grid are those of phonopy; the means over the parts of the axis that the points stand for keep
/// all 3N states, however coarse the grid.
/// </remarks>
public sealed class TetrahedronDos
{
    private readonly MeshModes _modes;
    private readonly ImmutableArray<Tetrahedra.Tetrahedron> _tetrahedra;

    /// <summary>Divides the mesh of some modes into tetrahedra.</summary>
    /// <param name="modes">The modes.</param>
    /// <param name="isWhole">
    /// Whether the tetrahedra of the whole mesh count, as phonopy has it for projections, or only those around the kept points, as it has
    /// the total: sooner done, and different only where the shortest diagonal of a box is not the only one.
    /// </param>
    public TetrahedronDos(MeshModes modes, bool isWhole = false)
    {
        ArgumentNullException.ThrowIfNull(modes);
        (_modes, IsWhole) = (modes, isWhole);
        _tetrahedra = Tetrahedra.Of(modes.Crystal.Lattice, modes.Mesh, isWhole).Items;
    }

    /// <summary>Whether the tetrahedra of the whole mesh count.</summary>
    public bool IsWhole { get; }

    /// <summary>The grid from below the lowest (and zero) to above the highest frequency.</summary>
    /// <param name="step">The step (cm⁻¹), above 0; 0 is one of the points.</param>
    public FrequencyGrid GridOf(double step)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        var first = Math.Floor(Math.Min(0, _modes.Lowest) / step) - 1;
        var last = Math.Ceiling(Math.Max(0, _modes.Highest) / step) + 1;
        return new FrequencyGrid(first * step, step, (int)(last - first) + 1);
    }

    /// <summary>
    /// The density of states, the mean over the part of the axis that each point stands for, with the part of each element where the atoms'
    /// parts are known; its integral is 3N where the grid holds all frequencies, as that of <see cref="GridOf"/>.
    /// </summary>
    /// <param name="grid">The frequencies.</param>
    public DensityOfStates DensityOfStates(FrequencyGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return _modes.HasSites
            ? SiteSpectra.Total(_modes.Crystal, grid, SiteDensitiesOfStates(grid))
            : new DensityOfStates(grid, Frozen(Means(grid, new Total())[0]), DosNormalization.PerCell);
    }

    /// <summary>The part of each atom (states per cm⁻¹), means over the parts of the axis, [atoms][grid].</summary>
    /// <param name="grid">The frequencies.</param>
    /// <exception cref="InvalidOperationException">The modes were found without the atoms' parts.</exception>
    public ImmutableArray<ImmutableArray<double>> SiteDensitiesOfStates(FrequencyGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return [.. Means(grid, new Sites(_modes)).Select(Frozen)];
    }

    /// <summary>
    /// The part of each Cartesian direction of each atom (states per cm⁻¹), means over the parts of the axis, [3 atoms][grid]; 3 i + α is
    /// that of atom i and direction α.
    /// </summary>
    /// <param name="grid">The frequencies.</param>
    /// <exception cref="InvalidOperationException">The modes were found without the directions of the atoms.</exception>
    public ImmutableArray<ImmutableArray<double>> DirectionDensitiesOfStates(FrequencyGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return [.. Means(grid, new Directions(_modes)).Select(Frozen)];
    }

    /// <summary>The density of states at some frequencies (states per cm⁻¹).</summary>
    /// <param name="frequencies">The frequencies (cm⁻¹), ascending.</param>
    public ImmutableArray<double> At(ReadOnlySpan<double> frequencies) => Frozen(Values(frequencies, new Total(), TetrahedronWeights.At)[0]);

    /// <summary>The part of each atom at some frequencies (states per cm⁻¹), [atoms][frequencies].</summary>
    /// <param name="frequencies">The frequencies (cm⁻¹), ascending.</param>
    /// <exception cref="InvalidOperationException">The modes were found without the atoms' parts.</exception>
    public ImmutableArray<ImmutableArray<double>> SitesAt(ReadOnlySpan<double> frequencies) =>
        [.. Values(frequencies, new Sites(_modes), TetrahedronWeights.At).Select(Frozen)];

    /// <summary>The part of each Cartesian direction of each atom at some frequencies (states per cm⁻¹), [3 atoms][frequencies].</summary>
    /// <param name="frequencies">The frequencies (cm⁻¹), ascending.</param>
    /// <exception cref="InvalidOperationException">The modes were found without the directions of the atoms.</exception>
    public ImmutableArray<ImmutableArray<double>> DirectionsAt(ReadOnlySpan<double> frequencies) =>
        [.. Values(frequencies, new Directions(_modes), TetrahedronWeights.At).Select(Frozen)];

    private double[][] Means(FrequencyGrid grid, IParts parts)
    {
        // The states below the edges of the parts of the axis, and those between two of them.
        double[] edges = [.. Enumerable.Range(0, grid.Count).Select(point => grid.Bin(point).Lower), grid.End];
        var below = Values(edges, parts, TetrahedronWeights.Below);
        return
        [
            .. below.Select(states => Enumerable.Range(0, grid.Count)
                .Select(point => (states[point + 1] - states[point]) / grid.WidthOf(point)).ToArray()),
        ];
    }

    private double[][] Values(ReadOnlySpan<double> frequencies, IParts parts, Weighing weigh)
    {
        var count = frequencies.Length;
        double[][] values = [.. Enumerable.Range(0, parts.Count).Select(_ => new double[count])];

        // What is reached once and for all, for the frequencies above a tetrahedron.
        double[][] above = [.. Enumerable.Range(0, parts.Count).Select(_ => new double[count + 1])];
        var isCumulative = weigh == TetrahedronWeights.Below;
        Span<double> corners = stackalloc double[4];
        Span<double> weights = stackalloc double[4];
        Span<int> points = stackalloc int[4];
        Span<double> cornerParts = stackalloc double[4];
        var shares = new double[4 * parts.Count];
        foreach (var tetrahedron in _tetrahedra)
        {
            for (var mode = 0; mode < _modes.ModeCount; mode++)
            {
                (points[0], points[1], points[2], points[3]) = tetrahedron.Points;
                (weights[0], weights[1], weights[2], weights[3]) = tetrahedron.Weights;
                for (var corner = 0; corner < 4; corner++)
                    corners[corner] = _modes.Frequencies(points[corner])[mode];
                Sort(corners, weights, points);
                var first = FirstAtOrAbove(frequencies, corners[0]);
                var end = FirstAtOrAbove(frequencies, corners[3]);
                if (first == end && !isCumulative)
                    continue;
                for (var corner = 0; corner < 4; corner++)
                    parts.Fill(points[corner], mode, weights[corner], shares.AsSpan(corner * parts.Count, parts.Count));
                for (var index = first; index < end; index++)
                {
                    weigh(corners, frequencies[index], cornerParts);
                    for (var part = 0; part < parts.Count; part++)
                    {
                        values[part][index] += cornerParts[0] * shares[part] + cornerParts[1] * shares[parts.Count + part]
                            + cornerParts[2] * shares[2 * parts.Count + part] + cornerParts[3] * shares[3 * parts.Count + part];
                    }
                }

                if (!isCumulative)
                    continue;
                for (var part = 0; part < parts.Count; part++)
                {
                    above[part][end] += 0.25 * (shares[part] + shares[parts.Count + part]
                        + shares[2 * parts.Count + part] + shares[3 * parts.Count + part]);
                }
            }
        }

        for (var part = 0; isCumulative && part < parts.Count; part++)
        {
            var sum = 0.0;
            for (var index = 0; index < count; index++)
            {
                sum += above[part][index];
                values[part][index] += sum;
            }
        }

        return values;
    }

    private static int FirstAtOrAbove(ReadOnlySpan<double> ascending, double value)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ascending[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static void Sort(Span<double> corners, Span<double> weights, Span<int> points)
    {
        for (var end = 1; end < 4; end++)
        {
            for (var place = end; place > 0 && corners[place] < corners[place - 1]; place--)
            {
                (corners[place], corners[place - 1]) = (corners[place - 1], corners[place]);
                (weights[place], weights[place - 1]) = (weights[place - 1], weights[place]);
                (points[place], points[place - 1]) = (points[place - 1], points[place]);
            }
        }
    }

    private static ImmutableArray<double> Frozen(double[] values) => ImmutableCollectionsMarshal.AsImmutableArray(values);

    private delegate void Weighing(ReadOnlySpan<double> corners, double frequency, Span<double> parts);

    private interface IParts
    {
        int Count { get; }

        void Fill(int point, int mode, double weight, Span<double> shares);
    }

    private sealed class Total : IParts
    {
        public int Count => 1;

        public void Fill(int point, int mode, double weight, Span<double> shares) => shares[0] = weight;
    }

    private sealed class Sites(MeshModes modes) : IParts
    {
        public int Count => modes.Crystal.AtomCount;

        public void Fill(int point, int mode, double weight, Span<double> shares)
        {
            var weights = modes.SiteWeights(point, mode);
            for (var atom = 0; atom < shares.Length; atom++)
                shares[atom] = weight * weights[atom];
        }
    }

    private sealed class Directions(MeshModes modes) : IParts
    {
        public int Count => modes.ModeCount;

        public void Fill(int point, int mode, double weight, Span<double> shares)
        {
            for (var atom = 0; atom < modes.Crystal.AtomCount; atom++)
            {
                var tensor = modes.SiteTensor(point, mode, atom);
                (shares[3 * atom], shares[3 * atom + 1], shares[3 * atom + 2]) = (weight * tensor.XX, weight * tensor.YY, weight * tensor.ZZ);
            }
        }
    }
}
