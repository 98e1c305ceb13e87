using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace Phodos.Reports.Html;

/// <summary>
/// A report in one file that opens without a network: style, fonts and figures stand in it, there are no scripts, and its own policy forbids
/// the browser to fetch anything. It follows the reader's light or dark scheme and fits a phone.
/// </summary>
/// <param name="Title">The title.</param>
/// <param name="Lead">What it is about, in a sentence or two.</param>
/// <param name="Sections">Its sections.</param>
public sealed record HtmlPage(string Title, string Lead, ImmutableArray<HtmlSection> Sections)
{
    /// <summary>The page as the text of a file.</summary>
    public string Write()
    {
        var title = WebUtility.HtmlEncode(Title);
        var html = new StringBuilder(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <style>
            {FontFace(400, "SourceSans3-Regular.ttf")}
            {FontFace(600, "SourceSans3-SemiBold.ttf")}
            {Encoding.UTF8.GetString(Resource("report.css"))}</style>
            </head>
            <body>
            <header>
            <h1>{title}</h1>
            <p>{WebUtility.HtmlEncode(Lead)}</p>
            <nav aria-label="Sections">

            """);
        for (var index = 0; index < Sections.Length; index++)
            html.Append($"<a href=\"#section-{Number(index)}\">{WebUtility.HtmlEncode(Sections[index].Title)}</a>\n");
        html.Append("</nav>\n</header>\n<main>\n");
        for (var index = 0; index < Sections.Length; index++)
        {
            html.Append($"<section id=\"section-{Number(index)}\">\n<h2>{WebUtility.HtmlEncode(Sections[index].Title)}</h2>\n");
            foreach (var block in Sections[index].Blocks)
                html.Append(block.Html);
            html.Append("</section>\n");
        }

        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Writes the page, whole or not at all; an older file is replaced.</summary>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public void Save(string path)
    {
        try
        {
            AtomicFile.WriteText(path, Write());
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"the report cannot be written: {cause.Message}", path, innerException: cause);
        }
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    // Figures place every letter by the widths of this font; letters of another would run into each other.
    private static string FontFace(int weight, string resource) => string.Create(
        CultureInfo.InvariantCulture,
        $"@font-face {{ font-family: \"Source Sans 3\"; font-weight: {weight}; "
        + $"src: url(data:font/ttf;base64,{Convert.ToBase64String(Resource(resource))}); }}");

    private static byte[] Resource(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}

/// <summary>A section of a page.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What stands in it.</param>
public sealed record HtmlSection(string Title, params ImmutableArray<HtmlBlock> Blocks);
