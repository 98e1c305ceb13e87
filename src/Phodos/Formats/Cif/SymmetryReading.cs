using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Formats.Cif;

/// <summary>One way to read the symmetry of a data block.</summary>
/// <param name="Name">What a message calls it.</param>
/// <param name="Operations">All symmetry operations of the cell.</param>
/// <param name="Warnings">What is to be said where it is taken.</param>
internal sealed record SymmetryReading(string Name, IReadOnlyList<SymmetryOperation> Operations, ImmutableArray<string> Warnings);
