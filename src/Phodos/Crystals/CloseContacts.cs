namespace Phodos.Crystals;

/// <summary>Finds atoms that are too close to be real.</summary>
internal static class CloseContacts
{
    /// <summary>The closest pair of atoms (an atom and its own image included) below a distance (angstrom), or null.</summary>
    internal static (int First, int Second, double Distance)? Find(Crystal crystal, double distance)
    {
        var neighbors = NeighborList.Build(crystal, distance);
        (int First, int Second, double Distance)? closest = null;
        for (var edge = 0; edge < neighbors.EdgeCount; edge++)
        {
            var length = neighbors.Vectors[edge].Length;
            if (length < (closest?.Distance ?? distance))
                closest = (neighbors.Sources[edge], neighbors.Destinations[edge], length);
        }

        return closest;
    }
}
