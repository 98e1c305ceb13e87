using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>Makes all atoms of the cell from the sites of the asymmetric unit and the symmetry operators.</summary>
internal sealed class SiteExpansion
{
    /// <summary>
    /// Images of a site closer than this (angstrom) are one atom on a special position. Coordinates of three decimals in a cell of 20 Å
    /// miss their special position by less; no two atoms of a crystal come as near (<see cref="Crystal.MinimumDistance"/>).
    /// </summary>
    internal const double MergeTolerance = 0.1;

    /// <summary>
    /// The most images, sites times operators, that are made: every site of the largest crystal under the 192 operators of a cubic F cell.
    /// </summary>
    internal const int MaximumImages = 192 * Crystal.MaximumAtoms;

    private readonly Lattice _lattice;
    private readonly IReadOnlyList<SymmetryOperation> _operations;
    private readonly (double A, double B, double C) _heights;
    private readonly List<Vector3D> _positions = [];
    private readonly List<CifSite> _origins = [];

    private SiteExpansion(Lattice lattice, IReadOnlyList<SymmetryOperation> operations)
    {
        _lattice = lattice;
        _operations = operations;
        _heights = lattice.FaceDistances;
    }

    /// <summary>The crystal of the sites, in their order, each followed by its images.</summary>
    /// <exception cref="InvalidInputException">The images are too many, or atoms come too close.</exception>
    internal static ExpandedSites Expand(Lattice lattice, List<CifSite> sites, IReadOnlyList<SymmetryOperation> operations)
    {
        var line = sites[0].Line;
        if ((long)sites.Count * operations.Count > MaximumImages)
        {
            throw new InvalidInputException(
                $"{sites.Count} sites and {operations.Count} symmetry operators make too many atoms; "
                + $"at most {MaximumImages} images are made",
                line: line);
        }

        var expansion = new SiteExpansion(lattice, operations);
        var repeated = sites.Where(site => !expansion.TryAdd(site)).Select(site => site.Label).ToList();
        var crystal = LineFault.At(line, () => new Crystal(
            lattice, [.. expansion._origins.Select(site => site.Element)], [.. expansion._positions]));
        return new ExpandedSites(
            crystal,
            operations,
            [.. expansion._origins.CountBy(site => site).Select(pair => (pair.Key, pair.Value))],
            repeated.Count == 0
                ? null
                : $"line {line}: sites that repeat an image of an earlier site are left out: {Excerpt.List(repeated)}");
    }

    // False where an earlier site of the same element already has an image here.
    private bool TryAdd(CifSite site)
    {
        var center = ToSpecialPosition(site.Position);
        var occupant = IndexNear(center, 0);
        if (occupant >= 0 && _origins[occupant].Element == site.Element)
            return false;
        if (occupant >= 0)
        {
            throw new InvalidInputException(
                $"sites {Excerpt.Quoted(_origins[occupant].Label)} and {Excerpt.Quoted(site.Label)} are in the same place; "
                + "give an ordered structure",
                line: site.Line);
        }

        var first = _positions.Count;
        Add(center, site);
        foreach (var image in _operations.Select(operation => FractionalCoordinate.Wrap(operation.Apply(center))))
        {
            if (IndexNear(image, first) < 0)
                Add(image, site);
        }

        return true;
    }

    private void Add(Vector3D position, CifSite site)
    {
        if (_positions.Count == Crystal.MaximumAtoms)
            throw new InvalidInputException($"the symmetry operators make more than {Crystal.MaximumAtoms} atoms", line: site.Line);
        _positions.Add(position);
        _origins.Add(site);
    }

    // The mean of the images that fall on the site itself lies exactly on the special position that the rounded coordinates mean.
    private Vector3D ToSpecialPosition(Vector3D position)
    {
        var sum = default(Vector3D);
        var count = 0;
        foreach (var operation in _operations)
        {
            var difference = FractionalCoordinate.Nearest(operation.Apply(position) - position);
            if (IsWithinTolerance(difference))
            {
                sum += difference;
                count++;
            }
        }

        return count == 0 ? position : position + 1.0 / count * sum;
    }

    private int IndexNear(Vector3D position, int first)
    {
        for (var index = first; index < _positions.Count; index++)
        {
            if (IsWithinTolerance(FractionalCoordinate.Nearest(position - _positions[index])))
                return index;
        }

        return -1;
    }

    // A coordinate times the distance of its faces bounds the length from below, which spares most pairs the square root
    // and makes the nearest whole shifts the right ones in any cell whose faces are further apart than twice the tolerance.
    private bool IsWithinTolerance(Vector3D difference) =>
        Math.Abs(difference.X) * _heights.A <= MergeTolerance
        && Math.Abs(difference.Y) * _heights.B <= MergeTolerance
        && Math.Abs(difference.Z) * _heights.C <= MergeTolerance
        && _lattice.ToCartesian(difference).Length <= MergeTolerance;
}
