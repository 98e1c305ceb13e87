using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Datasets.Import.Sources;

/// <summary>Which element each column of projected densities of states belongs to.</summary>
internal static class ProjectedColumns
{
    /// <summary>
    /// The element of each column that a header names with a symbol, and null for the others; null where the header names none.
    /// </summary>
    internal static Element?[]? FromNames(IReadOnlyList<string> names, int first)
    {
        Element?[] elements = [.. names.Skip(first).Select(name => Element.TryFromSymbol(name.Trim('"', '\'')))];
        return elements.Any(element => element is not null) ? elements : null;
    }

    /// <summary>
    /// The element of each column where there is one an atom, as phonopy writes them: of the atoms of the structure in their order, or of
    /// a primitive cell of it, which keeps the order of the elements. Null where the numbers do not fit.
    /// </summary>
    internal static Element?[]? OfAtoms(ImmutableArray<Element> species, int columns)
    {
        if (columns == 0 || species.Length % columns != 0)
            return null;
        var cells = species.Length / columns;
        var runs = species.Distinct().Select(element => (Element: element, Count: species.Count(other => other == element))).ToArray();
        var isGrouped = species.SequenceEqual(runs.SelectMany(run => Enumerable.Repeat(run.Element, run.Count)));
        if (cells == 1)
            return [.. species];
        return isGrouped && runs.All(run => run.Count % cells == 0)
            ? [.. runs.SelectMany(run => Enumerable.Repeat(run.Element, run.Count / cells))]
            : null;
    }
}
