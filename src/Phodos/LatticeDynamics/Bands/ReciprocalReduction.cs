using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>Chooses the most compact basis of a reciprocal lattice.</summary>
internal static class ReciprocalReduction
{
    // Reciprocal vectors are too short for a lattice of atoms; any scale will do.
    private const double ScaledLength = 10;

    /// <summary>Three shortest vectors that span the lattice, in ascending order of length.</summary>
    internal static (Vector3D A, Vector3D B, Vector3D C) Reduce((Vector3D A, Vector3D B, Vector3D C) reciprocal)
    {
        var (a, b, c) = reciprocal;
        var scale = ScaledLength / Math.Min(a.Length, Math.Min(b.Length, c.Length));
        var (reduced, _) = LatticeReduction.Reduce(new Lattice(scale * a, scale * b, scale * c));
        return (1 / scale * reduced.A, 1 / scale * reduced.B, 1 / scale * reduced.C);
    }
}
