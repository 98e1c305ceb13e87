using System.Collections.Immutable;
using System.Globalization;
using Phodos.Crystals;

namespace Phodos.Datasets.BuiltIn;

/// <summary>
/// A structure that many compounds share: a cell, and sites for a few kinds of atom, A, B, C. A crystal of it is scaled until the tightest
/// of its bonds is as long as the sum of the two covalent radii; the shape of the cell and the fractional coordinates are those of the
/// prototype.
/// </summary>
/// <param name="Name">The name, as it stands in the identifiers.</param>
/// <param name="Shape">The conventional cell, with the crystal system.</param>
/// <param name="Bonds">The kinds of atom that touch, such as <c>AX</c> pairs separated by a space.</param>
/// <param name="Sites">The atoms of the primitive cell, in fractional coordinates of the conventional one.</param>
/// <param name="Substitutions">
/// The elements: families separated by semicolons, in a family the choices of A, B, C separated by <c>|</c>. A family stands for all its
/// combinations of different elements.
/// </param>
internal sealed record Prototype(string Name, CellShape Shape, string Bonds, ImmutableArray<Site> Sites, string Substitutions)
{
    // Only the ratio of distances matters before the cell is scaled; at this size no two atoms come too close.
    private const double ProvisionalLength = 10;

    /// <summary>Every choice of elements, kind by kind, in the order of the families.</summary>
    internal IEnumerable<ImmutableArray<Element>> Choices() => Substitutions.Split(';').SelectMany(family => family
        .Split('|')
        .Select(kind => kind.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Element.FromSymbol))
        .Aggregate<IEnumerable<Element>, IEnumerable<ImmutableArray<Element>>>(
            [[]], (choices, kind) => choices.SelectMany(choice => kind.Where(element => !choice.Contains(element)).Select(choice.Add))));

    /// <summary>The identifier of a crystal, such as <c>bvk-fluorite-CaF2</c>: kinds in their order, with the reduced counts.</summary>
    internal string Id(ImmutableArray<Element> elements)
    {
        var counts = Sites.CountBy(site => site.Kind).OrderBy(entry => entry.Key).Select(entry => entry.Value).ToArray();
        var divisor = Enumerable.Range(1, counts.Min()).Last(candidate => counts.All(count => count % candidate == 0));
        return $"bvk-{Name}-{string.Concat(elements.Zip(counts, (element, count) => element.Symbol + Subscript(count / divisor)))}";
    }

    /// <summary>The crystal of the chosen elements.</summary>
    internal Crystal Build(ImmutableArray<Element> elements)
    {
        var provisional = Build(elements, ProvisionalLength);
        var bonds = Bonds.Split(' ').Select(bond => (elements[bond[0] - 'A'], elements[bond[1] - 'A'])).ToArray();
        var neighbors = NeighborList.Build(provisional, ProvisionalLength);
        var tightest = double.PositiveInfinity;
        for (var edge = 0; edge < neighbors.EdgeCount; edge++)
        {
            var (first, second) = (provisional.Species[neighbors.Sources[edge]], provisional.Species[neighbors.Destinations[edge]]);
            if (bonds.Contains((first, second)))
                tightest = Math.Min(tightest, neighbors.Vectors[edge].Length / (first.CovalentRadius + second.CovalentRadius));
        }

        return Build(elements, ProvisionalLength / tightest);
    }

    private Crystal Build(ImmutableArray<Element> elements, double a)
    {
        var conventional = Shape.ConventionalLattice(a);
        var lattice = Shape.PrimitiveLattice(conventional);
        return new Crystal(
            lattice,
            [.. Sites.Select(site => elements[site.Kind - 'A'])],
            [.. Sites.Select(site => lattice.ToFractional(conventional.ToCartesian(site.Position)))]);
    }

    private static string Subscript(int count) => count == 1 ? "" : count.ToString(CultureInfo.InvariantCulture);
}
