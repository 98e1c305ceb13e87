namespace Phodos.Crystals;

/// <summary>
/// A 3 × 3 matrix of whole numbers, by rows. As a change of cell, its rows are the new lattice vectors in units of the old ones.
/// </summary>
public readonly record struct IntegerMatrix((int A, int B, int C) Row1, (int A, int B, int C) Row2, (int A, int B, int C) Row3)
{
    /// <summary>The unit matrix.</summary>
    public static IntegerMatrix Identity { get; } = Diagonal(1, 1, 1);

    /// <summary>The determinant: how many old cells the new cell holds, negative where the handedness changes.</summary>
    public long Determinant =>
        Row1.A * ((long)Row2.B * Row3.C - (long)Row2.C * Row3.B)
        - Row1.B * ((long)Row2.A * Row3.C - (long)Row2.C * Row3.A)
        + Row1.C * ((long)Row2.A * Row3.B - (long)Row2.B * Row3.A);

    /// <summary>A matrix that is zero but for its diagonal.</summary>
    public static IntegerMatrix Diagonal(int a, int b, int c) => new((a, 0, 0), (0, b, 0), (0, 0, c));

    /// <summary>The rows as combinations of three vectors: row 1 is Row1.A · a + Row1.B · b + Row1.C · c.</summary>
    public (Vector3D A, Vector3D B, Vector3D C) Combine(Vector3D a, Vector3D b, Vector3D c) =>
        (Combine(Row1, a, b, c), Combine(Row2, a, b, c), Combine(Row3, a, b, c));

    /// <summary>The matrix with rows and columns exchanged.</summary>
    public IntegerMatrix Transpose() => new((Row1.A, Row2.A, Row3.A), (Row1.B, Row2.B, Row3.B), (Row1.C, Row2.C, Row3.C));

    /// <summary>This matrix times another.</summary>
    public IntegerMatrix Multiply(IntegerMatrix right) => new(
        right.MultiplyLeft(Row1.A, Row1.B, Row1.C), right.MultiplyLeft(Row2.A, Row2.B, Row2.C), right.MultiplyLeft(Row3.A, Row3.B, Row3.C));

    /// <summary>This matrix times a column of whole numbers.</summary>
    public (int A, int B, int C) Multiply((int A, int B, int C) column) => (
        Row1.A * column.A + Row1.B * column.B + Row1.C * column.C,
        Row2.A * column.A + Row2.B * column.B + Row2.C * column.C,
        Row3.A * column.A + Row3.B * column.B + Row3.C * column.C);

    /// <summary>The inverse, which is of whole numbers too.</summary>
    /// <exception cref="InvalidOperationException">The determinant is not 1 or -1.</exception>
    public IntegerMatrix UnimodularInverse()
    {
        var determinant = (int)Determinant;
        if (determinant is not (1 or -1))
            throw new InvalidOperationException($"The determinant is {determinant}; only 1 and -1 have an inverse of whole numbers.");
        var adjugate = new IntegerMatrix(Cross(Row2, Row3), Cross(Row3, Row1), Cross(Row1, Row2)).Transpose();
        return determinant == 1 ? adjugate : adjugate.Multiply(Diagonal(-1, -1, -1));
    }

    /// <summary>This matrix times a column vector.</summary>
    public Vector3D Multiply(Vector3D column) => new(Dot(Row1, column), Dot(Row2, column), Dot(Row3, column));

    /// <summary>The row vector (a, b, c) times this matrix: a shift in new cells becomes one in old cells.</summary>
    public (int A, int B, int C) MultiplyLeft(int a, int b, int c) => (
        a * Row1.A + b * Row2.A + c * Row3.A,
        a * Row1.B + b * Row2.B + c * Row3.B,
        a * Row1.C + b * Row2.C + c * Row3.C);

    private static (int A, int B, int C) Cross((int A, int B, int C) left, (int A, int B, int C) right) => (
        left.B * right.C - left.C * right.B, left.C * right.A - left.A * right.C, left.A * right.B - left.B * right.A);

    private static double Dot((int A, int B, int C) row, Vector3D column) => row.A * column.X + row.B * column.Y + row.C * column.Z;

    private static Vector3D Combine((int A, int B, int C) row, Vector3D a, Vector3D b, Vector3D c) => row.A * a + row.B * b + row.C * c;
}
