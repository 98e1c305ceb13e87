using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Datasets.Import;
using Phodos.Datasets.Import.Findings;
using Spectre.Console;

namespace Phodos.Cli.Data;

/// <summary>The summary of an import for a person.</summary>
internal static class ImportTables
{
    private const int ShownFindings = 3;

    internal static void Print(ImportSummary summary, Terminal terminal)
    {
        var rows = Terminal.NewTable("rows", "");
        rows.AddRow("read", Text(summary.Rows));
        rows.AddRow("kept", Text(summary.Kept));
        rows.AddRow("left out", Text(summary.LeftOut));
        terminal.Print(rows);
        if (summary.Counts.IsEmpty)
            return;
        var findings = Terminal.NewTable("found", "rows", "as", "such as");
        findings.Columns[2].Alignment = Justify.Left;
        findings.Columns[3].Alignment = Justify.Left;
        foreach (var count in summary.Counts)
        {
            var such = string.Join('\n', count.First.Take(ShownFindings).Select(finding => OptionWords.In(finding.ToString())));
            findings.AddRow(Name(count.Kind), Text(count.Count), Fate(count.Severity), Markup.Escape(such));
        }

        terminal.Print(findings);
    }

    /// <summary>What a kind of finding is called.</summary>
    internal static string Name(FindingKind kind) => kind switch
    {
        FindingKind.Unreadable => "cannot be read",
        FindingKind.Reading => "changed while reading",
        FindingKind.Unit => "unit of the frequencies",
        FindingKind.NegativeValues => "negative or no DOS",
        FindingKind.ImaginaryModes => "imaginary modes",
        FindingKind.LostStates => "states unlike 3N",
        FindingKind.Projections => "parts unlike the total",
        FindingKind.DuplicateId => "same identifier",
        FindingKind.DuplicateStructure => "same structure",
        FindingKind.Label => "label unlike the structure",
        FindingKind.PassedOver => "not used",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind has no name."),
    };

    private static string Fate(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Note => "note",
        FindingSeverity.Warning => "warning",
        _ => "left out",
    };

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
