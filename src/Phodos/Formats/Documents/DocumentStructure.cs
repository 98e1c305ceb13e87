using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Formats.Documents;

/// <summary>The structure that was read from a document.</summary>
/// <param name="Crystal">The crystal.</param>
/// <param name="Warnings">What was assumed or left out, one line each.</param>
/// <param name="Count">The number of structures in the document; the first is the one that was read.</param>
internal sealed record DocumentStructure(Crystal Crystal, ImmutableArray<string> Warnings, int Count = 1);
