using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Formats.Cif;

/// <summary>The first structure of a CIF, and how many there are.</summary>
internal sealed record CifStructure(Crystal Crystal, string? Title, ImmutableArray<string> Warnings, int BlockCount);
