using System.Globalization;
using Phodos.Crystals;
using Phodos.Learning.Graphs;

namespace Phodos.Learning.Calibration.Scopes;

/// <summary>Whether a crystal is made of what a model never or seldom saw. A phase that it learnt from is not.</summary>
internal static class CompositionReasons
{
    internal static IEnumerable<string> Of(ModelScope scope, PreparedCrystal prepared, Surroundings[] atoms, double gridEnd)
    {
        var crystal = prepared.Crystal;
        var reduced = prepared.Symmetry?.Primitive ?? crystal; // the electrons of a primitive cell count
        if (scope.Knows(prepared))
            return [];
        return
        [
            .. crystal.Species.Select(element => element.Symbol).Distinct().Order(StringComparer.Ordinal)
                .Select(symbol => ElementReason(scope, symbol)).OfType<string>(),
            .. Composition.KindsOf(reduced, atoms).Select(kind => KindReason(scope, kind, gridEnd)).OfType<string>(),
            .. PairReasons(scope, reduced),
            .. NeighborReasons(scope, atoms),
        ];
    }

    private static string? ElementReason(ModelScope scope, string symbol) => scope.Elements.GetValueOrDefault(symbol) switch
    {
        0 => $"{symbol} is in none of the {Number(scope.Crystals)} crystals that the model learnt from: do not trust this prediction; "
            + $"calculate the phonons, or fine-tune the model on crystals with {symbol}",
        < ModelScope.FewCrystals and var seen => $"{symbol} is in {seen} of the {Number(scope.Crystals)} crystals that the model learnt from: "
            + "expect larger errors than the error bars say",
        _ => null,
    };

    private static string? KindReason(ModelScope scope, string kind, double gridEnd)
    {
        var seen = scope.Kinds.GetValueOrDefault(kind);
        if (kind == Composition.HydrogenBonds && double.IsFinite(gridEnd))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"hydrogen is bound to B, C, N, O, P or S, as in {seen} of the {scope.Crystals:N0} crystals that the model learnt from: of modes above "
                + $"{gridEnd:N0} cm^-1 only the number is predicted, so zero-point energy, F and U are rough; calculate them where they matter");
        }

        if (seen >= ModelScope.FewOfKind)
            return null;
        if (scope.ApproximateKinds?.GetValueOrDefault(kind) is >= ModelScope.FewOfKind and var approximate
            && kind is Composition.ElementalMetal or Composition.MetalsOnly)
        {
            return $"the crystal is of metals only: the model learnt of such crystals from {Number(approximate)} calculations with a universal "
                + "force field, not from first principles, and the error bars are not made with them; calculate the phonons where it matters";
        }

        var ofAll = $"{(seen == 0 ? "none" : seen)} of the {Number(scope.Crystals)} crystals that the model learnt from";
        return kind switch
        {
            Composition.ElementalMetal => $"this is an elemental metal, and so is {ofAll}: do not trust this prediction; "
                + "calculate the phonons, or fine-tune the model on metals",
            Composition.MetalsOnly => $"the crystal is of metals only, as {ofAll}: do not trust this prediction; "
                + "calculate the phonons, or fine-tune the model on alloys and intermetallics",
            Composition.ElementalNonMetal => $"the crystal is of one element, as {ofAll}: expect larger errors than the error bars say",
            Composition.HydrogenBonds => $"hydrogen is bound to B, C, N, O, P or S, as in {ofAll}: expect larger errors than the error bars say",
            Composition.UnevenCharges => $"the usual charges of the ions do not add up to zero, as in {ofAll}: are atoms missing or in excess? "
                + "If it is meant so, expect larger errors than the error bars say",
            _ => $"the primitive cell has an odd number of electrons, as {ofAll}: it is a metal or magnetic; "
                + "expect larger errors than the error bars say",
        };
    }

    // Of elements that were never seen at all enough is said.
    private static IEnumerable<string> PairReasons(ModelScope scope, Crystal crystal)
    {
        if (scope.NonMetalPairs is not { } seen)
            yield break;
        string[] pairs =
        [
            .. Composition.NonMetalPairsOf(crystal)
                .Where(pair => !seen.ContainsKey(pair) && pair.Split('-').All(scope.Elements.ContainsKey)),
        ];
        if (pairs.Length > 0)
        {
            yield return $"{string.Join(", ", pairs.Select(pair => pair.Replace("-", " and ", StringComparison.Ordinal)))} stand together in "
                + $"none of the {Number(scope.Crystals)} crystals that the model learnt from: compounds of that family are new to it; expect "
                + "larger errors than the error bars say, and calculate the phonons where they matter";
        }
    }

    // An atom whose neighbours are new may still be like others; a crystal where all are is not.
    private static IEnumerable<string> NeighborReasons(ModelScope scope, Surroundings[] atoms)
    {
        string[] pairs =
        [
            .. atoms.Where(atom => atom.Nearest is not null).Select(atom => atom.Pair).Distinct().Order(StringComparer.Ordinal),
        ];
        if (pairs.Length > 0 && !pairs.Any(scope.Distances.ContainsKey))
        {
            yield return $"nearest neighbours {string.Join(", ", pairs)} are in none of the crystals that the model learnt from: "
                + "expect larger errors than the error bars say; calculate the phonons where they matter";
        }
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
