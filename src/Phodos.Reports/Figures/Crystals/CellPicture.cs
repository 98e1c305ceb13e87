using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Crystals.UnitCell;
using Phodos.Reports.Style;
using ScottPlot;
using SkiaSharp;

namespace Phodos.Reports.Figures.Crystals;

/// <summary>
/// The picture of a unit cell: atoms as balls, bonds as rods in the colours of their ends, the edges of the cell as lines. The furthest is
/// painted first, and what is far is paler.
/// </summary>
internal sealed class CellPicture
{
    /// <summary>The radius of a ball over the covalent radius: small enough to see the bonds between the balls.</summary>
    internal const double BallSize = 0.45;

    private const double BondWidth = 0.22;
    private const double Paleness = 0.4;
    private const int PiecesOfEdge = 40;
    private const float EdgeWidth = 1.2f;
    private static readonly (float Width, double Light)[] BondShades = [(1, -0.45), (0.8f, -0.15), (0.5f, 0.12), (0.2f, 0.45)];

    private readonly CellView _view;
    private readonly CellContent _content;
    private readonly Lattice _lattice;
    private readonly ImmutableDictionary<Element, Color> _colors;
    private readonly (double Far, double Near) _depths;

    internal CellPicture(Crystal crystal, ImmutableDictionary<Element, Color> colors)
    {
        _lattice = crystal.Lattice;
        _view = new CellView(_lattice);
        _content = CellContent.Of(crystal);
        _colors = colors;
        double[] depths = [.. _content.Atoms.Select(atom => _view.Depth(atom.Position)), .. Corners().Select(_view.Depth)];
        _depths = (depths.Min(), depths.Max());
        Bounds = BoundsOf();
    }

    /// <summary>What the picture takes on the paper (angstrom).</summary>
    internal SKRect Bounds { get; }

    /// <summary>The directions of a, b and c on the paper, each as long as one angstrom of it looks.</summary>
    internal ImmutableArray<(string Name, SKPoint Direction)> Axes =>
    [
        .. new[] { ("a", _lattice.A), ("b", _lattice.B), ("c", _lattice.C) }
            .Select(axis => (axis.Item1, _view.Project(1 / axis.Item2.Length * axis.Item2))),
    ];

    /// <summary>Draws the picture.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="center">The middle of its bounds on the paper.</param>
    /// <param name="scale">Logical pixels an angstrom.</param>
    internal void Draw(SKCanvas canvas, SKPoint center, float scale)
    {
        var pieces = Edges().Concat(Bonds()).Concat(Balls());
        foreach (var piece in pieces.OrderBy(piece => piece.Depth))
            piece.Draw(canvas, position => Place(position, center, scale), scale);
    }

    private SKPoint Place(Vector3D position, SKPoint center, float scale)
    {
        var point = _view.Project(position);
        return new SKPoint(center.X + scale * (point.X - Bounds.MidX), center.Y + scale * (point.Y - Bounds.MidY));
    }

    private SKRect BoundsOf()
    {
        var bounds = SKRect.Empty;
        foreach (var corner in Corners())
            bounds.Union(Around(corner, 0.05f));
        foreach (var atom in _content.Atoms)
            bounds.Union(Around(atom.Position, (float)Radius(atom)));
        return bounds;

        SKRect Around(Vector3D position, float radius)
        {
            var point = _view.Project(position);
            return new SKRect(point.X - radius, point.Y - radius, point.X + radius, point.Y + radius);
        }
    }

    private IEnumerable<Vector3D> Corners() =>
        from a in (int[])[0, 1]
        from b in (int[])[0, 1]
        from c in (int[])[0, 1]
        select _lattice.ToCartesian(new Vector3D(a, b, c));

    private IEnumerable<Piece> Balls() => _content.Atoms.Select(atom => new Piece(
        _view.Depth(atom.Position),
        (canvas, place, scale) => Ball.Draw(canvas, place(atom.Position), (float)(scale * Radius(atom)), ColorOf(atom))));

    private IEnumerable<Piece> Bonds()
    {
        foreach (var bond in _content.Bonds)
        {
            var (first, second) = (_content.Atoms[bond.First], _content.Atoms[bond.Second]);
            yield return HalfBond(first, second);
            yield return HalfBond(second, first);
        }
    }

    // From the surface of the ball to the middle between both surfaces; a little inside, where the rod is as wide as the ball's cap.
    private Piece HalfBond(CellAtom from, CellAtom to)
    {
        var apart = to.Position - from.Position;
        var direction = 1 / apart.Length * apart;
        var start = from.Position + Inset(from) * direction;
        var end = 0.5 * (start + (to.Position - Inset(to) * direction));
        var color = ColorOf(from);
        return new Piece(_view.Depth(0.5 * (start + end)), (canvas, place, scale) =>
        {
            using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke };
            foreach (var (part, light) in BondShades)
            {
                paint.StrokeWidth = (float)(part * BondWidth * scale);
                paint.Color = Shade.Of(color, light).ToSKColor();
                canvas.DrawLine(place(start), place(end), paint);
            }
        });
    }

    private static double Inset(CellAtom atom) => Math.Sqrt(Math.Max(0, Math.Pow(Radius(atom), 2) - Math.Pow(BondWidth / 2, 2)));

    // In short pieces, which find their places among the balls; those inside balls and rods are left out.
    private IEnumerable<Piece> Edges()
    {
        Vector3D[] vectors = [_lattice.A, _lattice.B, _lattice.C];
        return from along in Enumerable.Range(0, 3)
               from first in (int[])[0, 1]
               from second in (int[])[0, 1]
               let corner = first * vectors[(along + 1) % 3] + second * vectors[(along + 2) % 3]
               from piece in Enumerable.Range(0, PiecesOfEdge)
               let start = corner + (double)piece / PiecesOfEdge * vectors[along]
               let end = corner + (piece + 1.0) / PiecesOfEdge * vectors[along]
               let middle = 0.5 * (start + end)
               where !IsInside(middle)
               select new Piece(_view.Depth(middle), (canvas, place, _) => DrawEdge(canvas, place(start), place(end)));
    }

    private bool IsInside(Vector3D position) =>
        _content.Atoms.Any(atom => (atom.Position - position).Length < Radius(atom))
        || _content.Bonds.Any(bond =>
            DistanceFrom(_content.Atoms[bond.First].Position, _content.Atoms[bond.Second].Position, position) < BondWidth / 2);

    // Of a position from the straight line between two others.
    private static double DistanceFrom(Vector3D start, Vector3D end, Vector3D position)
    {
        var along = end - start;
        var part = Math.Clamp((position - start).Dot(along) / along.LengthSquared, 0, 1);
        return (position - (start + part * along)).Length;
    }

    private static void DrawEdge(SKCanvas canvas, SKPoint start, SKPoint end)
    {
        using var paint = new SKPaint
        {
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = EdgeWidth,
            StrokeCap = SKStrokeCap.Round,
            Color = HouseStyle.Faint.ToSKColor(),
        };
        canvas.DrawLine(start, end, paint);
    }

    private static double Radius(CellAtom atom) => BallSize * atom.Element.CovalentRadius;

    private Color ColorOf(CellAtom atom)
    {
        var (far, near) = _depths;
        var distance = near > far ? (near - _view.Depth(atom.Position)) / (near - far) : 0;
        return Shade.Of(_colors[atom.Element], Paleness * distance);
    }

    private sealed record Piece(double Depth, Action<SKCanvas, Func<Vector3D, SKPoint>, float> Draw);
}
