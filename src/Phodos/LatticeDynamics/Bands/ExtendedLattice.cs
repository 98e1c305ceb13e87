using System.Collections.Frozen;
using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>
/// The points of high symmetry and the path of one extended Bravais lattice, in coordinates of the primitive cell of the paper.
/// </summary>
/// <param name="Symbol">The symbol, such as <c>oF1</c>.</param>
/// <param name="Parameters">The parameters of the coordinates, worked out from the conventional cell.</param>
/// <param name="Points">The points: label and three coordinates each.</param>
/// <param name="Path">The labels in their order; a bar breaks the path.</param>
internal sealed record ExtendedLattice(
    string Symbol, Func<CellShape, (char Name, double Value)[]> Parameters, string Points, string Path)
{
    internal ImmutableArray<PathPoint> PointsOf(CellShape shape)
    {
        var parameters = Parameters(shape).ToFrozenDictionary(parameter => parameter.Name, parameter => parameter.Value);
        return
        [
            .. Points.Split(", ").Select(point => point.Split(' ')).Select(words => new PathPoint(
                words[0], new Vector3D(Coordinate(words[1]), Coordinate(words[2]), Coordinate(words[3])))),
        ];

        double Coordinate(string text) => PathCoordinate.TryEvaluate(text, parameters)!.Value;
    }

    internal ImmutableArray<PathSegment> SegmentsOf(IReadOnlyList<PathPoint> points)
    {
        var named = points.ToFrozenDictionary(point => point.Label);
        return
        [
            .. Path.Split(" | ").Select(piece => piece.Split(' ')).SelectMany(
                labels => labels.Zip(labels.Skip(1), (start, end) => new PathSegment(named[start], named[end]))),
        ];
    }
}
