namespace Phodos.Formats.Phonopy;

/// <summary>A wave vector of a mesh.</summary>
/// <param name="Weight">How many points of the whole mesh it stands for, above 0.</param>
/// <param name="Modes">Its 3N modes.</param>
internal sealed record MeshPoint(double Weight, IReadOnlyList<MeshMode> Modes);

/// <summary>A mode of a wave vector.</summary>
/// <param name="Frequency">The frequency in the unit of the file; an imaginary one is negative.</param>
/// <param name="Shares">The part of the mode that each atom carries, [atoms], which add up to 1, or null without eigenvectors.</param>
internal readonly record struct MeshMode(double Frequency, double[]? Shares);
