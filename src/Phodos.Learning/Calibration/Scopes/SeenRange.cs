namespace Phodos.Learning.Calibration.Scopes;

/// <summary>The least and the greatest value in the crystals that a model learnt from.</summary>
/// <param name="Least">The least.</param>
/// <param name="Greatest">The greatest.</param>
/// <param name="Crystals">How many crystals have such a value.</param>
public sealed record SeenRange(double Least, double Greatest, int Crystals)
{
    /// <summary>Whether the range was made of fewer crystals than <see cref="ModelScope.FewCrystals"/>.</summary>
    internal bool IsOfFew => Crystals < ModelScope.FewCrystals;

    /// <summary>By key, the range of values over crystals.</summary>
    /// <param name="crystals">The values of each crystal.</param>
    internal static Dictionary<string, SeenRange> ByKey(IEnumerable<IEnumerable<(string Key, double Value)>> crystals) => crystals
        .SelectMany(values => values.GroupBy(
            entry => entry.Key,
            entry => entry.Value,
            (key, ofKey) => (Key: key, Least: ofKey.Min(), Greatest: ofKey.Max()),
            StringComparer.Ordinal))
        .GroupBy(entry => entry.Key, StringComparer.Ordinal)
        .OrderBy(entries => entries.Key, StringComparer.Ordinal)
        .ToDictionary(
            entries => entries.Key,
            entries => new SeenRange(entries.Min(entry => entry.Least), entries.Max(entry => entry.Greatest), entries.Count()),
            StringComparer.Ordinal);
}
