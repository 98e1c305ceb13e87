using System.Numerics;
using System.Runtime.CompilerServices;

namespace Phodos.Learning.Models.Forces.Fused;

/// <summary>Some copies of a vector.</summary>
internal readonly struct Vectors(Vector<float> x, Vector<float> y, Vector<float> z)
{
    internal readonly Vector<float> X = x;
    internal readonly Vector<float> Y = y;
    internal readonly Vector<float> Z = z;

    /// <summary>Copies that are all the same.</summary>
    internal Vectors(float x, float y, float z)
        : this(new Vector<float>(x), new Vector<float>(y), new Vector<float>(z))
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors operator +(in Vectors left, in Vectors right) => new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors operator -(in Vectors left, in Vectors right) => new(left.X - right.X, left.Y - right.Y, left.Z - right.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors operator *(Vector<float> factor, in Vectors vectors) =>
        new(factor * vectors.X, factor * vectors.Y, factor * vectors.Z);

    /// <summary>The products of each with another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector<float> Dot(in Vectors other) => X * other.X + Y * other.Y + Z * other.Z;

    /// <summary>The sum of all, so many times.</summary>
    internal Vectors Summed() => new(Vector.Sum(X), Vector.Sum(Y), Vector.Sum(Z));

    /// <summary>Reads copies from rows of components.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vectors Read(ref float rows, int copies) => new(
        Vector.LoadUnsafe(ref rows),
        Vector.LoadUnsafe(ref rows, (nuint)copies),
        Vector.LoadUnsafe(ref rows, (nuint)(2 * copies)));

    /// <summary>Adds copies to rows of components.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddTo(ref float rows, int copies)
    {
        (Vector.LoadUnsafe(ref rows) + X).StoreUnsafe(ref rows);
        (Vector.LoadUnsafe(ref rows, (nuint)copies) + Y).StoreUnsafe(ref rows, (nuint)copies);
        (Vector.LoadUnsafe(ref rows, (nuint)(2 * copies)) + Z).StoreUnsafe(ref rows, (nuint)(2 * copies));
    }
}

/// <summary>Some copies of a traceless symmetric tensor, in the basis of <see cref="CartesianTensors"/>.</summary>
internal readonly struct Tensors(Vector<float> xy, Vector<float> yz, Vector<float> zx, Vector<float> difference, Vector<float> axial)
{
    internal readonly Vector<float> XY = xy;
    internal readonly Vector<float> YZ = yz;
    internal readonly Vector<float> ZX = zx;
    internal readonly Vector<float> Difference = difference;
    internal readonly Vector<float> Axial = axial;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tensors operator +(in Tensors left, in Tensors right) => new(
        left.XY + right.XY, left.YZ + right.YZ, left.ZX + right.ZX, left.Difference + right.Difference, left.Axial + right.Axial);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tensors operator -(in Tensors left, in Tensors right) => new(
        left.XY - right.XY, left.YZ - right.YZ, left.ZX - right.ZX, left.Difference - right.Difference, left.Axial - right.Axial);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tensors operator *(Vector<float> factor, in Tensors tensors) => new(
        factor * tensors.XY, factor * tensors.YZ, factor * tensors.ZX, factor * tensors.Difference, factor * tensors.Axial);

    /// <summary>The products of each with another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector<float> Dot(in Tensors other) =>
        XY * other.XY + YZ * other.YZ + ZX * other.ZX + Difference * other.Difference + Axial * other.Axial;

    /// <summary>The sum of all, so many times.</summary>
    internal Tensors Summed() => new(
        new Vector<float>(Vector.Sum(XY)),
        new Vector<float>(Vector.Sum(YZ)),
        new Vector<float>(Vector.Sum(ZX)),
        new Vector<float>(Vector.Sum(Difference)),
        new Vector<float>(Vector.Sum(Axial)));

    /// <summary>Reads copies from rows of components.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Tensors Read(ref float rows, int copies) => new(
        Vector.LoadUnsafe(ref rows),
        Vector.LoadUnsafe(ref rows, (nuint)copies),
        Vector.LoadUnsafe(ref rows, (nuint)(2 * copies)),
        Vector.LoadUnsafe(ref rows, (nuint)(3 * copies)),
        Vector.LoadUnsafe(ref rows, (nuint)(4 * copies)));

    /// <summary>Adds copies to rows of components.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddTo(ref float rows, int copies)
    {
        (Vector.LoadUnsafe(ref rows) + XY).StoreUnsafe(ref rows);
        (Vector.LoadUnsafe(ref rows, (nuint)copies) + YZ).StoreUnsafe(ref rows, (nuint)copies);
        (Vector.LoadUnsafe(ref rows, (nuint)(2 * copies)) + ZX).StoreUnsafe(ref rows, (nuint)(2 * copies));
        (Vector.LoadUnsafe(ref rows, (nuint)(3 * copies)) + Difference).StoreUnsafe(ref rows, (nuint)(3 * copies));
        (Vector.LoadUnsafe(ref rows, (nuint)(4 * copies)) + Axial).StoreUnsafe(ref rows, (nuint)(4 * copies));
    }
}
