namespace Phodos.Crystals;

/// <summary>Finds atoms that are too close to be real.</summary>
internal static class CloseContacts
{
    /// <summary>The closest pair of atoms (an atom and its own image included) below a distance (angstrom), or null.</summary>
    internal static (int First, int Second, double Distance)? Find(Crystal crystal, double distance)
    {
        // Once every image is further away than the distance, the search has few images to look at.
        var (reduced, _) = LatticeReduction.Reduce(crystal.Lattice);
        if (reduced.A.Length < distance)
            return (0, 0, reduced.A.Length);
        var closest = new ClosestPair();
        PairSearch.Run(crystal, distance, ref closest);
        return closest.Pair;
    }

    private struct ClosestPair : IPairVisitor
    {
        internal (int First, int Second, double Distance)? Pair { get; private set; }

        public void Visit(int first, int second, (int A, int B, int C) shift, Vector3D vector)
        {
            if (Pair is null || vector.Length < Pair.Value.Distance)
                Pair = (first, second, vector.Length);
        }
    }
}
