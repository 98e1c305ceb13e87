using System.Globalization;
using System.Net;
using Phodos.Reports.Figures;
using Phodos.Reports.Tables;

namespace Phodos.Reports.Html;

/// <summary>A part of a section of a page.</summary>
public sealed class HtmlBlock
{
    // A phone shows a wider figure at this width (logical pixels) and lets it be scrolled sideways, or its text could not be read.
    private const int LeastWidth = 640;

    private HtmlBlock(string html) => Html = html;

    internal string Html { get; }

    /// <summary>A paragraph.</summary>
    public static HtmlBlock Paragraph(string text) => new($"<p>{WebUtility.HtmlEncode(text)}</p>\n");

    /// <summary>A list of sentences.</summary>
    public static HtmlBlock List(IEnumerable<string> items) =>
        new($"<ul>\n{string.Concat(items.Select(item => $"<li>{WebUtility.HtmlEncode(item)}</li>\n"))}</ul>\n");

    /// <summary>A table with its title and its notes.</summary>
    public static HtmlBlock Table(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var notes = table.Notes.Select(note => $"<p class=\"note\">{WebUtility.HtmlEncode(note)}</p>\n");
        return new(
            $"""
            <figure>
            <figcaption>{WebUtility.HtmlEncode(table.Title)}</figcaption>
            <div class="scroll" tabindex="0">
            {HtmlTable.Write(table)}</div>
            {string.Concat(notes)}</figure>

            """);
    }

    /// <summary>A figure, drawn in the page itself.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="caption">What it shows.</param>
    public static HtmlBlock Figure(Figure figure, string caption)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var svg = figure.ToSvg();
        svg = svg[svg.IndexOf("<svg ", StringComparison.Ordinal)..]; // the declaration of XML has no place inside HTML
        var width = string.Create(
            CultureInfo.InvariantCulture, $"max-width: {figure.Width}px; min-width: {Math.Min(figure.Width, LeastWidth)}px");
        return new(
            $"""
            <figure>
            <div class="scroll" tabindex="0"><div class="picture" style="{width}">
            {svg}
            </div></div>
            <figcaption>{WebUtility.HtmlEncode(caption)}</figcaption>
            </figure>

            """);
    }
}
