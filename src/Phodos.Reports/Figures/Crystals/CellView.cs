using Phodos.Crystals;
using SkiaSharp;

namespace Phodos.Reports.Figures.Crystals;

/// <summary>
/// How a crystal is looked at: from far away, so that parallels stay parallel, c upwards, a towards the reader and a little to the left,
/// b to the right; turned so far that rows of atoms do not hide each other.
/// </summary>
internal sealed class CellView
{
    private const double Azimuth = 16 * Math.PI / 180;
    private const double Elevation = 14 * Math.PI / 180;

    private readonly Vector3D _right;
    private readonly Vector3D _up;
    private readonly Vector3D _towardsReader;

    internal CellView(Lattice lattice)
    {
        var z = 1 / lattice.C.Length * lattice.C;
        var front = lattice.A - lattice.A.Dot(z) * z;
        var x = 1 / front.Length * front;
        var y = z.Cross(x);
        if (y.Dot(lattice.B) < 0)
            y = -y; // a left-handed cell is shown as its mirror image would be
        _towardsReader = Math.Cos(Elevation) * (Math.Cos(Azimuth) * x + Math.Sin(Azimuth) * y) + Math.Sin(Elevation) * z;
        _right = Math.Cos(Azimuth) * y - Math.Sin(Azimuth) * x;
        _up = Math.Cos(Elevation) * z - Math.Sin(Elevation) * (Math.Cos(Azimuth) * x + Math.Sin(Azimuth) * y);
    }

    /// <summary>A position (angstrom) on the paper: to the right and downwards.</summary>
    internal SKPoint Project(Vector3D position) => new((float)position.Dot(_right), (float)-position.Dot(_up));

    /// <summary>How far a position is towards the reader (angstrom).</summary>
    internal double Depth(Vector3D position) => position.Dot(_towardsReader);
}
