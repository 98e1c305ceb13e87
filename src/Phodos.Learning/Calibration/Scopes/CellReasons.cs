using System.Globalization;
using Phodos.Crystals;
using Phodos.Learning.Graphs;

namespace Phodos.Learning.Calibration.Scopes;

/// <summary>Whether a cell is larger, emptier or less symmetric than any that a model learnt from, or of a structure that is often unstable.</summary>
internal static class CellReasons
{
    private const double GapTolerance = 1.05;
    private const int PerovskiteGroup = 221;

    internal static IEnumerable<string> Of(ModelScope scope, PreparedCrystal prepared)
    {
        var limit = GapTolerance * scope.WidestGap;
        var empty = EmptyLayers.Of(prepared.Crystal, limit);
        if (empty.Directions > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"there is empty space: a layer {empty.Width:F1} Å wide holds no atom ({Name(empty.Directions)}), and in the crystals that "
                + $"the model learnt from {scope.WidestGap:F1} Å at most; it knows bulk crystals only, so calculate the phonons of anything else");
        }

        var atoms = prepared.Symmetry?.Primitive.AtomCount ?? prepared.Crystal.AtomCount;
        if (atoms > scope.MostAtoms)
        {
            yield return $"the primitive cell has {atoms} atoms, and the largest that the model learnt from {scope.MostAtoms}: "
                + "disorder, vacancies and distant neighbours are beyond what it has seen; check it on a smaller cell of the same kind";
        }

        var system = CrystalSystems.Name(prepared.Graph.System);
        if (!scope.Systems.ContainsKey(system))
        {
            yield return $"the crystal is {system}, and none that the model learnt from was: if it should have more symmetry, "
                + "relax it or search with a larger symmetry tolerance; otherwise check the prediction by a calculation";
        }

        if (IsPerovskite(prepared) && !scope.Knows(prepared))
        {
            yield return "cubic perovskites are often unstable, and that cannot be seen here: the model predicts no imaginary modes and gives an "
                + "unstable crystal a spectrum like any other; calculate the stability, or predict the distorted phase";
        }
    }

    private static string Name(int directions) => directions switch
    {
        1 => "a slab, or layers far apart",
        2 => "a chain or wire",
        _ => "a molecule or cluster in a box",
    };

    private static bool IsPerovskite(PreparedCrystal prepared) =>
        prepared.Symmetry is { SpaceGroup: PerovskiteGroup, Primitive: { AtomCount: 5 } cell }
        && cell.Species.CountBy(element => element).Select(count => count.Value).Order().SequenceEqual([1, 1, 3]);
}
