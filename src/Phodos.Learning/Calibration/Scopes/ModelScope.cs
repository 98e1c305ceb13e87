using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Learning.Graphs;

namespace Phodos.Learning.Calibration.Scopes;

/// <summary>
/// What the crystals are that a model has learnt from. Others may be predicted badly and are told of; a crystal that it learnt from never is.
/// </summary>
/// <param name="Crystals">How many.</param>
/// <param name="Elements">In how many of them each element is, by symbol.</param>
/// <param name="Kinds">How many are of each kind in <see cref="Composition"/>.</param>
/// <param name="Systems">How many are of each crystal system.</param>
/// <param name="MostAtoms">The atoms of the largest cell.</param>
/// <param name="WidestGap">The width (angstrom) of the widest layer without atoms, <see cref="EmptyLayers"/>.</param>
/// <param name="Distances">
/// The distances (angstrom) from an atom to its nearest neighbour, by the two elements, such as <c>Mg-O</c>; the lighter first.
/// </param>
/// <param name="Bonding">How closely the atoms of an element are surrounded, by symbol, <see cref="Surroundings.Bonding"/>.</param>
/// <param name="ExpectedError">The errors that are expected of them.</param>
/// <param name="Phases">
/// The reduced formula and the crystal system of each, such as <c>BaTiO3 trigonal</c>, in ordinal order; without those whose calculations
/// count less.
/// </param>
/// <param name="NonMetalPairs">
/// In how many of them two elements other than metals are together, such as <c>C-O</c>; the lighter first. Null in calibrations of before
/// they were counted.
/// </param>
/// <param name="ApproximateKinds">
/// How many crystals of each kind it learnt from whose calculations count less than others, such as those of a universal force field; they
/// are in no other count of kinds. Null where there are none.
/// </param>
public sealed record ModelScope(
    int Crystals,
    IReadOnlyDictionary<string, int> Elements,
    IReadOnlyDictionary<string, int> Kinds,
    IReadOnlyDictionary<string, int> Systems,
    int MostAtoms,
    double WidestGap,
    IReadOnlyDictionary<string, SeenRange> Distances,
    IReadOnlyDictionary<string, SeenRange> Bonding,
    UsualError ExpectedError,
    ImmutableArray<string> Phases,
    IReadOnlyDictionary<string, int>? NonMetalPairs = null,
    IReadOnlyDictionary<string, int>? ApproximateKinds = null)
{
    /// <summary>Fewer crystals than these count as few of an element.</summary>
    public const int FewCrystals = 10;

    /// <summary>Fewer crystals than these count as few of a kind.</summary>
    internal const int FewOfKind = 30;

    /// <summary>Whether a crystal of the same reduced formula and crystal system was among them.</summary>
    internal bool Knows(PreparedCrystal crystal) => Phases.AsSpan().BinarySearch(PhaseOf(crystal), StringComparer.Ordinal) >= 0;

    /// <summary>Where a crystal is outside of what the model has seen: each what was seen, and what to do; none where it is within.</summary>
    /// <param name="prepared">The crystal.</param>
    /// <param name="gridEnd">The last frequency (cm⁻¹) that the model predicts; infinity where it predicts all.</param>
    /// <param name="expectedRmse">The RMSE that its label is expected to have.</param>
    public IEnumerable<string> Examine(PreparedCrystal prepared, double gridEnd, double expectedRmse)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        var atoms = Surroundings.Of(prepared.Graph);
        return
        [
            .. CompositionReasons.Of(this, prepared, atoms, gridEnd),
            .. DistanceReasons.Of(this, atoms, prepared.Graph.Neighbors.Cutoff),
            .. CellReasons.Of(this, prepared),
            .. ErrorReasons.Of(ExpectedError, expectedRmse),
        ];
    }

    /// <summary>The scope of the crystals that a model learnt from, at least one.</summary>
    /// <param name="crystals">The crystals.</param>
    /// <param name="expectedError">The errors that are expected of them.</param>
    /// <param name="isApproximate">Whether the calculation of a crystal counts less than others; null where none does.</param>
    internal static ModelScope Of(
        IReadOnlyList<PreparedCrystal> crystals, UsualError expectedError, IReadOnlyList<bool>? isApproximate = null)
    {
        Surroundings[][] atoms = [.. crystals.Select(crystal => Surroundings.Of(crystal.Graph))];
        var places = Enumerable.Range(0, crystals.Count).ToLookup(place => isApproximate?[place] ?? false);
        return new ModelScope(
            crystals.Count,
            Counts(crystals.SelectMany(crystal => crystal.Crystal.Species.Distinct().Select(element => element.Symbol))),
            KindsOf(places[false]),
            Counts(crystals.Select(crystal => CrystalSystems.Name(crystal.Graph.System))),
            crystals.Max(crystal => crystal.Crystal.AtomCount),
            crystals.Max(crystal => EmptyLayers.Of(crystal.Crystal, double.PositiveInfinity).Width),
            SeenRange.ByKey(atoms.Select(sites => sites.Where(atom => atom.Nearest is not null).Select(atom => (atom.Pair, atom.Distance)))),
            SeenRange.ByKey(atoms.Select(sites => sites.Select(atom => (atom.Element.Symbol, atom.Bonding)))),
            expectedError,
            [.. places[false].Select(place => PhaseOf(crystals[place])).Distinct().Order(StringComparer.Ordinal)],
            Counts(crystals.SelectMany(crystal => Composition.NonMetalPairsOf(crystal.Crystal))),
            places[true].Any() ? KindsOf(places[true]) : null);

        Dictionary<string, int> KindsOf(IEnumerable<int> of) =>
            Counts(of.SelectMany(place => Composition.KindsOf(crystals[place].Crystal, atoms[place])));
    }

    private static string PhaseOf(PreparedCrystal crystal) =>
        $"{crystal.Crystal.ReducedFormula} {CrystalSystems.Name(crystal.Graph.System)}";

    private static Dictionary<string, int> Counts(IEnumerable<string> values) => values
        .CountBy(value => value, StringComparer.Ordinal)
        .OrderBy(count => count.Key, StringComparer.Ordinal)
        .ToDictionary(StringComparer.Ordinal);
}
