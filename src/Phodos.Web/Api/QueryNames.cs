using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Phodos.Web.Api;

/// <summary>
/// The names that the query of an address may have. Any other is refused: a misspelt option that is passed over in silence gives numbers
/// that were not asked for.
/// </summary>
internal sealed class QueryNames
{
    private const int FarthestSlip = 3;

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
    internal string? Nearest(string name)
    {
        if (_known.IsEmpty || name.Length is 0 or > 40)
            return null;
        var (known, slips) = _known.Select(known => (known, Slips: SlipsBetween(known, name))).MinBy(candidate => candidate.Slips);
        return slips <= Math.Min(FarthestSlip, name.Length / 2)
            ? known
            : _known.FirstOrDefault(candidate => name.Length > 1 && candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase));
    }

    // How many characters are missing, too many, wrong or swapped with their neighbour (the restricted Damerau-Levenshtein distance).
    private static int SlipsBetween(string known, string typed)
    {
        var slips = new int[known.Length + 1, typed.Length + 1];
        for (var i = 0; i <= known.Length; i++)
            slips[i, 0] = i;
        for (var j = 0; j <= typed.Length; j++)
            slips[0, j] = j;
        for (var i = 1; i <= known.Length; i++)
        {
            for (var j = 1; j <= typed.Length; j++)
            {
                var replaced = slips[i - 1, j - 1] + (IsSame(i, j) ? 0 : 1);
                slips[i, j] = Math.Min(replaced, 1 + Math.Min(slips[i - 1, j], slips[i, j - 1]));
                if (i > 1 && j > 1 && IsSame(i, j - 1) && IsSame(i - 1, j))
                    slips[i, j] = Math.Min(slips[i, j], slips[i - 2, j - 2] + 1);
            }
        }

        return slips[known.Length, typed.Length];

        bool IsSame(int i, int j) => char.ToLowerInvariant(known[i - 1]) == char.ToLowerInvariant(typed[j - 1]);
    }
}
