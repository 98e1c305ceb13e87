using System.Globalization;
using Microsoft.AspNetCore.Http;
using Phodos.Crystals;
using Phodos.Reports.Predictions;
using Phodos.Web.Hosting;
using Phodos.Web.Safety;

namespace Phodos.Web.Api;

/// <summary><c>POST /api/v1/modes</c>: the modes at one wave vector of the calculation that a request holds.</summary>
internal sealed class ModesEndpoint(ServerLimits limits)
{
    private const double LargestCoordinate = 100;

    internal async Task RunAsync(HttpContext context, string? file, string? q, string? direction, string? unit, WorkTurn turn)
    {
        var point = Vector("q", q ?? throw new InvalidInputException("q is missing; give the wave vector, such as 0.5,0,0.5"));
        Vector3D? way = direction is null ? null : Vector("direction", direction);
        if (way is { LengthSquared: 0 })
            throw new InvalidInputException("direction cannot be 0,0,0; give where Γ is reached from, such as 1,0,0");
        var shownIn = PredictionQuery.UnitOf(unit);
        var files = await UploadedFile.ReadAsync(context.Request, file, limits, turn.Reading);
        using var work = await turn.BeginAsync();
        var (name, calculation) = UploadedCalculation.Read(files, file, limits);
        work.Cancellation.ThrowIfCancellationRequested();
        var modes = ModesDescription.Of(name, calculation, point, way, shownIn);
        await context.Response.WriteAsJsonAsync(modes, ApiJson.Options, work.Cancellation);
    }

    private static Vector3D Vector(string name, string text)
    {
        var numbers = text.Split(',').Select(Number).ToArray();
        return numbers is [{ } x, { } y, { } z]
            ? new Vector3D(x, y, z)
            : throw new InvalidInputException(
                $"{name} cannot be {Excerpt.Quoted(text)}; give three numbers of at most {LargestCoordinate}, in units of the reciprocal vectors");
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= LargestCoordinate
            ? number
            : null;
}
