using System.Collections.Immutable;
using System.Text;
using Phodos.Crystals;
using Phodos.Formats;

namespace Phodos.Web.Content;

/// <summary>A crystal to try.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Title">What it is.</param>
/// <param name="Text">The text of the file.</param>
internal sealed record ExampleCrystal(string File, string Title, string Text)
{
    internal static ImmutableArray<ExampleCrystal> All { get; } =
    [
        .. EmbeddedFiles.Under("examples/").Select(file =>
        {
            var example = new ExampleCrystal(file.Name, "", Encoding.UTF8.GetString(file.Content.Span));
            var formula = example.Read().ReducedFormula;
            var form = Path.GetFileNameWithoutExtension(file.Name).Split('-').Skip(1).FirstOrDefault();
            return example with { Title = form is null ? formula : $"{formula}, {form}" };
        }),
    ];

    /// <summary>The crystal that the text describes.</summary>
    internal Crystal Read() => StructureReader.ReadText(Text, File).Crystal;
}
