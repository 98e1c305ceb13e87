using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Formats;

/// <summary>What was read from a structure file.</summary>
/// <param name="Crystal">The crystal: the whole cell, symmetry operators applied.</param>
/// <param name="Format">The name of the format that read it, such as <c>cif</c>.</param>
/// <param name="Title">The name that the file gives its structure, or null.</param>
/// <param name="Warnings">What was assumed, merged or left out, one line each; empty for a plain file.</param>
public sealed record StructureFile(Crystal Crystal, string Format, string? Title, ImmutableArray<string> Warnings)
{
    /// <summary>The number of structures in the file; the first is the one that was read.</summary>
    public int BlockCount { get; init; } = 1;
}
