namespace Phodos.Crystals;

/// <summary>
/// The widest layer of a crystal that holds no centre of an atom: some angstrom in a bulk crystal, the vacuum of a slab, the room around
/// a chain or a molecule in a box. It is the same for every cell of the crystal but very skewed ones, as the layers of 13 directions of the
/// most compact cell are looked at.
/// </summary>
/// <param name="Width">The distance (angstrom) between the planes of atoms that bound the widest layer.</param>
/// <param name="Directions">
/// In how many independent directions there are layers wider than a limit: 1 for a slab or separate layers, 2 for a chain, 3 for a molecule.
/// </param>
public sealed record EmptyLayers(double Width, int Directions)
{
    // One of each pair of opposite directions; the plane (h k l) of the compact cell.
    private static readonly (int H, int K, int L)[] Planes =
    [
        .. from h in Enumerable.Range(-1, 3)
           from k in Enumerable.Range(-1, 3)
           from l in Enumerable.Range(-1, 3)
           where (h, k, l).CompareTo((0, 0, 0)) > 0
           select (h, k, l),
    ];

    /// <summary>Looks for empty layers.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="limit">From which width on (angstrom) a layer counts for <see cref="Directions"/>.</param>
    public static EmptyLayers Of(Crystal crystal, double limit)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        var (lattice, _) = LatticeReduction.Reduce(crystal.Lattice);
        Vector3D[] positions = [.. crystal.FractionalPositions.Select(place => lattice.ToFractional(crystal.Lattice.ToCartesian(place)))];
        var (a, b, c) = lattice.Reciprocal;
        var widest = 0.0;
        List<Vector3D> normals = [];
        foreach (var (h, k, l) in Planes)
        {
            var normal = h * a + k * b + l * c;
            var width = WidestGap(positions, h, k, l) / normal.Length;
            widest = Math.Max(widest, width);
            if (width > limit)
                normals.Add(1 / normal.Length * normal);
        }

        return new EmptyLayers(widest, Rank(normals));
    }

    // In parts of the distance of the planes.
    private static double WidestGap(Vector3D[] positions, int h, int k, int l)
    {
        double[] heights = [.. positions.Select(place => h * place.X + k * place.Y + l * place.Z).Select(height => height - Math.Floor(height))];
        Array.Sort(heights);
        var widest = heights[0] + 1 - heights[^1];
        for (var atom = 1; atom < heights.Length; atom++)
            widest = Math.Max(widest, heights[atom] - heights[atom - 1]);
        return widest;
    }

    private static int Rank(List<Vector3D> normals)
    {
        const double Apart = 0.1; // the sine of an angle, or the volume that three directions span
        if (normals.Count == 0)
            return 0;
        var first = normals[0];
        var second = normals.MaxBy(normal => normal.Cross(first).Length);
        if (second.Cross(first).Length < Apart)
            return 1;
        return normals.Any(normal => Math.Abs(normal.Dot(first.Cross(second))) > Apart) ? 3 : 2;
    }
}
