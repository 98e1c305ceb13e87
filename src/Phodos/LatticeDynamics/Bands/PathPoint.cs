using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>A point that a path goes through.</summary>
/// <param name="Label">
/// Its name, with Greek letters as such and an underscore before an index, such as <c>Γ</c> or <c>Σ_0</c>; empty where it has none.
/// </param>
/// <param name="Q">The wave vector in units of the reciprocal vectors of the crystal's cell.</param>
public readonly record struct PathPoint(string Label, Vector3D Q)
{
    /// <summary>The label with its index set low, such as <c>Σ₀</c>.</summary>
    public string DisplayLabel => BandLabels.Display(Label);
}
