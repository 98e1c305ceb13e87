using System.Runtime.InteropServices;

namespace Phodos.Crystals;

/// <summary>
/// Finds the two atoms of a crystal that are closest, an atom and its own images included. The atoms are put one after another into bins
/// that are as wide as the shortest distance so far. Those already there keep that distance, so a bin holds a few at most and the search
/// takes as many steps as there are atoms, whether they are crowded in one spot or lost in vacuum. Whenever the distance has halved,
/// the bins are made anew. After Golin, Raman, Schwarz and Smid, Nordic J. Computing 2, 3 (1995), who put them in a random order.
/// </summary>
internal static class ClosestPair
{
    /// <summary>Closer than this (angstrom) two atoms are one given twice: any such pair ends the search.</summary>
    internal const double SamePlace = 0.01;

    /// <summary>
    /// The closest pair with a distance (angstrom) strictly below a limit, or null. Of pairs that are equally close
    /// the one whose second atom comes first is taken; below <see cref="SamePlace"/> the first that is met.
    /// </summary>
    internal static (int First, int Second, double Distance)? Find(Crystal crystal, double limit = double.PositiveInfinity)
    {
        var (lattice, _) = LatticeReduction.Reduce(crystal.Lattice);
        (int First, int Second, double Distance)? closest = null;
        if (lattice.A.Length < limit)
        {
            closest = (0, 0, lattice.A.Length);
            limit = lattice.A.Length;
        }

        var atoms = Wrap(crystal, lattice);
        var bins = new SparseBins(lattice, limit, atoms);
        for (var atom = 0; atom < atoms.Length && limit >= SamePlace; atom++)
        {
            if (bins.NearestTo(atom, limit) is { } nearest)
            {
                closest = (nearest.Atom, atom, nearest.Distance);
                limit = nearest.Distance;
            }

            if (limit >= bins.Width / 2)
                bins.Add(atom);
            else if (limit >= SamePlace)
                bins = SparseBins.Of(lattice, limit, atoms, atom + 1);
        }

        return closest;
    }

    // Wrapped into the given cell first: far outside it, digits are lost on the way to the reduced one.
    private static WrappedAtom[] Wrap(Crystal crystal, Lattice reduced)
    {
        var atoms = new WrappedAtom[crystal.AtomCount];
        for (var atom = 0; atom < atoms.Length; atom++)
        {
            var inCell = WrappedAtom.Wrap(crystal.FractionalPositions[atom], crystal.Lattice);
            atoms[atom] = WrappedAtom.Wrap(reduced.ToFractional(inCell.Position), reduced);
        }

        return atoms;
    }

    /// <summary>Bins of which only those with atoms are kept: a huge cell has far more bins than atoms.</summary>
    private sealed class SparseBins
    {
        private readonly WrappedAtom[] _atoms;
        private readonly Lattice _lattice;
        private readonly BinAxis _a;
        private readonly BinAxis _b;
        private readonly BinAxis _c;
        private readonly Dictionary<(int A, int B, int C), int> _lastInBin = [];
        private readonly int[] _previousInBin;

        internal SparseBins(Lattice lattice, double width, WrappedAtom[] atoms)
        {
            (Width, _lattice, _atoms) = (width, lattice, atoms);
            var (heightA, heightB, heightC) = lattice.FaceDistances;
            (_a, _b, _c) = (BinAxis.Of(heightA, width, width), BinAxis.Of(heightB, width, width), BinAxis.Of(heightC, width, width));
            _previousInBin = new int[atoms.Length];
        }

        internal double Width { get; }

        internal static SparseBins Of(Lattice lattice, double width, WrappedAtom[] atoms, int count)
        {
            var bins = new SparseBins(lattice, width, atoms);
            for (var atom = 0; atom < count; atom++)
                bins.Add(atom);
            return bins;
        }

        internal void Add(int atom)
        {
            ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_lastInBin, BinOf(_atoms[atom]), out var isThere);
            _previousInBin[atom] = isThere ? last : -1;
            last = atom;
        }

        /// <summary>
        /// The atom in the bins that is nearest to another, the first of equally near ones, if below a limit of at most the width.
        /// </summary>
        internal (int Atom, double Distance)? NearestTo(int atom, double limit)
        {
            (int Atom, double Squared) nearest = (-1, limit * limit);
            var (binA, binB, binC) = BinOf(_atoms[atom]);
            for (var a = binA - _a.Reach; a <= binA + _a.Reach; a++)
            {
                var (imageA, wrappedA) = _a.Wrap(a);
                for (var b = binB - _b.Reach; b <= binB + _b.Reach; b++)
                {
                    var (imageB, wrappedB) = _b.Wrap(b);
                    for (var c = binC - _c.Reach; c <= binC + _c.Reach; c++)
                    {
                        var (imageC, wrappedC) = _c.Wrap(c);
                        if (!_lastInBin.TryGetValue((wrappedA, wrappedB, wrappedC), out var other))
                            continue;
                        var shift = _lattice.ToCartesian(new Vector3D(imageA, imageB, imageC)) - _atoms[atom].Position;
                        for (; other >= 0; other = _previousInBin[other])
                        {
                            var squared = (_atoms[other].Position + shift).LengthSquared;
                            if (squared < nearest.Squared || (squared == nearest.Squared && other < nearest.Atom))
                                nearest = (other, squared);
                        }
                    }
                }
            }

            return nearest.Atom < 0 ? null : (nearest.Atom, Math.Sqrt(nearest.Squared));
        }

        private (int A, int B, int C) BinOf(WrappedAtom atom) =>
            (_a.BinOf(atom.Fractional.X), _b.BinOf(atom.Fractional.Y), _c.BinOf(atom.Fractional.Z));
    }
}
