using System.Numerics;
using System.Runtime.CompilerServices;

namespace Phodos.Learning.Models.Forces.Fused;

/// <summary>
/// Products of the direction u of an edge with vectors and tensors, some copies at once: what the matrices W of
/// <see cref="CartesianTensors.OfDirections"/> do, without their zeros.
/// </summary>
internal readonly struct DirectionProducts
{
    private const float Half = (float)CartesianTensors.Half;
    private const float Sixth = (float)CartesianTensors.Sixth;

    private readonly Vector<float> _halfX;
    private readonly Vector<float> _halfY;
    private readonly Vector<float> _halfZ;
    private readonly Vector<float> _sixthX;
    private readonly Vector<float> _sixthY;
    private readonly Vector<float> _thirdZ; // twice a sixth

    internal DirectionProducts(ReadOnlySpan<float> direction)
    {
        Itself = new Vectors(direction[0], direction[1], direction[2]);
        (_halfX, _halfY, _halfZ) = (Half * Itself.X, Half * Itself.Y, Half * Itself.Z);
        (_sixthX, _sixthY, _thirdZ) = (Sixth * Itself.X, Sixth * Itself.Y, 2 * Sixth * Itself.Z);
        Squares = OfVector(Itself);
    }

    /// <summary>The direction.</summary>
    internal readonly Vectors Itself;

    /// <summary>The traceless part of u uᵀ.</summary>
    internal readonly Tensors Squares;

    /// <summary>The vectors T u.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vectors OfTensor(in Tensors tensors) => new(
        _halfX * tensors.Difference - _sixthX * tensors.Axial + _halfY * tensors.XY + _halfZ * tensors.ZX,
        _halfX * tensors.XY - _halfY * tensors.Difference - _sixthY * tensors.Axial + _halfZ * tensors.YZ,
        _halfX * tensors.ZX + _halfY * tensors.YZ + _thirdZ * tensors.Axial);

    /// <summary>The traceless symmetric parts of v uᵀ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Tensors OfVector(in Vectors vectors) => new(
        _halfY * vectors.X + _halfX * vectors.Y,
        _halfZ * vectors.Y + _halfY * vectors.Z,
        _halfZ * vectors.X + _halfX * vectors.Z,
        _halfX * vectors.X - _halfY * vectors.Y,
        _thirdZ * vectors.Z - _sixthX * vectors.X - _sixthY * vectors.Y);
}
