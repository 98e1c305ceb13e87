using System.Buffers;

namespace Phodos.Crystals;

/// <summary>Is told of every pair of atoms within a cutoff.</summary>
internal interface IPairVisitor
{
    /// <summary>One pair; its opposite (second, first, −shift, −vector) is not told.</summary>
    void Visit(int first, int second, (int A, int B, int C) shift, Vector3D vector);
}

/// <summary>
/// Finds the pairs of atoms, periodic images included, with a distance strictly below a cutoff:
/// each once, an atom with itself only by images. It works in the reduced cell with the atoms
/// wrapped into it, so that neither a skewed cell nor positions outside it cost anything.
/// </summary>
internal static class PairSearch
{
    internal static void Run<TVisitor>(Crystal crystal, double cutoff, ref TVisitor visitor)
        where TVisitor : struct, IPairVisitor
    {
        var (lattice, transform) = LatticeReduction.Reduce(crystal.Lattice);
        var rented = ArrayPool<WrappedAtom>.Shared.Rent(crystal.AtomCount);
        try
        {
            var atoms = rented.AsSpan(0, crystal.AtomCount);
            for (var atom = 0; atom < atoms.Length; atom++)
            {
                var position = crystal.Lattice.ToCartesian(crystal.FractionalPositions[atom]);
                atoms[atom] = WrappedAtom.Wrap(lattice.ToFractional(position), lattice);
            }

            var images = new ImageRange(lattice, cutoff);
            var cells = LinkedCells.Plan(lattice, cutoff, atoms.Length);
            var pairs = new PairFilter<TVisitor>(atoms, lattice, transform, cutoff, ref visitor);
            if (cells.CandidatesOfAtom < images.CandidatesOfAtom(atoms.Length))
                cells.Search(pairs);
            else
                images.Search(pairs);
        }
        finally
        {
            ArrayPool<WrappedAtom>.Shared.Return(rented);
        }
    }
}

/// <summary>An atom moved into the reduced cell: fractional and Cartesian position there, and the cell it came from.</summary>
internal readonly record struct WrappedAtom(Vector3D Fractional, Vector3D Position, (int A, int B, int C) Cell)
{
    internal static WrappedAtom Wrap(Vector3D fractional, Lattice lattice)
    {
        double a = Math.Floor(fractional.X), b = Math.Floor(fractional.Y), c = Math.Floor(fractional.Z);
        var wrapped = fractional - new Vector3D(a, b, c);
        return new WrappedAtom(wrapped, lattice.ToCartesian(wrapped), ((int)a, (int)b, (int)c));
    }
}

/// <summary>Keeps of the candidates those below the cutoff, and writes their shifts in cells of the crystal as it was given.</summary>
internal readonly ref struct PairFilter<TVisitor>(
    ReadOnlySpan<WrappedAtom> atoms, Lattice lattice, IntegerMatrix transform, double cutoff, ref TVisitor visitor)
    where TVisitor : struct, IPairVisitor
{
    private readonly ref TVisitor _visitor = ref visitor;
    private readonly double _cutoffSquared = cutoff * cutoff;

    internal readonly ReadOnlySpan<WrappedAtom> Atoms = atoms;

    internal readonly Lattice Lattice = lattice;

    internal void Test(int first, int second, int a, int b, int c, Vector3D vector)
    {
        if (vector.LengthSquared >= _cutoffSquared)
            return;
        if (first == second && (a, b, c).CompareTo((0, 0, 0)) <= 0)
            return;
        var (from, to) = (Atoms[first].Cell, Atoms[second].Cell);
        _visitor.Visit(first, second, transform.MultiplyLeft(a + from.A - to.A, b + from.B - to.B, c + from.C - to.C), vector);
    }
}
