namespace Phodos.Crystals;

/// <summary>Three coordinates in double precision: a position or a displacement, Cartesian (angstrom) or fractional.</summary>
public readonly record struct Vector3D(double X, double Y, double Z)
{
    /// <summary>The length, in the unit of the coordinates.</summary>
    public double Length => Math.Sqrt(LengthSquared);

    /// <summary>The squared length.</summary>
    public double LengthSquared => X * X + Y * Y + Z * Z;

    /// <summary>Whether no coordinate is infinite or not a number.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    /// <summary>The scalar product.</summary>
    public double Dot(Vector3D other) => X * other.X + Y * other.Y + Z * other.Z;

    /// <summary>The vector product, right-handed.</summary>
    public Vector3D Cross(Vector3D other) =>
        new(Y * other.Z - Z * other.Y, Z * other.X - X * other.Z, X * other.Y - Y * other.X);

    /// <summary>The sum of two vectors.</summary>
    public static Vector3D operator +(Vector3D left, Vector3D right) => new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);

    /// <summary>The difference of two vectors.</summary>
    public static Vector3D operator -(Vector3D left, Vector3D right) => new(left.X - right.X, left.Y - right.Y, left.Z - right.Z);

    /// <summary>The opposite vector.</summary>
    public static Vector3D operator -(Vector3D vector) => new(-vector.X, -vector.Y, -vector.Z);

    /// <summary>The vector scaled by a factor.</summary>
    public static Vector3D operator *(double factor, Vector3D vector) => new(factor * vector.X, factor * vector.Y, factor * vector.Z);
}
