namespace Phodos.Crystals;

/// <summary>
/// All edges of a crystal within a cutoff: for every pair of atoms and every lattice shift with a distance strictly below it, in both directions.
/// The vector of an edge is r_dst − r_src + shift · lattice. Sources ascend.
/// </summary>
public sealed class NeighborList
{
    private readonly int[] _sources;
    private readonly int[] _destinations;
    private readonly (int A, int B, int C)[] _shifts;
    private readonly Vector3D[] _vectors;

    private NeighborList(double cutoff, int[] sources, int[] destinations, (int A, int B, int C)[] shifts, Vector3D[] vectors)
    {
        Cutoff = cutoff;
        _sources = sources;
        _destinations = destinations;
        _shifts = shifts;
        _vectors = vectors;
    }

    /// <summary>Finds the edges of a crystal.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="cutoff">The radius (angstrom), above 0.</param>
    /// <param name="selfInteraction">Whether each atom gets one more edge to itself, with a zero vector, as in the reference implementation.</param>
    public static NeighborList Build(Crystal crystal, double cutoff, bool selfInteraction = false)
    {
        var lattice = crystal.Lattice;
        var (heightA, heightB, heightC) = lattice.FaceDistances;
        var positions = crystal.FractionalPositions.Select(lattice.ToCartesian).ToArray();
        List<int> sources = [], destinations = [];
        List<(int, int, int)> shifts = [];
        List<Vector3D> vectors = [];
        for (var source = 0; source < positions.Length; source++)
        {
            for (var destination = 0; destination < positions.Length; destination++)
            {
                var delta = crystal.FractionalPositions[destination] - crystal.FractionalPositions[source];
                for (var a = (int)Math.Ceiling(-delta.X - cutoff / heightA); a <= -delta.X + cutoff / heightA; a++)
                {
                    for (var b = (int)Math.Ceiling(-delta.Y - cutoff / heightB); b <= -delta.Y + cutoff / heightB; b++)
                    {
                        for (var c = (int)Math.Ceiling(-delta.Z - cutoff / heightC); c <= -delta.Z + cutoff / heightC; c++)
                        {
                            var isSelf = source == destination && a == 0 && b == 0 && c == 0;
                            var vector = positions[destination] - positions[source] + lattice.ToCartesian(new Vector3D(a, b, c));
                            if (isSelf ? !selfInteraction : vector.Length >= cutoff)
                                continue;
                            sources.Add(source);
                            destinations.Add(destination);
                            shifts.Add((a, b, c));
                            vectors.Add(isSelf ? default : vector);
                        }
                    }
                }
            }
        }

        return new NeighborList(cutoff, [.. sources], [.. destinations], [.. shifts], [.. vectors]);
    }

    /// <summary>The radius (angstrom) inside which two atoms share an edge.</summary>
    public double Cutoff { get; }

    /// <summary>The number of edges.</summary>
    public int EdgeCount => _sources.Length;

    /// <summary>The source atom of each edge.</summary>
    public ReadOnlySpan<int> Sources => _sources;

    /// <summary>The destination atom of each edge.</summary>
    public ReadOnlySpan<int> Destinations => _destinations;

    /// <summary>The lattice shift of each edge, in whole cells.</summary>
    public ReadOnlySpan<(int A, int B, int C)> Shifts => _shifts;

    /// <summary>The vector of each edge (angstrom).</summary>
    public ReadOnlySpan<Vector3D> Vectors => _vectors;
}
