namespace Phodos.Crystals;

/// <summary>A 3 × 3 matrix of real numbers, by rows; nothing says that it is symmetric. The first index is the row.</summary>
public readonly record struct Matrix3(
    double XX, double XY, double XZ, double YX, double YY, double YZ, double ZX, double ZY, double ZZ)
{
    /// <summary>The unit matrix.</summary>
    public static Matrix3 Identity { get; } = new(1, 0, 0, 0, 1, 0, 0, 0, 1);

    /// <summary>The element of a row and a column, each 0..2.</summary>
    public double this[int row, int column] => (row, column) switch
    {
        (0, 0) => XX,
        (0, 1) => XY,
        (0, 2) => XZ,
        (1, 0) => YX,
        (1, 1) => YY,
        (1, 2) => YZ,
        (2, 0) => ZX,
        (2, 1) => ZY,
        (2, 2) => ZZ,
        _ => throw new ArgumentOutOfRangeException(nameof(row), (row, column), "The row and the column are 0..2."),
    };

    /// <summary>The sum of the elements of the diagonal.</summary>
    public double Trace => XX + YY + ZZ;

    /// <summary>The determinant.</summary>
    public double Determinant => XX * (YY * ZZ - YZ * ZY) - XY * (YX * ZZ - YZ * ZX) + XZ * (YX * ZY - YY * ZX);

    /// <summary>The largest absolute value of an element; not a number where one is not a number.</summary>
    public double MaximumMagnitude => Math.Max(
        Math.Max(Math.Max(Math.Abs(XX), Math.Abs(XY)), Math.Max(Math.Abs(XZ), Math.Abs(YX))),
        Math.Max(Math.Max(Math.Max(Math.Abs(YY), Math.Abs(YZ)), Math.Max(Math.Abs(ZX), Math.Abs(ZY))), Math.Abs(ZZ)));

    /// <summary>Whether no element is infinite or not a number.</summary>
    public bool IsFinite => double.IsFinite(MaximumMagnitude);

    /// <summary>The matrix with rows and columns exchanged.</summary>
    public Matrix3 Transpose() => new(XX, YX, ZX, XY, YY, ZY, XZ, YZ, ZZ);

    /// <summary>The matrix with the given rows.</summary>
    public static Matrix3 FromRows(Vector3D first, Vector3D second, Vector3D third) =>
        new(first.X, first.Y, first.Z, second.X, second.Y, second.Z, third.X, third.Y, third.Z);

    /// <summary>The matrix left rightᵀ.</summary>
    public static Matrix3 Outer(Vector3D left, Vector3D right) =>
        FromRows(left.X * right, left.Y * right, left.Z * right);

    /// <summary>The inverse.</summary>
    /// <exception cref="ArgumentException">The determinant is zero.</exception>
    public Matrix3 Inverse()
    {
        var determinant = Determinant;
        if (determinant == 0)
            throw new ArgumentException("A matrix with the determinant zero has no inverse.");
        var (a, b, c) = (new Vector3D(XX, XY, XZ), new Vector3D(YX, YY, YZ), new Vector3D(ZX, ZY, ZZ));
        return 1 / determinant * FromRows(b.Cross(c), c.Cross(a), a.Cross(b)).Transpose();
    }

    /// <summary>The sum of two matrices.</summary>
    public static Matrix3 operator +(Matrix3 left, Matrix3 right) => new(
        left.XX + right.XX,
        left.XY + right.XY,
        left.XZ + right.XZ,
        left.YX + right.YX,
        left.YY + right.YY,
        left.YZ + right.YZ,
        left.ZX + right.ZX,
        left.ZY + right.ZY,
        left.ZZ + right.ZZ);

    /// <summary>The difference of two matrices.</summary>
    public static Matrix3 operator -(Matrix3 left, Matrix3 right) => left + -right;

    /// <summary>The opposite matrix.</summary>
    public static Matrix3 operator -(Matrix3 matrix) => -1 * matrix;

    /// <summary>The matrix scaled by a factor.</summary>
    public static Matrix3 operator *(double factor, Matrix3 matrix) => new(
        factor * matrix.XX,
        factor * matrix.XY,
        factor * matrix.XZ,
        factor * matrix.YX,
        factor * matrix.YY,
        factor * matrix.YZ,
        factor * matrix.ZX,
        factor * matrix.ZY,
        factor * matrix.ZZ);

    /// <summary>The matrix times a column vector.</summary>
    public static Vector3D operator *(Matrix3 matrix, Vector3D column) => new(
        matrix.XX * column.X + matrix.XY * column.Y + matrix.XZ * column.Z,
        matrix.YX * column.X + matrix.YY * column.Y + matrix.YZ * column.Z,
        matrix.ZX * column.X + matrix.ZY * column.Y + matrix.ZZ * column.Z);

    /// <summary>The product of two matrices.</summary>
    public static Matrix3 operator *(Matrix3 left, Matrix3 right) => new(
        left.XX * right.XX + left.XY * right.YX + left.XZ * right.ZX,
        left.XX * right.XY + left.XY * right.YY + left.XZ * right.ZY,
        left.XX * right.XZ + left.XY * right.YZ + left.XZ * right.ZZ,
        left.YX * right.XX + left.YY * right.YX + left.YZ * right.ZX,
        left.YX * right.XY + left.YY * right.YY + left.YZ * right.ZY,
        left.YX * right.XZ + left.YY * right.YZ + left.YZ * right.ZZ,
        left.ZX * right.XX + left.ZY * right.YX + left.ZZ * right.ZX,
        left.ZX * right.XY + left.ZY * right.YY + left.ZZ * right.ZY,
        left.ZX * right.XZ + left.ZY * right.YZ + left.ZZ * right.ZZ);
}
