using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Phodos.Learning;

namespace Phodos.Web.Api;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>, which the page <c>/api</c> shows.</summary>
internal static class ApiDocument
{
    internal static void AddTo(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            // The schemas follow the same rules as the answers.
            json.SerializerOptions.PropertyNamingPolicy = LearningJson.Options.PropertyNamingPolicy;
            foreach (var converter in LearningJson.Options.Converters)
                json.SerializerOptions.Converters.Add(converter);
        });
        services.AddOpenApi(document => document.AddDocumentTransformer((described, _, _) =>
        {
            described.Info.Title = "Phodos";
            described.Info.Description = "Predicts the phonon density of states of crystals from their structure.";
            described.Servers = [];
            return Task.CompletedTask;
        }));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapOpenApi();
}
