using ScottPlot;
using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>
/// Lays a figure out in the form that is wanted: header at the top, body below it. An elastic body takes whatever room there is; a rigid one,
/// of many small panels or a picture, is scaled as a whole and stands in the middle.
/// </summary>
internal static class FigureLayout
{
    /// <summary>A figure whose body takes the room that it gets.</summary>
    /// <param name="form">The form that is wanted; null is the usual one.</param>
    /// <param name="width">The usual width (logical pixels).</param>
    /// <param name="height">The usual height of the body (logical pixels).</param>
    /// <param name="header">The header of a width, with a title or without.</param>
    /// <param name="draw">Draws the body into its room.</param>
    internal static Figure Elastic(
        FigureForm? form, int width, int height, Func<int, bool, FigureHeader> header, Action<SKCanvas, PixelRect> draw)
    {
        form ??= FigureForm.Usual;
        var frame = FigureFrame.Of(form.Size, width, header(width, form.HasTitle).Height + height);
        var top = header(frame.Width, form.HasTitle);
        return new Figure(TitleOf(top), frame, form.Size, canvas =>
        {
            top.Draw(canvas);
            draw(canvas, new PixelRect(0, frame.Width, frame.Height, top.Height));
        });
    }

    /// <summary>A figure of panels in rows, each of the same room.</summary>
    /// <param name="form">The form that is wanted; null is the usual one.</param>
    /// <param name="panels">How many panels there are.</param>
    /// <param name="columns">How many stand in a row.</param>
    /// <param name="width">The usual width of a panel (logical pixels).</param>
    /// <param name="height">The usual height of a panel (logical pixels).</param>
    /// <param name="header">The header of a width, with a title or without.</param>
    /// <param name="draw">Draws a panel by its place into its room.</param>
    internal static Figure Panels(
        FigureForm? form,
        int panels,
        int columns,
        int width,
        int height,
        Func<int, bool, FigureHeader> header,
        Action<SKCanvas, int, PixelRect> draw)
    {
        var rows = (panels + columns - 1) / columns;
        return Elastic(form, columns * width, rows * height, header, (canvas, room) =>
        {
            var (wide, high) = (room.Width / columns, room.Height / rows);
            for (var panel = 0; panel < panels; panel++)
            {
                var (left, top) = (panel % columns * wide, room.Top + panel / columns * high);
                draw(canvas, panel, new PixelRect(left, left + wide, top + high, top));
            }
        });
    }

    /// <summary>A figure that keeps its shape.</summary>
    /// <param name="form">The form that is wanted; null is the usual one.</param>
    /// <param name="header">The header, with a title or without.</param>
    /// <param name="width">The width (logical pixels).</param>
    /// <param name="height">The height of the body (logical pixels).</param>
    /// <param name="draw">Draws the body below the header, whose height it is given.</param>
    /// <param name="pngScale">The pixels of a PNG of the usual size for each logical pixel.</param>
    internal static Figure Rigid(
        FigureForm? form, Func<bool, FigureHeader> header, int width, int height, Action<SKCanvas, int> draw, double pngScale = 2)
    {
        form ??= FigureForm.Usual;
        var top = header(form.HasTitle);
        var frame = FigureFrame.Around(form.Size, width, top.Height + height);
        return new Figure(
            TitleOf(top),
            frame,
            form.Size,
            canvas =>
            {
                canvas.Translate((frame.Width - width) / 2f, (frame.Height - top.Height - height) / 2f);
                top.Draw(canvas);
                draw(canvas, top.Height);
            },
            pngScale);
    }

    private static string TitleOf(FigureHeader header) => $"{header.Title} {header.Subtitle}".Trim();
}
