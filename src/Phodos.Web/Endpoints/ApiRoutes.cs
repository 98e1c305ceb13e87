using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Phodos.Reports.Predictions;
using Phodos.Web.Content;
using Phodos.Web.Models;
using Phodos.Web.Runs;
using Phodos.Web.Serving;

namespace Phodos.Web.Endpoints;

/// <summary>The routes of the API below <c>/api/v1</c>.</summary>
internal sealed class ApiRoutes(ModelShelf models, WorkGate gate, WorkGate calculations, ServerLimits limits, ServerMetrics metrics, Readiness readiness)
{
    private const string ProblemType = "application/problem+json";

    private static readonly int[] Refusals =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType,
        StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable,
    ];

    internal void Map(RouteGroupBuilder api, TrainingFolder? runs)
    {
        QueryNames.Check(api);
        var predict = new PredictEndpoint(models, limits, metrics);
        var inspect = new InspectEndpoint(limits);
        var compare = new CompareEndpoint(limits);
        Described(
            api.MapPost("/predict", (HttpContext context, [AsParameters] PredictionQuery query) =>
                WorkTurn.RunAsync(gate, limits, context, turn => predict.RunAsync(context, query, turn))),
            "Predicts the phonons of crystals",
            "The answer is the array that phodos predict --json prints; with Accept: application/x-ndjson a line for each structure as soon "
            + "as it is there.")
            .TakesStructures(
                "The text of a structure file; files of a form; or JSON: a structure of pymatgen or ASE, an object with file and text, or "
                + "an object with a list of these under structures.")
            .Produces<CrystalPrediction[]>();
        Described(
            api.MapPost("/inspect", (HttpContext context, [FromQuery(Name = "file"), Description(PredictionQuery.FileMeaning)] string? file) =>
                WorkTurn.RunAsync(gate, limits, context, turn => inspect.RunAsync(context, file, turn))),
            "Says what a structure is",
            "What phodos inspect --json says of it, with the lattice and all atoms.")
            .TakesStructures("One structure, as for a prediction.")
            .Produces<InspectedStructure>();
        Described(
            api.MapPost("/compare-dos", (Delegate)((HttpContext context) =>
                WorkTurn.RunAsync(gate, limits, context, turn => compare.RunAsync(context, turn)))),
            "Compares two densities of states",
            "What phodos compare-dos --json prints, and both on the common grid.")
            .Accepts<ComparisonRequest>("application/json")
            .Produces<ComparedSpectra>();
        MapCalculations(api);
        api.MapGet("/models", () => Results.Json(ModelDescription.Of(models), ApiJson.Options))
            .Produces<ModelDescription[]>().WithSummary("The models of this server");
        api.MapGet("/examples", () => Results.Json(ExampleCrystal.All, ApiJson.Options))
            .Produces<ExampleCrystal[]>().WithSummary("Crystals to try");
        api.MapGet("/limits", () => Results.Json(RequestLimits.Of(limits), ApiJson.Options))
            .Produces<RequestLimits>().WithSummary("What a request may hold");
        api.MapGet("/health", () => Results.Json(Health.Ok, ApiJson.Options))
            .Produces<Health>().WithSummary("That the server is alive");
        api.MapGet("/ready", () => Results.Json(
                ServerReadiness.Of(readiness), ApiJson.Options, statusCode: readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable))
            .Produces<ServerReadiness>().Produces<ServerReadiness>(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Whether requests should be sent here: 503 once the server is told to stop");
        RunsEndpoints.Map(api, runs);
    }

    private void MapCalculations(RouteGroupBuilder api)
    {
        const string Body = "The files of a calculation with their names, as a form; or one of them, such as phonopy_params.yaml, as it is.";
        var ofCalculations = limits.OfCalculations;
        var phonons = new PhononsEndpoint(ofCalculations);
        var modes = new ModesEndpoint(models, ofCalculations);
        Described(
            api.MapPost("/phonons", (HttpContext context, [AsParameters] CalculationQuery query) =>
                WorkTurn.RunAsync(calculations, ofCalculations, context, turn => phonons.RunAsync(context, query, turn))),
            "Works out the phonons of a calculation",
            "The answer is the array that phodos phonons --json prints, with bands and the primitive cell.")
            .TakesCalculation(Body)
            .Produces<CalculatedCrystal[]>();
        Described(
            api.MapPost("/modes", (HttpContext context, [AsParameters] ModesQuery query) =>
                WorkTurn.RunAsync(calculations, ofCalculations, context, turn => modes.RunAsync(context, query, turn))),
            "Gives the modes of a calculation, or predicted ones of a structure, at one wave vector",
            "Frequencies and eigenvectors, with the atoms that they move.")
            .TakesCalculation(Body + " With a model the body is a structure, as for a prediction.")
            .Produces<ModesDescription>();
    }

    private static RouteHandlerBuilder Described(RouteHandlerBuilder route, string summary, string description)
    {
        foreach (var status in Refusals)
            route.Produces<Problem>(status, ProblemType);
        return route.WithSummary(summary).WithDescription(description);
    }
}
