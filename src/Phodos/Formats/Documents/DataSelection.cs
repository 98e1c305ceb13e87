using System.Collections.Frozen;

namespace Phodos.Formats.Documents;

/// <summary>
/// The parts of a document that a reader asks for. The rest, such as the second and every further structure of a database
/// or the forces beside a cell, is passed over and costs no memory.
/// </summary>
/// <param name="keys">The keys whose values are kept, wherever they stand.</param>
/// <param name="wholeLists">The keys of the lists whose dictionaries are all kept; of every other list only the first.</param>
/// <param name="wholeTrees">The keys whose values are kept with all that is in them.</param>
internal sealed class DataSelection(string[] keys, string[] wholeLists, string[]? wholeTrees = null)
{
    private readonly FrozenSet<string> _keys = keys.ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _wholeLists = wholeLists.ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _wholeTrees = (wholeTrees ?? []).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a key is a whole number, as the rows of a database have it.</summary>
    internal static bool IsNumbered(string key) => key.Length > 0 && key.All(char.IsAsciiDigit);

    internal bool Keeps(string key) => _keys.Contains(key);

    internal bool KeepsAllItems(string listKey) => _wholeLists.Contains(listKey);

    internal bool KeepsTree(string key) => _wholeTrees.Contains(key);
}
