namespace Phodos.Reports.Figures;

/// <summary>The form that a figure is wanted in: for a page of a paper, whose caption says what it is, or as it usually is.</summary>
/// <param name="Size">Its size; null is the usual one.</param>
/// <param name="HasTitle">Whether the title stands above it. Without it the legend does.</param>
public sealed record FigureForm(FigureSize? Size = null, bool HasTitle = true)
{
    /// <summary>As figures usually are.</summary>
    public static FigureForm Usual { get; } = new();
}
