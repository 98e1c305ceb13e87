using System.Collections.Immutable;
using Phodos.Web.Models;
using Phodos.Web.Serving;

namespace Phodos.Web.Endpoints;

/// <summary>A model that can be named in requests.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Architecture">Its architecture.</param>
/// <param name="IsDefault">Whether it predicts where none is named.</param>
/// <param name="IsCalibrated">Whether its predictions have error bars.</param>
/// <param name="TellsSites">Whether it tells the DOS of sites.</param>
/// <param name="TellsModes">Whether it tells modes, and so bands and stability.</param>
internal sealed record ModelDescription(string Name, string Architecture, bool IsDefault, bool IsCalibrated, bool TellsSites, bool TellsModes)
{
    internal static ImmutableArray<ModelDescription> Of(ModelShelf models) =>
    [
        .. models.All.Select((model, index) => new ModelDescription(
            model.Name, model.Model.Architecture, index == 0, model.Model.IsCalibrated, model.Model.TellsSites, model.Model.TellsModes)),
    ];
}

/// <summary>What a request may hold.</summary>
/// <param name="BodyBytes">The largest body.</param>
/// <param name="Atoms">The most atoms of a crystal.</param>
/// <param name="Structures">The most structures.</param>
/// <param name="CalculationBytes">The largest body that holds a calculation.</param>
/// <param name="CalculationAtoms">The most atoms in the primitive cell of a calculation.</param>
/// <param name="SupercellAtoms">The most atoms in its supercell.</param>
internal sealed record RequestLimits(
    long BodyBytes, int Atoms, int Structures, long CalculationBytes, int CalculationAtoms, int SupercellAtoms)
{
    internal static RequestLimits Of(ServerLimits limits) => new(
        limits.BodyBytes, limits.Atoms, limits.Structures, limits.CalculationBytes, limits.CalculationAtoms, limits.SupercellAtoms);
}

/// <summary>Whether requests should be sent to the server.</summary>
/// <param name="Status"><c>ready</c>, or <c>stopping</c>.</param>
internal sealed record ServerReadiness(string Status)
{
    internal static ServerReadiness Of(Readiness readiness) => new(readiness.IsReady ? "ready" : "stopping");
}

/// <summary>That the server is alive.</summary>
/// <param name="Status">Always <c>ok</c>.</param>
/// <param name="Version">The version of Phodos.</param>
internal sealed record Health(string Status, string Version)
{
    internal static Health Ok { get; } = new("ok", typeof(Health).Assembly.GetName().Version!.ToString(3));
}
