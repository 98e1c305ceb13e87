using System.Collections.Immutable;

namespace Phodos.Crystals.Symmetry;

/// <summary>
/// Takes the copies out of a supercell before Moyo sees it, whose time grows with the cube of the number of copies: 256 atoms
/// of copper take it seconds, one atom a millisecond. Only translations that hold well within the tolerance are used; where it
/// is a near thing Moyo decides.
/// </summary>
internal static class CopiesInSupercell
{
    private const double PartOfTolerance = 0.5;

    /// <summary>The crystal in a cell without the copies, its atoms at the mean of their copies, or as it is where it has none.</summary>
    /// <param name="crystal">The crystal in a compact cell.</param>
    /// <param name="tolerance">The tolerance (angstrom).</param>
    internal static Crystal Remove(Crystal crystal, double tolerance)
    {
        while (WithoutPart(crystal, PartOfTolerance * tolerance) is { } smaller)
            crystal = InCompactCell.Of(smaller);
        return crystal;
    }

    // A prime number of times smaller, so that one division by it makes the new lattice.
    private static Crystal? WithoutPart(Crystal crystal, double distance)
    {
        var rarest = Enumerable.Range(0, crystal.AtomCount).GroupBy(atom => crystal.Species[atom]).MinBy(group => group.Count())!.ToArray();
        if (rarest.Length == 1)
            return null;
        var lookup = new AtomLookup(crystal, distance);
        var suspect = 0;
        foreach (var atom in rarest.Skip(1))
        {
            var translation = crystal.FractionalPositions[atom] - crystal.FractionalPositions[rarest[0]];
            if (OrderOf(translation, crystal.Lattice, rarest.Length, distance) is not { } order)
                continue;
            var prime = SmallestPrimeFactor(order);
            var part = Exact(order / prime * translation, prime);
            if (Images(crystal, part, lookup, ref suspect) is { } images && Divide(crystal, part, prime, distance, images) is { } smaller)
                return smaller;
        }

        return null;
    }

    // How often a translation is repeated until it is one of the lattice. It divides the number of atoms of each element.
    private static int? OrderOf(Vector3D translation, Lattice lattice, int atoms, double distance)
    {
        for (var order = 2; order <= atoms; order++)
        {
            // The error of the translation grows with the multiple, but two translations are never nearer than two atoms.
            var error = Math.Min(order * distance, Crystal.MinimumDistance / 2);
            if (atoms % order == 0 && lattice.ToCartesian(AtomLookup.Nearest(order * translation)).Length < error)
                return order;
        }

        return null;
    }

    private static Vector3D Exact(Vector3D translation, int order) => new(
        Math.Round(order * translation.X) / order, Math.Round(order * translation.Y) / order, Math.Round(order * translation.Z) / order);

    // Where the translation brings each atom, or null when one has no counterpart there. That atom is tried first
    // the next time: what spoils the order of an otherwise perfect supercell is often a single atom.
    private static (int Atom, Vector3D Vector)[]? Images(Crystal crystal, Vector3D translation, AtomLookup lookup, ref int suspect)
    {
        var images = new (int Atom, Vector3D Vector)[crystal.AtomCount];
        for (var i = 0; i < images.Length; i++)
        {
            var atom = (suspect + i) % images.Length;
            if (lookup.Find(crystal.Species[atom], crystal.FractionalPositions[atom] + translation) is not { } image)
            {
                suspect = atom;
                return null;
            }

            images[atom] = image;
        }

        return images;
    }

    // Null where the copies, each near enough to the one before, drift away from the first as in a slow wave.
    private static Crystal? Divide(Crystal crystal, Vector3D translation, int prime, double distance, (int Atom, Vector3D Vector)[] images)
    {
        var lattice = Divide(crystal.Lattice, translation, prime);
        var species = ImmutableArray.CreateBuilder<Element>();
        var positions = ImmutableArray.CreateBuilder<Vector3D>();
        var isDone = new bool[images.Length];
        for (var first = 0; first < images.Length; first++)
        {
            if (isDone[first])
                continue;
            var (atom, offset, sum) = (first, default(Vector3D), default(Vector3D));
            for (var copy = 0; copy < prime; copy++)
            {
                isDone[atom] = true;
                sum += offset;
                offset += images[atom].Vector;
                if (crystal.Lattice.ToCartesian(offset).Length > 2 * distance)
                    return null;
                atom = images[atom].Atom;
            }
            species.Add(crystal.Species[first]);
            positions.Add(lattice.ToFractional(crystal.Lattice.ToCartesian(crystal.FractionalPositions[first] + 1.0 / prime * sum)));
        }

        return new Crystal(lattice, species.ToImmutable(), positions.ToImmutable());
    }

    // Some multiple of the translation goes 1/p along a vector that the translation does not leave alone, and takes its place:
    // that of the longest such vector, lest the cell become a needle.
    private static Lattice Divide(Lattice lattice, Vector3D translation, int prime)
    {
        var parts = Enumerable.Range(1, prime - 1).Select(multiple => AtomLookup.Nearest(Exact(multiple * translation, prime))).ToArray();
        if (parts[0].Z != 0)
            return new Lattice(lattice.A, lattice.B, lattice.ToCartesian(parts.First(part => IsOnePart(part.Z, prime))));
        if (parts[0].Y != 0)
            return new Lattice(lattice.A, lattice.ToCartesian(parts.First(part => IsOnePart(part.Y, prime))), lattice.C);
        return new Lattice(lattice.ToCartesian(parts.First(part => IsOnePart(part.X, prime))), lattice.B, lattice.C);
    }

    private static bool IsOnePart(double coordinate, int prime) => Math.Round(Math.Abs(coordinate) * prime) == 1;

    private static int SmallestPrimeFactor(int number)
    {
        var factor = 2;
        while (number % factor != 0)
            factor++;
        return factor;
    }
}
