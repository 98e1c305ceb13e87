using Phodos.Reports.Style;
using ScottPlot;
using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>
/// The top of a figure: title and subtitle, below them the legend in as many rows as it needs, at the right of the last the note.
/// All of it stands outside the axes, so that no text can hide a curve.
/// </summary>
internal sealed class FigureHeader
{
    private const float Margin = 18;
    private const float TitleY = 22;
    private const float LegendY = 48;
    private const float LegendAloneY = 20;
    private const float RowHeight = 22;
    private const float EntryGap = 18;

    private readonly int _width;
    private readonly bool _hasTitle;
    private readonly LabelStyle _note;
    private readonly List<(LegendEntry Entry, float X, float Y)> _legend = [];

    /// <param name="width">The width of the figure.</param>
    /// <param name="hasTitle">Whether title and subtitle are drawn; without them the legend stands at the top.</param>
    /// <param name="title">The title.</param>
    /// <param name="subtitle">The subtitle.</param>
    /// <param name="note">The note.</param>
    /// <param name="legend">The legend.</param>
    internal FigureHeader(
        int width, bool hasTitle, string title, string subtitle, string note, params IEnumerable<LegendEntry> legend)
    {
        _width = width;
        _hasTitle = hasTitle;
        Title = title;
        Subtitle = subtitle;
        _note = HouseStyle.Text(note, HouseStyle.NoteSize, HouseStyle.Faint);
        using var paint = Paint.NewDisposablePaint();
        var (x, y) = (Margin, hasTitle ? LegendY : LegendAloneY);
        foreach (var entry in legend)
        {
            if (x > Margin && x + entry.Width(paint) > width - Margin)
                (x, y) = (Margin, y + RowHeight);
            _legend.Add((entry, x, y));
            x += entry.Width(paint) + EntryGap;
        }

        NoteX = Math.Max(Margin, width - Margin - TextLine.Width(_note, paint));
        if (NoteX < x)
            y += RowHeight;
        Height = (int)(y + 16);
    }

    internal string Title { get; }

    internal string Subtitle { get; }

    /// <summary>The height that the header takes (logical pixels).</summary>
    internal int Height { get; }

    private float NoteX { get; }

    internal void Draw(SKCanvas canvas)
    {
        using var paint = Paint.NewDisposablePaint();
        if (_hasTitle)
            DrawTitle(canvas, paint);
        foreach (var (entry, left, y) in _legend)
            entry.Draw(canvas, paint, left, y, _width - Margin - left);
        TextLine.Draw(canvas, paint, _note, NoteX, Height - 16, _width - Margin - NoteX);
    }

    private void DrawTitle(SKCanvas canvas, Paint paint)
    {
        var title = HouseStyle.Text(Title, HouseStyle.TitleSize, HouseStyle.Ink, bold: true);
        var x = Margin + TextLine.Draw(canvas, paint, title, Margin, TitleY, _width - 2 * Margin) + 10;
        var subtitle = HouseStyle.Text(Subtitle, HouseStyle.LabelSize, HouseStyle.Faint);
        TextLine.Draw(canvas, paint, subtitle, x, TitleY + 1, _width - Margin - x);
    }
}
