using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Phodos.Web.Endpoints;

/// <summary>
/// The names that the query of an address may have. Any other is refused: a misspelt option that is passed over in silence gives numbers
/// that were not asked for.
/// </summary>
internal sealed class QueryNames
{
    private readonly ImmutableArray<string> _known;

    private QueryNames(ImmutableArray<string> known) => _known = known;

    /// <summary>Refuses unknown names at all addresses of a group; the names are those that the handlers take with <see cref="FromQueryAttribute"/>.</summary>
    internal static void Check(RouteGroupBuilder group) => group.AddEndpointFilterFactory((route, next) =>
    {
        var names = Of(route.MethodInfo);
        return request =>
        {
            names.RequireKnown(request.HttpContext.Request.Query);
            return next(request);
        };
    });

    /// <summary>The names that a handler takes.</summary>
    internal static QueryNames Of(MethodInfo handler) => new(
    [
        .. handler.GetParameters()
            .SelectMany(parameter => parameter.IsDefined(typeof(AsParametersAttribute))
                ? parameter.ParameterType.GetProperties().Select(property => property.GetCustomAttribute<FromQueryAttribute>())
                : [parameter.GetCustomAttribute<FromQueryAttribute>()])
            .Select(query => query?.Name)
            .OfType<string>(),
    ]);

    /// <exception cref="InvalidInputException">A name is not known.</exception>
    internal void RequireKnown(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(name => !_known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new InvalidInputException($"the query has {Excerpt.Quoted(unknown)}, which is not known here; {RemedyFor(unknown)}");
    }

    private string RemedyFor(string unknown)
    {
        if (_known.IsEmpty)
            return "leave it out, this address takes none";
        var names = "the names are " + string.Join(", ", _known);
        return Nearest(unknown) is { } nearest ? $"did you mean {nearest}? ({names})" : names;
    }

    /// <summary>The known name that a name is most likely meant to be; null where none is like it.</summary>
    internal string? Nearest(string name) => NearestWord.Of(name, _known)
        ?? _known.FirstOrDefault(candidate => name.Length > 1 && candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase));
}
