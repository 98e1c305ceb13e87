namespace Phodos.Crystals;

/// <summary>A symmetry operation on fractional positions: x' = W x + w, in the notation of International Tables.</summary>
/// <param name="Rotation">W, by rows.</param>
/// <param name="Translation">w, in parts of the lattice vectors.</param>
public readonly record struct SymmetryOperation(IntegerMatrix Rotation, Vector3D Translation)
{
    /// <summary>The operation that leaves everything in its place.</summary>
    public static SymmetryOperation Identity { get; } = new(IntegerMatrix.Identity, default);

    /// <summary>The image of a fractional position.</summary>
    public Vector3D Apply(Vector3D position) => Rotation.Multiply(position) + Translation;
}
