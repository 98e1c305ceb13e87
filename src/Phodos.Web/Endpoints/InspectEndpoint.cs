using Microsoft.AspNetCore.Http;
using Phodos.Crystals.Symmetry;
using Phodos.Reports.Inspection;
using Phodos.Web.Serving;

namespace Phodos.Web.Endpoints;

/// <summary><c>POST /api/v1/inspect</c>: what a structure is, with all its atoms.</summary>
internal sealed class InspectEndpoint(ServerLimits limits)
{
    internal async Task RunAsync(HttpContext context, string? file, WorkTurn turn)
    {
        var texts = await RequestBody.ReadAsync(context.Request, file, limits, turn.Reading);
        if (texts.Count != 1)
            throw new InvalidInputException("one structure is inspected at a time; send one");
        using var work = await turn.BeginAsync();
        var structure = PreparedStructure.Read(texts[0], limits);
        var inspected = InspectedFile.Of(texts[0].File, structure, MoyoSymmetryFinder.Shared, InspectedFile.UsualTolerance);
        await context.Response.WriteAsJsonAsync(
            new InspectedStructure(inspected, structure.Crystal), ApiJson.Options, work.Cancellation);
    }
}
