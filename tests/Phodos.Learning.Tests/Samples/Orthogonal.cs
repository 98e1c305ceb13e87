using Phodos.Crystals;

namespace Phodos.Learning.Tests.Samples;

/// <summary>A rotation of space, with an inversion or without: an element of O(3).</summary>
internal sealed class Orthogonal
{
    private readonly Vector3D _first;
    private readonly Vector3D _second;
    private readonly Vector3D _third;

    // The rows of the matrix.
    private Orthogonal(Vector3D first, Vector3D second, Vector3D third, bool isProper) =>
        (_first, _second, _third, IsProper) = (first, second, third, isProper);

    /// <summary>Whether it is a rotation alone.</summary>
    internal bool IsProper { get; }

    internal static Orthogonal Inversion { get; } = new(new(-1, 0, 0), new(0, -1, 0), new(0, 0, -1), isProper: false);

    /// <summary>A random rotation, from a unit quaternion.</summary>
    internal static Orthogonal Rotation(int seed)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var (w, x, y, z) = (Normal(), Normal(), Normal(), Normal());
        var length = Math.Sqrt(w * w + x * x + y * y + z * z);
        (w, x, y, z) = (w / length, x / length, y / length, z / length);
        return new Orthogonal(
            new(1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)),
            new(2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)),
            new(2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)),
            isProper: true);
    }

    /// <summary>A random rotation and an inversion: a reflection at a plane and a rotation about its normal.</summary>
    internal static Orthogonal Reflection(int seed)
    {
        var rotation = Rotation(seed);
        return new Orthogonal(-rotation._first, -rotation._second, -rotation._third, isProper: false);
    }

    internal Vector3D Apply(Vector3D vector) => new(_first.Dot(vector), _second.Dot(vector), _third.Dot(vector));

    internal Crystal Apply(Crystal crystal)
    {
        var lattice = crystal.Lattice;
        return new Crystal(new Lattice(Apply(lattice.A), Apply(lattice.B), Apply(lattice.C)), crystal.Species, crystal.FractionalPositions);
    }
}
