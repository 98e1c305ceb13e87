using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>The points of a path, segment by segment, each from its start to its end.</summary>
internal static class SampledPath
{
    private const int MaximumPoints = 1_000_000;

    internal static ImmutableArray<BandPoint> Of(BandPath path, Lattice lattice, BandOptions options)
    {
        if (!(options.Spacing is >= 1e-4 and <= 10))
            throw new InvalidInputException(FormattableString.Invariant($"the spacing of the bands is {options.Spacing}; it must be 1e-4 to 10 1/Å"));
        if (options.PointsPerSegment is < 2 or > 10_000)
            throw new InvalidInputException($"{options.PointsPerSegment} points for each segment of the path; give 2 to 10,000");
        var counts = Array.ConvertAll(
            [.. path.Segments],
            segment => options.PointsPerSegment ?? Math.Max(2.0, Math.Ceiling(Length(segment, lattice) / options.Spacing - 1e-9) + 1));
        if (counts.Sum() > MaximumPoints)
            throw new InvalidInputException($"the path has more than {MaximumPoints} points; give a wider spacing");
        var points = ImmutableArray.CreateBuilder<BandPoint>((int)counts.Sum());
        var start = 0.0;
        for (var segment = 0; segment < path.Segments.Length; segment++)
        {
            var (first, last) = path.Segments[segment];
            var length = Length(path.Segments[segment], lattice);
            for (var point = 0; point < counts[segment]; point++)
            {
                var part = point / (counts[segment] - 1);
                var q = part == 1 ? last.Q : first.Q + part * (last.Q - first.Q);
                points.Add(new BandPoint(q, start + part * length, segment));
            }

            start += length;
        }

        return points.MoveToImmutable();
    }

    /// <summary>The Cartesian vector (1/angstrom, without the factor 2π) of a wave vector.</summary>
    internal static Vector3D ToCartesian(Vector3D q, Lattice lattice)
    {
        var (a, b, c) = lattice.Reciprocal;
        return q.X * a + q.Y * b + q.Z * c;
    }

    private static double Length(PathSegment segment, Lattice lattice) => ToCartesian(segment.End.Q - segment.Start.Q, lattice).Length;
}
