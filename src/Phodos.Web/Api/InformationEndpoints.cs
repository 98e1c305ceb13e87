using System.Collections.Immutable;
using Phodos.Formats;
using Phodos.Web.Content;
using Phodos.Web.Hosting;
using Phodos.Web.Models;

namespace Phodos.Web.Api;

/// <summary>A model that can be named in requests.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Architecture">Its architecture.</param>
/// <param name="IsDefault">Whether it predicts where none is named.</param>
/// <param name="IsCalibrated">Whether its predictions have error bars.</param>
/// <param name="TellsSites">Whether it tells the DOS of sites.</param>
internal sealed record ModelDescription(string Name, string Architecture, bool IsDefault, bool IsCalibrated, bool TellsSites)
{
    internal static ImmutableArray<ModelDescription> Of(ModelShelf models) =>
    [
        .. models.All.Select((model, index) => new ModelDescription(
            model.Name, model.Model.Config.Architecture, index == 0, model.Model.IsCalibrated, model.Model.Config.NativeGrid is not null)),
    ];
}

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
            var text = System.Text.Encoding.UTF8.GetString(file.Content.Span);
            var formula = StructureReader.ReadText(text, file.Name).Crystal.ReducedFormula;
            var form = Path.GetFileNameWithoutExtension(file.Name).Split('-').Skip(1).FirstOrDefault();
            return new ExampleCrystal(file.Name, form is null ? formula : $"{formula}, {form}", text);
        }),
    ];
}

/// <summary>What a request may hold.</summary>
/// <param name="BodyBytes">The largest body.</param>
/// <param name="Atoms">The most atoms of a crystal.</param>
/// <param name="Structures">The most structures.</param>
internal sealed record RequestLimits(long BodyBytes, int Atoms, int Structures)
{
    internal static RequestLimits Of(ServerLimits limits) => new(limits.BodyBytes, limits.Atoms, limits.Structures);
}

/// <summary>That the server is alive.</summary>
/// <param name="Status">Always <c>ok</c>.</param>
/// <param name="Version">The version of Phodos.</param>
internal sealed record Health(string Status, string Version)
{
    internal static Health Ok { get; } = new("ok", typeof(Health).Assembly.GetName().Version!.ToString(3));
}
