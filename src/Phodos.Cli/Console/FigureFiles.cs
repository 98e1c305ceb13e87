using System.Collections.Immutable;
using Phodos.Reports.Figures;

namespace Phodos.Cli.Console;

/// <summary>How the figures of a command are written.</summary>
/// <param name="Form">Their size, and whether they have titles.</param>
/// <param name="Kinds">The kinds of files, at least one of png, svg and pdf.</param>
internal sealed record FigureFiles(FigureForm Form, ImmutableArray<string> Kinds)
{
    /// <summary>All that there are.</summary>
    internal static ImmutableArray<string> AllKinds { get; } = ["png", "svg", "pdf"];

    /// <summary>PNG and SVG, with titles, in the size that fits what is shown.</summary>
    internal static FigureFiles Usual { get; } = new(FigureForm.Usual, ["png", "svg"]);

    /// <summary>Writes a figure as each of the kinds.</summary>
    internal void Save(Figure figure, string folder, string name)
    {
        foreach (var kind in Kinds)
            figure.Save(Path.Combine(folder, $"{name}.{kind}"));
    }

    /// <summary>The file to look at.</summary>
    internal string FirstOf(string folder, string name) => Path.Combine(folder, $"{name}.{Kinds[0]}");
}
