namespace Phodos.Crystals.Symmetry;

/// <summary>Finds the atom of an element near a place in a crystal, its images included, in constant time.</summary>
internal sealed class AtomLookup
{
    // About the distance of neighbours, so that a bin holds few atoms.
    private const double BinWidth = 1.5;

    private readonly Crystal _crystal;
    private readonly double _distance;
    private readonly (int A, int B, int C) _bins;
    private readonly Vector3D _margin;
    private readonly Dictionary<(int A, int B, int C), List<int>> _members = [];

    /// <summary>Sorts the atoms of a crystal, given in a compact cell, into bins.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="distance">
    /// How near (angstrom) is near: below half the shortest distance of atoms, so that there is one atom or none.
    /// </param>
    internal AtomLookup(Crystal crystal, double distance)
    {
        (_crystal, _distance) = (crystal, distance);
        var (a, b, c) = crystal.Lattice.FaceDistances;
        static int Bins(double height) => Math.Max(1, (int)(height / BinWidth));
        _bins = (Bins(a), Bins(b), Bins(c));
        _margin = new Vector3D(distance / a, distance / b, distance / c);
        for (var atom = 0; atom < crystal.AtomCount; atom++)
        {
            var (x, y, z) = crystal.FractionalPositions[atom];
            var bin = (BinOf(x, _bins.A), BinOf(y, _bins.B), BinOf(z, _bins.C));
            if (!_members.TryGetValue(bin, out var members))
                _members[bin] = members = [];
            members.Add(atom);
        }
    }

    /// <summary>
    /// The atom of an element near a fractional position, and the vector (fractional) to the nearest image of it, or null.
    /// </summary>
    internal (int Atom, Vector3D Vector)? Find(Element element, Vector3D position)
    {
        var (lowA, highA) = BinsNear(position.X, _margin.X, _bins.A);
        var (lowB, highB) = BinsNear(position.Y, _margin.Y, _bins.B);
        var (lowC, highC) = BinsNear(position.Z, _margin.Z, _bins.C);
        for (var corner = 0; corner < 8; corner++)
        {
            // Mostly all eight corners of the box round the position are in one bin.
            if (((corner & 1) != 0 && lowA == highA) || ((corner & 2) != 0 && lowB == highB) || ((corner & 4) != 0 && lowC == highC))
                continue;
            var bin = ((corner & 1) == 0 ? lowA : highA, (corner & 2) == 0 ? lowB : highB, (corner & 4) == 0 ? lowC : highC);
            if (!_members.TryGetValue(bin, out var members))
                continue;
            foreach (var atom in members)
            {
                var vector = Nearest(_crystal.FractionalPositions[atom] - position);
                if (_crystal.Species[atom] == element && _crystal.Lattice.ToCartesian(vector).Length < _distance)
                    return (atom, vector);
            }
        }

        return null;
    }

    /// <summary>The same vector modulo the lattice, with coordinates of at most a half.</summary>
    internal static Vector3D Nearest(Vector3D vector) =>
        vector - new Vector3D(Math.Round(vector.X), Math.Round(vector.Y), Math.Round(vector.Z));

    private static (int Low, int High) BinsNear(double coordinate, double margin, int bins) =>
        (BinOf(coordinate - margin, bins), BinOf(coordinate + margin, bins));

    private static int BinOf(double coordinate, int bins) => Math.Min(bins - 1, (int)((coordinate - Math.Floor(coordinate)) * bins));
}
