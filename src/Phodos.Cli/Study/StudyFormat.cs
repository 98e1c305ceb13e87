namespace Phodos.Cli.Study;

/// <summary>A way to print the table of a study.</summary>
internal enum StudyFormat
{
    /// <summary>For a person at a terminal.</summary>
    Terminal,

    /// <summary>For a spreadsheet.</summary>
    Csv,

    /// <summary>For a page.</summary>
    Markdown,

    /// <summary>For a paper.</summary>
    Latex,

    /// <summary>For a program.</summary>
    Json,
}
