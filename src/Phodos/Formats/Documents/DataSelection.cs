using System.Collections.Frozen;
using Phodos.Crystals;

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

    /// <summary>Whether a dictionary is kept as an item of a list.</summary>
    /// <param name="listKey">The key of the list.</param>
    /// <param name="kept">The number of items that were kept before it.</param>
    /// <param name="line">The line of the item.</param>
    /// <exception cref="InvalidInputException">The list is one of atoms and has more than a crystal may have.</exception>
    internal bool KeepsItem(string listKey, int kept, int line)
    {
        var isWhole = _wholeLists.Contains(listKey);
        if (isWhole && kept == Crystal.MaximumAtoms)
            throw new InvalidInputException($"'{listKey}' has more than {Crystal.MaximumAtoms} items", line: line);
        return isWhole || kept == 0;
    }

    internal bool KeepsTree(string key) => _wholeTrees.Contains(key);
}
