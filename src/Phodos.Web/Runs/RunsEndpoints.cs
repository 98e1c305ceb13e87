using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Phodos.Web.Serving;

namespace Phodos.Web.Runs;

/// <summary><c>GET /api/v1/runs</c> and what belongs to it.</summary>
internal static class RunsEndpoints
{
    // A report is a page of its own: it may show its style and its pictures, and nothing else.
    private const string ReportPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; sandbox";

    /// <param name="routes">Where they are mapped.</param>
    /// <param name="folder">The folder of the runs; null where the server shows none.</param>
    internal static void Map(IEndpointRouteBuilder routes, TrainingFolder? folder)
    {
        routes.MapGet("/runs", () => Results.Json(Required().Runs(), ApiJson.Options))
            .Produces<RunSummary[]>().WithSummary("The training runs below the folder that the server shows");
        routes.MapGet("/runs/{id}", (string id) => Results.Json(Required().Run(id) ?? throw NotFound("run"), ApiJson.Options))
            .Produces<RunDetails>().WithSummary("A training run with its epochs");
        routes.MapGet("/studies", () => Results.Json(Required().Studies(), ApiJson.Options))
            .Produces<StudySummary[]>().WithSummary("The tables of hyper-parameter studies");
        routes.MapGet("/reports", () => Results.Json(Required().Reports(), ApiJson.Options))
            .Produces<ReportSummary[]>().WithSummary("The reports of comparisons and data sets");
        routes.MapGet("/reports/{id}", (string id, HttpContext context) =>
        {
            var report = Required().Report(id) ?? throw NotFound("report");
            context.Response.Headers.ContentSecurityPolicy = ReportPolicy;
            return Results.Stream(report, "text/html; charset=utf-8");
        }).WithSummary("A report as a page of its own");

        TrainingFolder Required() => folder ?? throw new RequestRefusedException(
            StatusCodes.Status404NotFound, "this server shows no runs; whoever starts it can name their folder");
    }

    private static RequestRefusedException NotFound(string what) =>
        new(StatusCodes.Status404NotFound, $"there is no such {what}; it may have been moved or removed");
}
