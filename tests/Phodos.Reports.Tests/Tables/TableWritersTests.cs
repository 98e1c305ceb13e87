using Phodos.Reports.Tables;

namespace Phodos.Reports.Tests.Tables;

public class TableWritersTests
{
    private static readonly ReportTable Table = SampleTables.Errors();

    [Fact]
    public void Csv_has_full_numbers_deviations_of_their_own_and_quoted_text() => CsvTable.Write(Table).ShouldBe(
        "model,rmse,rmse_sd,r2,parameters\na_b|c,0.12341,0.00512,0.5,1234567\n\"100 %, \"\"x\"\"\",0.2,0.01,-0.25,\n");

    [Fact]
    public void Markdown_names_groups_and_escapes_what_would_break_a_cell()
    {
        var lines = MarkdownTable.Write(Table).Split('\n');
        lines[0].ShouldBe(@"**Errors of \<models\> & more**");
        lines[2].ShouldBe("| Model | RMSE, mean | R², mean | Parameters |");
        lines[3].ShouldBe("| --- | ---: | ---: | ---: |");
        lines[4].ShouldBe(@"| a\_b\|c | **0.1234 ± 0.0051** | **0.500** | 1,234,567 |");
        lines[5].ShouldBe("| 100 %, \"x\" | 0.2000 ± 0.0100 | −0.250 | – |");
        lines[7].ShouldBe("5 cm⁻¹ & 4 Å ± 1");
    }

    [Fact]
    public void Latex_is_booktabs_in_ascii_with_groups_over_their_columns()
    {
        var latex = LatexTable.Write(Table);
        latex.ShouldContain(@"\caption{Errors of $<$models$>$ \& more}");
        latex.ShouldContain(@"\begin{tabular}{lrrr}");
        latex.ShouldContain(@"\multicolumn{1}{c}{} & \multicolumn{2}{c}{mean} & \multicolumn{1}{c}{} \\");
        latex.ShouldContain(@"\cmidrule(lr){2-3}");
        latex.ShouldContain(@"Model & RMSE & R$^{2}$ & Parameters \\");
        latex.ShouldContain(@"a\_b|c & \textbf{0.1234 $\pm$ 0.0051} & \textbf{0.500} & 1,234,567 \\");
        latex.ShouldContain(@"100 \%, ""x"" & 0.2000 $\pm$ 0.0100 & $-$0.250 & -- \\");
        latex.ShouldContain(@"5 cm$^{-1}$ \& 4 \AA{} $\pm$ 1");
        latex.All(char.IsAscii).ShouldBeTrue();
        latex.Split(@"\begin{").Length.ShouldBe(latex.Split(@"\end{").Length);
    }

    [Theory]
    [InlineData(@"a\b{c}$d#e^f~g", @"a\textbackslash{}b\{c\}\$d\#e\textasciicircum{}f\textasciitilde{}g")]
    [InlineData("10⁻¹²·m", @"10$^{-12}$$\cdot$m")]
    [InlineData("a\nb", "a b")]
    public void Latex_text_means_what_it_says(string text, string latex) =>
        LatexTable.Write(new ReportTable("t", text, [TableColumn.Text("a", "a")], [])).ShouldContain($@"\caption{{{latex}}}");

    [Fact]
    public void Html_heads_rows_and_groups_and_escapes_text()
    {
        var html = HtmlTable.Write(Table);
        html.ShouldContain("<tr><td colspan=\"1\"></td><th scope=\"colgroup\" colspan=\"2\">mean</th><td colspan=\"1\"></td></tr>");
        html.ShouldContain("<th scope=\"row\">a_b|c</th><td class=\"number\"><strong>0.1234 &#177; 0.0051</strong></td>");
        html.ShouldContain("&quot;x&quot;");
        System.Xml.Linq.XElement.Parse(html).Descendants("tr").Count().ShouldBe(4);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        var file = Path.GetTempFileName();
        try
        {
            Should.Throw<InvalidInputException>(() => TableFiles.Save(Table, file)).Message.ShouldContain("errors.csv");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
