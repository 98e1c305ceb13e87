using Phodos.Reports.Style;

namespace Phodos.Reports.Figures;

/// <summary>A figure of merit as it stands in a figure.</summary>
/// <param name="Name">The short name, such as <c>MSE</c> or <c>R²</c>.</param>
/// <param name="Value">The value in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit, such as <c>cm⁻¹</c>; empty when there is none.</param>
public readonly record struct FigureMetric(string Name, double Value, string Unit = "")
{
    /// <summary>Name, value to three significant digits and unit.</summary>
    public override string ToString() => $"{Name} {NumberText.Write(Value, digits: 3)}{(Unit.Length == 0 ? "" : " " + Unit)}";
}
