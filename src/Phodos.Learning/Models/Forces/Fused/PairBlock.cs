using System.Numerics;

namespace Phodos.Learning.Models.Forces.Fused;

/// <summary>The block of one pair, by rows, from its parts; and the derivatives.</summary>
internal readonly struct PairBlock
{
    private const float Half = (float)CartesianTensors.Half;
    private const float Sixth = (float)CartesianTensors.Sixth;

    private readonly Vector3 _direction;
    private readonly Vector3 _bonding;
    private readonly Vector3 _left;
    private readonly Vector3 _right;
    private readonly Vector3 _twist;
    private readonly Vector3 _furtherTwist;
    private readonly Tensors _tensor;

    internal PairBlock(ReadOnlySpan<float> direction, in BlockParts parts)
    {
        _direction = new Vector3(direction);
        (_bonding, _left, _right) = (First(parts.Bonding), First(parts.Left), First(parts.Right));
        (_twist, _furtherTwist) = (First(parts.Twist), First(parts.FurtherTwist));
        _tensor = parts.Tensor;
    }

    /// <summary>The rows.</summary>
    /// <param name="identity">The coefficient of the identity.</param>
    /// <param name="bond">That of u uᵀ.</param>
    internal (Vector3 X, Vector3 Y, Vector3 Z) Rows(float identity, float bond)
    {
        var (xy, yz, zx) = (Half * _tensor.XY[0], Half * _tensor.YZ[0], Half * _tensor.ZX[0]);
        var (difference, axial) = (Half * _tensor.Difference[0], Sixth * _tensor.Axial[0]);
        return (
            Row(0, bond) + new Vector3(identity + difference - axial, xy, zx),
            Row(1, bond) + new Vector3(xy, identity - difference - axial, yz),
            Row(2, bond) + new Vector3(zx, yz, identity + 2 * axial));
    }

    /// <summary>The derivatives of the parts, all copies the same, from those of the rows.</summary>
    internal BlockParts Gradients(Vector3 x, Vector3 y, Vector3 z)
    {
        var alongDirection = Product(_direction);
        var alongLeft = Product(_left);
        return new BlockParts
        {
            Bonding = Copies(alongDirection.Symmetric),
            Twist = Copies(-alongDirection.Antisymmetric),
            Left = Copies(Product(_right).Symmetric + Product(_furtherTwist).Antisymmetric),
            Right = Copies(alongLeft.Symmetric),
            FurtherTwist = Copies(-alongLeft.Antisymmetric),
            Tensor = new Tensors(
                new Vector<float>(Half * (x.Y + y.X)),
                new Vector<float>(Half * (y.Z + z.Y)),
                new Vector<float>(Half * (z.X + x.Z)),
                new Vector<float>(Half * (x.X - y.Y)),
                new Vector<float>(Sixth * (2 * z.Z - x.X - y.Y))),
        };

        // G v + Gᵀ v and G v - Gᵀ v of the matrix of the rows.
        (Vector3 Symmetric, Vector3 Antisymmetric) Product(Vector3 vector)
        {
            var product = new Vector3(Vector3.Dot(x, vector), Vector3.Dot(y, vector), Vector3.Dot(z, vector));
            var transposed = vector.X * x + vector.Y * y + vector.Z * z;
            return (product + transposed, product - transposed);
        }
    }

    // Of u bᵀ + l rᵀ and its transpose, and of u wᵀ + l fᵀ less its transpose.
    private Vector3 Row(int row, float bond) =>
        _direction[row] * (_bonding + _twist + bond * _direction) + _left[row] * (_right + _furtherTwist)
        + (_bonding - _twist)[row] * _direction + (_right - _furtherTwist)[row] * _left;

    private static Vector3 First(in Vectors vectors) => new(vectors.X[0], vectors.Y[0], vectors.Z[0]);

    private static Vectors Copies(Vector3 vector) => new(vector.X, vector.Y, vector.Z);
}
