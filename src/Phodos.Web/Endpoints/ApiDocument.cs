using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Phodos.Learning;

namespace Phodos.Web.Endpoints;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>, which the page <c>/api</c> shows.</summary>
internal static class ApiDocument
{
    internal static void AddTo(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            // The schemas follow the same rules as the answers.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.PropertyNamingPolicy = LearningJson.Options.PropertyNamingPolicy;
            foreach (var converter in LearningJson.Options.Converters)
                json.SerializerOptions.Converters.Add(converter);
        });
        services.AddOpenApi(document => document.AddDocumentTransformer((described, _, _) =>
        {
            described.Info.Title = "Phodos";
            described.Info.Description = "Predicts the phonon density of states of crystals from their structure, and works out the phonons of calculations.";
            described.Servers = [];
            return Task.CompletedTask;
        }));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapOpenApi();

    /// <summary>Describes a body that is a structure in one of the kinds that <see cref="RequestBody"/> reads.</summary>
    internal static RouteHandlerBuilder TakesStructures(this RouteHandlerBuilder route, string description) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["text/plain"] = Of(new OpenApiSchema { Type = JsonSchemaType.String, Description = "The text of a structure file." }),
                    ["multipart/form-data"] = Files(),
                    ["application/json"] = Of(new OpenApiSchema()),
                },
            };
            return Task.CompletedTask;
        });

    /// <summary>Describes a body that is a calculation, as <see cref="UploadedFile"/> reads it.</summary>
    internal static RouteHandlerBuilder TakesCalculation(this RouteHandlerBuilder route, string description) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["multipart/form-data"] = Files(),
                    ["application/octet-stream"] = Of(new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }),
                },
            };
            return Task.CompletedTask;
        });

    private static OpenApiMediaType Files() => Of(new OpenApiSchema
    {
        Type = JsonSchemaType.Object,
        AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
    });

    private static OpenApiMediaType Of(OpenApiSchema schema) => new() { Schema = schema };
}
