using System.Text.RegularExpressions;
using Phodos.Reports.Html;
using Phodos.Reports.Tests.Figures;
using Phodos.Reports.Tests.Tables;

namespace Phodos.Reports.Tests.Html;

public partial class HtmlPageTests
{
    private static readonly string Page = new HtmlPage(
        "Models & <more>",
        "A lead.",
        [
            new HtmlSection("Errors", [HtmlBlock.Table(SampleTables.Errors())]),
            new HtmlSection("Curves", [HtmlBlock.Figure(SampleFigures.Loss(), "A \"caption\""), HtmlBlock.Figure(SampleFigures.Loss(), "Again")]),
            new HtmlSection("Missing", [HtmlBlock.List(["<script>"]), HtmlBlock.Paragraph("a < b")]),
        ]).Write();

    [Fact]
    public void Nothing_is_fetched_and_nothing_runs()
    {
        Fetched().Matches(Page).Select(match => match.Value).ShouldBeEmpty();
        Page.ShouldNotContain("<script");
        Page.ShouldNotContain("@import");
        Page.ShouldContain("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:\"");
    }

    [Fact]
    public void Text_is_escaped_and_every_link_has_its_target()
    {
        Page.ShouldContain("<h1>Models &amp; &lt;more&gt;</h1>");
        Page.ShouldContain("<li>&lt;script&gt;</li>");
        foreach (Match link in Link().Matches(Page))
            Page.ShouldContain($"id=\"{link.Groups[1].Value}\"");
        Link().Count(Page).ShouldBe(3);
    }

    [Fact]
    public void It_fits_a_phone_and_a_dark_scheme()
    {
        Page.ShouldContain("width=device-width");
        Page.ShouldContain("prefers-color-scheme: dark");
        Page.ShouldContain("overflow-x: auto");
    }

    [Fact]
    public void Figures_are_drawn_in_the_page()
    {
        Page.Split("<svg ").Length.ShouldBe(3);
        Page.ShouldNotContain("<?xml");
        Page.ShouldContain("A &quot;caption&quot;");
    }

    // The names of XML's namespaces look like addresses, but nobody fetches them.
    [GeneratedRegex("""(?:src|href)="(?!#|data:)[^"]*"|url\((?!#|data:)[^)]*\)""")]
    private static partial Regex Fetched();

    [GeneratedRegex("href=\"#(section-[^\"]+)\"")]
    private static partial Regex Link();
}
