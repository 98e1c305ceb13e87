using Phodos.Formats.Documents;

namespace Phodos.Formats.Ase;

/// <summary>
/// Partial occupancy in ASE: <c>info["occupancy"]</c> gives the elements and occupancies of each kind of site,
/// while the atoms themselves show the most frequent element only.
/// </summary>
internal static class AseOccupancy
{
    private const double Tolerance = 1e-3;

    /// <exception cref="InvalidInputException">A kind of site is partly or variously occupied; the kinds are named.</exception>
    internal static void RequireFull(DataDictionary structure)
    {
        if (structure.Find("info") is DataDictionary info && info.Find("occupancy") is DataDictionary occupancy)
            RequireFull(occupancy, occupancy.Line);
    }

    /// <exception cref="InvalidInputException">A kind of site is partly or variously occupied; the kinds are named.</exception>
    internal static void RequireFull(DataDictionary occupancy, int line)
    {
        var partial = occupancy.Items.Where(kind => !IsFull(kind.Value)).Select(Describe).ToList();
        if (partial.Count > 0)
        {
            throw new InvalidInputException(
                $"the structure is disordered: partly occupied sites {Excerpt.List(partial)}; give an ordered structure",
                line: line);
        }
    }

    private static bool IsFull(DataValue kind) =>
        kind is DataDictionary { Items: [{ Value: DataNumber number }] } && Math.Abs(number.Value - 1) <= Tolerance;

    private static string Describe(KeyValuePair<string, DataValue> kind) => kind.Value is DataDictionary elements
        ? $"{kind.Key} ({string.Join(", ", elements.Items.Take(3).Select(item => item.Key))})"
        : kind.Key;
}
