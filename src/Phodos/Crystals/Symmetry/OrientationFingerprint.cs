namespace Phodos.Crystals.Symmetry;

/// <summary>
/// Numbers that tell the orientations of a crystal apart, and its atoms in one orientation: for each atom the sum over its neighbours of a
/// smooth cutoff times a plane wave of no special direction or phase (so it has no symmetry, and all orders of angular terms), done twice
/// so that the neighbours' own surroundings count as well. Two atoms of a primitive cell never have equal surroundings without a turn.
/// </summary>
/// <param name="Total">
/// The sum of the squares over the atoms, weighted by species. A plain sum is not enough: in
/// crystals such as inverse Heusler compounds it is equal for the two opposite orientations.
/// </param>
/// <param name="Atoms">The number of each atom.</param>
internal readonly record struct OrientationFingerprint(double Total, double[] Atoms)
{
    /// <summary>How far (angstrom) the neighbours reach; counted twice.</summary>
    internal const double Cutoff = 6;

    // Arbitrary, but fixed for ever: they choose the canonical orientation.
    // Wave vectors in rad/Å, shorter than the spacing of atoms demands.
    private static readonly Vector3D FirstWave = new(0.731, 0.447, 0.293);
    private static readonly Vector3D SecondWave = new(0.347, -0.619, 0.523);

    internal static OrientationFingerprint Of(Crystal crystal, NeighborList neighbors, Frame frame)
    {
        var weights = crystal.Species.Select(element => Math.Log(1 + element.AtomicNumber)).ToArray();
        var first = Sum(neighbors, frame, FirstWave, weights);
        var second = Sum(neighbors, frame, SecondWave, [.. weights.Zip(first, (weight, sum) => weight + sum)]);
        var total = crystal.Species.Zip(second, (element, sum) => Math.Sqrt(element.AtomicNumber) * sum * sum).Sum();
        return new OrientationFingerprint(total, second);
    }

    private static double[] Sum(NeighborList neighbors, Frame frame, Vector3D wave, double[] values)
    {
        // Turning the wave back costs less than turning every edge.
        var turnedBack = wave.X * frame.X + wave.Y * frame.Y + wave.Z * frame.Z;
        var sums = new double[values.Length];
        for (var edge = 0; edge < neighbors.EdgeCount; edge++)
        {
            var vector = neighbors.Vectors[edge];
            var nearness = 1 - vector.LengthSquared / (Cutoff * Cutoff);
            sums[neighbors.Sources[edge]] +=
                nearness * nearness * nearness * Math.Cos(turnedBack.Dot(vector) + 0.7) * values[neighbors.Destinations[edge]];
        }

        return sums;
    }
}
