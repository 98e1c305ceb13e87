using Phodos.Crystals;

namespace Phodos.LatticeDynamics;

/// <summary>A symmetric 3 × 3 matrix in Cartesian axes, such as the force constants between two atoms (N/m).</summary>
public readonly record struct SymmetricTensor(double XX, double YY, double ZZ, double YZ, double XZ, double XY)
{
    /// <summary>The element of a row and a column, each 0..2.</summary>
    public double this[int row, int column] => (row, column) switch
    {
        (0, 0) => XX,
        (1, 1) => YY,
        (2, 2) => ZZ,
        (1, 2) or (2, 1) => YZ,
        (0, 2) or (2, 0) => XZ,
        (0, 1) or (1, 0) => XY,
        _ => throw new ArgumentOutOfRangeException(nameof(row), (row, column), "The row and the column are 0..2."),
    };

    /// <summary>
    /// The tensor with one value along an axis and another across it: l n nᵀ + t (1 − n nᵀ), n the direction of the axis.
    /// </summary>
    /// <param name="axis">The axis, not zero, of any length.</param>
    /// <param name="along">l, the value along the axis.</param>
    /// <param name="across">t, the value across it.</param>
    public static SymmetricTensor Axial(Vector3D axis, double along, double across)
    {
        var n = 1 / axis.Length * axis;
        var difference = along - across;
        return new(
            difference * n.X * n.X + across,
            difference * n.Y * n.Y + across,
            difference * n.Z * n.Z + across,
            difference * n.Y * n.Z,
            difference * n.X * n.Z,
            difference * n.X * n.Y);
    }

    /// <summary>The sum of two tensors.</summary>
    public static SymmetricTensor operator +(SymmetricTensor left, SymmetricTensor right) =>
        new(left.XX + right.XX, left.YY + right.YY, left.ZZ + right.ZZ, left.YZ + right.YZ, left.XZ + right.XZ, left.XY + right.XY);

    /// <summary>The opposite tensor.</summary>
    public static SymmetricTensor operator -(SymmetricTensor tensor) =>
        new(-tensor.XX, -tensor.YY, -tensor.ZZ, -tensor.YZ, -tensor.XZ, -tensor.XY);
}
