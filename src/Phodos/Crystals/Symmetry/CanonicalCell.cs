using System.Collections.Immutable;

namespace Phodos.Crystals.Symmetry;

/// <summary>
/// The one cell, orientation, origin and atom order that stand for a crystal however it was given. The first vector lies along x, the
/// second in the xy plane, the third above it. Where the lattice allows several such cells, the one with the largest
/// <see cref="OrientationFingerprint"/> is taken: a continuous function, so noise decides nothing, and it is equal only for orientations
/// that a symmetry of the crystal takes into each other. Mirror images are the same crystal here, as they have the same phonons.
/// </summary>
internal static class CanonicalCell
{
    // As many as 10,000 atoms of diamond have, the densest of solids, and some more; they take seconds.
    private const int MaximumEdges = 2_000_000;

    /// <summary>The canonical cell of a crystal that is given in a primitive cell.</summary>
    /// <exception cref="InvalidInputException">The atoms are too many and denser than in any solid.</exception>
    internal static Crystal Of(Crystal primitive)
    {
        var neighbors = Neighbors(primitive);
        var (basis, frame, fingerprint) = ReducedBases.Of(primitive.Lattice)
            .Select(basis => (Basis: basis, Frame: Frame.Along(basis)))
            .Select(choice => (choice.Basis, choice.Frame, Fingerprint: OrientationFingerprint.Of(primitive, neighbors, choice.Frame)))
            .MaxBy(choice => choice.Fingerprint.Total);

        var lattice = new Lattice(frame.Turn(basis.A), frame.Turn(basis.B), frame.Turn(basis.C));
        var order = Enumerable.Range(0, primitive.AtomCount)
            .OrderBy(atom => primitive.Species[atom].AtomicNumber).ThenBy(atom => fingerprint.Atoms[atom]).ToArray();
        var positions = order.Select(atom => frame.Turn(primitive.Lattice.ToCartesian(primitive.FractionalPositions[atom]))).ToArray();
        return new Crystal(
            lattice,
            [.. order.Select(atom => primitive.Species[atom])],
            positions.Select(position => Wrap(lattice.ToFractional(position - positions[0]))).ToImmutableArray());
    }

    private static NeighborList Neighbors(Crystal crystal)
    {
        const double cutoff = OrientationFingerprint.Cutoff;
        ThrowIfTooMany(4 * Math.PI / 3 * Math.Pow(cutoff, 3) / crystal.Lattice.Volume * crystal.AtomCount * crystal.AtomCount);
        var neighbors = NeighborList.Build(crystal, cutoff);
        ThrowIfTooMany(neighbors.EdgeCount);
        return neighbors;
    }

    private static void ThrowIfTooMany(double edges)
    {
        if (edges > MaximumEdges)
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"{edges:G2} pairs of atoms are within {OrientationFingerprint.Cutoff} Å in the primitive cell, more than {MaximumEdges}; ")
                + "check the unit of the cell, or give a smaller one");
        }
    }

    private static Vector3D Wrap(Vector3D fractional) => new(Wrap(fractional.X), Wrap(fractional.Y), Wrap(fractional.Z));

    // A coordinate a little below a whole number counts as that number, lest rounding choose between 0 and 1.
    private static double Wrap(double coordinate) => coordinate - Math.Floor(coordinate + 1e-5);
}

/// <summary>Orthonormal axes, of either handedness, that vectors are turned into.</summary>
internal readonly record struct Frame(Vector3D X, Vector3D Y, Vector3D Z)
{
    /// <summary>
    /// The axes in which the first vector of a basis lies along x, the second in the xy plane at positive y, the third at positive z.
    /// </summary>
    internal static Frame Along((Vector3D A, Vector3D B, Vector3D C) basis)
    {
        var x = 1 / basis.A.Length * basis.A;
        var y = basis.B - basis.B.Dot(x) * x;
        y = 1 / y.Length * y;
        var z = x.Cross(y);
        return new Frame(x, y, z.Dot(basis.C) > 0 ? z : -z);
    }

    internal Vector3D Turn(Vector3D vector) => new(X.Dot(vector), Y.Dot(vector), Z.Dot(vector));
}
