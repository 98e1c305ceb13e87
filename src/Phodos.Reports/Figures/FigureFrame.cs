namespace Phodos.Reports.Figures;

/// <summary>
/// The room (logical pixels) in which a figure is laid out, which is then scaled to the size that was chosen. Text and lines grow and shrink
/// with the figure, but only down to what can be read in print: at 0.6 of the usual size labels have 6.8 points and ticks 5.9.
/// Below that the axes get less room instead.
/// </summary>
internal sealed class FigureFrame
{
    private const double SmallestScale = 0.6;

    private FigureFrame(int width, int height) => (Width, Height) = (width, height);

    internal int Width { get; }

    internal int Height { get; }

    /// <summary>The frame of a figure.</summary>
    /// <param name="size">The size that was chosen; null is the usual one.</param>
    /// <param name="width">The usual width.</param>
    /// <param name="height">The usual height.</param>
    internal static FigureFrame Of(FigureSize? size, int width, int height)
    {
        if (size is null)
            return new FigureFrame(width, height);
        var scale = Math.Max(SmallestScale, Math.Min(size.Width / width, size.Height / height));
        return new FigureFrame((int)Math.Round(size.Width / scale), (int)Math.Round(size.Height / scale));
    }

    /// <summary>The least frame of the shape of the size that was chosen with room for a figure that keeps its own.</summary>
    /// <param name="size">The size that was chosen; null is the usual one.</param>
    /// <param name="width">The width of the figure.</param>
    /// <param name="height">The height of the figure.</param>
    internal static FigureFrame Around(FigureSize? size, int width, int height)
    {
        if (size is null)
            return new FigureFrame(width, height);
        var scale = Math.Min(size.Width / width, size.Height / height);
        return new FigureFrame((int)Math.Ceiling(size.Width / scale), (int)Math.Ceiling(size.Height / scale));
    }
}
