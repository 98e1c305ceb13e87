using Phodos.Crystals;
using Phodos.Datasets.Forces;
using Phodos.LatticeDynamics;
using Phodos.Learning.Models.Forces;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>
/// What a network of force constants learns of one calculation. A supercell shows for each pair of its atoms the sum over their images, so
/// the blocks of the network are added up as the supercell does before they are compared; and true modes at some wave vectors. The tensors
/// are on the CPU, in single precision, and belong to this object.
/// </summary>
internal sealed class ForceTargets : IDisposable
{
    private const int LeastWaves = 4;
    private const int MostWaves = 10;
    private const double WavesTimesAtoms = 64;

    // The fractional parts of whole multiples of these fill the unit cube evenly: the powers of the root of x⁴ = x + 1 (M. Roberts, 2018).
    private static readonly double[] Steps = [0.8191725134, 0.6710436067, 0.5497004779];

    private ForceTargets(ForceRecord record, ForceGraph graph, int seed)
    {
        (Id, Graph, Weight) = (record.Id, graph, record.Weight);
        double[] masses = [.. record.Masses ?? [.. graph.Crystal.Species.Select(element => element.AtomicMass)]];
        using var scope = NewDisposeScope();
        var slots = new SupercellSlots(record.ForceConstants, graph);
        AtomRoots = Aligned(tensor([.. masses.Select(mass => (float)(1 / Math.Sqrt(mass)))]));
        First = tensor(graph.Pairs.First);
        Second = tensor(graph.Pairs.Second);
        Forward = tensor(slots.Forward);
        Backward = tensor(slots.Backward);
        Self = tensor(slots.Self);
        Blocks = Aligned(tensor(slots.Blocks, [slots.Count, 3, 3]));
        BlockRoots = Aligned(tensor(slots.RootsOf(masses), [slots.Count, 1, 1]));

        var (modes, waves) = TrueModes(record, masses, seed);
        var size = 3 * graph.AtomCount;
        Frequencies = Aligned(tensor([.. modes.SelectMany(at => at.Frequencies).Select(frequency => (float)frequency)], [waves.Length, size]));
        Eigenvectors = Aligned(tensor([.. modes.SelectMany(Numbers)], [waves.Length, 2, size, size]));
        var phases = waves.SelectMany(q => graph.Shifts.Select(shift => 2 * Math.PI * q.Dot(new Vector3D(shift.A, shift.B, shift.C)))).ToArray();
        Cosines = Aligned(tensor([.. phases.Select(phase => (float)Math.Cos(phase))], [waves.Length, graph.Pairs.Count]));
        Sines = Aligned(tensor([.. phases.Select(phase => (float)Math.Sin(phase))], [waves.Length, graph.Pairs.Count]));
        MeanSquare = MeanEigenvalue(modes);
        scope.Detach([AtomRoots, First, Second, Forward, Backward, Self, Blocks, BlockRoots, Frequencies, Eigenvectors, Cosines, Sines]);
    }

    /// <summary>The identifier of the calculation.</summary>
    internal string Id { get; }

    /// <summary>The crystal as the network sees it.</summary>
    internal ForceGraph Graph { get; }

    /// <summary>How much the calculation counts, above 0 and at most 1.</summary>
    internal double Weight { get; }

    /// <summary>1/√m of each atom, <c>[atoms]</c>.</summary>
    internal Tensor AtomRoots { get; }

    /// <summary>The first atom of each pair, <c>[pairs]</c>.</summary>
    internal Tensor First { get; }

    /// <summary>The second atom of each pair, <c>[pairs]</c>.</summary>
    internal Tensor Second { get; }

    /// <summary>The slot that the block of each pair is added to, <c>[pairs]</c>.</summary>
    internal Tensor Forward { get; }

    /// <summary>The slot that the transposed block of each pair is added to, <c>[pairs]</c>.</summary>
    internal Tensor Backward { get; }

    /// <summary>The slot of the block of each atom with itself, <c>[atoms]</c>.</summary>
    internal Tensor Self { get; }

    /// <summary>The true blocks (eV/Å²), <c>[slots, 3, 3]</c>.</summary>
    internal Tensor Blocks { get; }

    /// <summary>1/√(m m') of each slot, <c>[slots, 1, 1]</c>.</summary>
    internal Tensor BlockRoots { get; }

    /// <summary>The true frequencies (cm⁻¹), negative where imaginary, <c>[waves, modes]</c>.</summary>
    internal Tensor Frequencies { get; }

    /// <summary>The true eigenvectors, real and imaginary parts, <c>[waves, 2, components, modes]</c>.</summary>
    internal Tensor Eigenvectors { get; }

    /// <summary>cos(2πi q · shift) of each pair, <c>[waves, pairs]</c>.</summary>
    internal Tensor Cosines { get; }

    /// <summary>sin(2πi q · shift) of each pair, <c>[waves, pairs]</c>.</summary>
    internal Tensor Sines { get; }

    /// <summary>The mean of ω² (eV/Å² per unified atomic mass unit).</summary>
    internal double MeanSquare { get; }

    /// <summary>Prepares a calculation.</summary>
    /// <param name="record">The calculation.</param>
    /// <param name="options">The reach of the network.</param>
    /// <param name="seed">Chooses the wave vectors.</param>
    /// <exception cref="InvalidInputException">There are too many pairs.</exception>
    internal static ForceTargets Of(ForceRecord record, ForceNetworkOptions options, int seed) =>
        new(record, ForceGraph.Of(record.ForceConstants.Supercell.Primitive, options), seed);

    /// <inheritdoc/>
    public void Dispose()
    {
        Tensor[] owned = [AtomRoots, First, Second, Forward, Backward, Self, Blocks, BlockRoots, Frequencies, Eigenvectors, Cosines, Sines];
        foreach (var tensor in owned)
            tensor.Dispose();
    }

    private static (PhononModes[] Modes, Vector3D[] Waves) TrueModes(ForceRecord record, double[] masses, int seed)
    {
        var random = new Random(seed);
        var start = new Vector3D(random.NextDouble(), random.NextDouble(), random.NextDouble());
        var count = Math.Clamp((int)Math.Round(WavesTimesAtoms / masses.Length), LeastWaves, MostWaves);
        Vector3D[] waves =
        [
            .. Enumerable.Range(1, count).Select(wave => new Vector3D(
                Centred(start.X + wave * Steps[0]), Centred(start.Y + wave * Steps[1]), Centred(start.Z + wave * Steps[2]))),
        ];
        var matrix = new DynamicalMatrix(record.ForceConstants.Unfold(), [.. masses]);
        return ([.. waves.Select(q => PhononModes.At(matrix, q))], waves);
    }

    private static double Centred(double number) => number - Math.Floor(number) - 0.5;

    private static IEnumerable<float> Numbers(PhononModes modes)
    {
        var size = modes.Frequencies.Length;
        var places =
            from component in Enumerable.Range(0, size)
            from mode in Enumerable.Range(0, size)
            select modes.Eigenvector(mode, component / 3, component % 3);
        System.Numerics.Complex[] vectors = [.. places];
        return vectors.Select(number => (float)number.Real).Concat(vectors.Select(number => (float)number.Imaginary));
    }

    private static double MeanEigenvalue(PhononModes[] modes)
    {
        var mean = modes.SelectMany(at => at.Frequencies).Average(frequency => Math.Abs(frequency) * frequency);
        var root = Units.PhysicalConstants.WavenumberOfRoot;
        return Math.Max(Math.Abs(mean), 1) / (root * root);
    }

    /// <summary>
    /// A copy in memory of libtorch's own. A tensor made of an array lies where the collector put that, and products of matrices round by
    /// how their numbers are aligned: the same run would not give the same bits again.
    /// </summary>
    internal static Tensor Aligned(Tensor values) => values.clone();
}
