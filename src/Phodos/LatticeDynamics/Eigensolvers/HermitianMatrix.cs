namespace Phodos.LatticeDynamics.Eigensolvers;

/// <summary>
/// A complex Hermitian matrix by rows, its real and imaginary parts apart. It is a workspace: filled, handed to the eigensolver, filled anew.
/// </summary>
internal sealed class HermitianMatrix(int size)
{
    /// <summary>The number of rows.</summary>
    internal int Size { get; } = size;

    /// <summary>The real parts, [row, column].</summary>
    internal double[] Real { get; } = new double[size * size];

    /// <summary>The imaginary parts, [row, column].</summary>
    internal double[] Imaginary { get; } = new double[size * size];

    /// <summary>Sets all elements to zero.</summary>
    internal void Clear()
    {
        Array.Clear(Real);
        Array.Clear(Imaginary);
    }

    /// <summary>Makes the lower half that which belongs to the upper one, and the diagonal real.</summary>
    internal void CompleteFromUpper()
    {
        for (var row = 0; row < Size; row++)
        {
            Imaginary[row * Size + row] = 0;
            for (var column = row + 1; column < Size; column++)
            {
                Real[column * Size + row] = Real[row * Size + column];
                Imaginary[column * Size + row] = -Imaginary[row * Size + column];
            }
        }
    }
}
