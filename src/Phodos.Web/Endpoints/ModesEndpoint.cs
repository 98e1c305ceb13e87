using System.Globalization;
using Microsoft.AspNetCore.Http;
using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.Reports.Predictions;
using Phodos.Web.Models;
using Phodos.Web.Serving;

namespace Phodos.Web.Endpoints;

/// <summary>
/// <c>POST /api/v1/modes</c>: the modes at one wave vector of the calculation that a request holds, or of the structure, where a model is named.
/// </summary>
internal sealed class ModesEndpoint(ModelShelf models, ServerLimits limits)
{
    private const double LargestCoordinate = 100;

    internal async Task RunAsync(HttpContext context, ModesQuery query, WorkTurn turn)
    {
        var point = Vector("q", query.Q ?? throw new InvalidInputException("q is missing; give the wave vector, such as 0.5,0,0.5"));
        Vector3D? way = query.Direction is null ? null : Vector("direction", query.Direction);
        if (way is { LengthSquared: 0 })
            throw new InvalidInputException("direction cannot be 0,0,0; give where Γ is reached from, such as 1,0,0");
        var unit = PredictionQuery.UnitOf(query.Unit);
        var model = query.Model is null ? null : models.Named(query.Model);
        model?.RequireModes("modes");
        var find = model is null
            ? Calculated(await UploadedFile.ReadAsync(context.Request, query.File, limits, turn.Reading), query.File)
            : Predicted(await RequestBody.ReadAsync(context.Request, query.File, limits, turn.Reading), model);
        using var work = await turn.BeginAsync();
        var (name, matrix) = await find(work.Cancellation);
        work.Cancellation.ThrowIfCancellationRequested();
        var modes = ModesDescription.Of(name, matrix, point, way, unit);
        await context.Response.WriteAsJsonAsync(modes, ApiJson.Options, work.Cancellation);
    }

    private Func<CancellationToken, Task<(string Name, DynamicalMatrix Matrix)>> Calculated(IReadOnlyList<UploadedFile> files, string? file) => _ =>
    {
        var (name, calculation) = UploadedCalculation.Read(files, file, limits);
        return Task.FromResult((name, calculation.DynamicalMatrix()));
    };

    private Func<CancellationToken, Task<(string Name, DynamicalMatrix Matrix)>> Predicted(IReadOnlyList<StructureText> structures, ServedModel model)
    {
        if (structures.Count > 1)
            throw new InvalidInputException("modes are of one structure; send one");
        return async cancellation =>
        {
            var prepared = PreparedStructure.Of(structures[0], model.Model, limits);
            try
            {
                var phonons = await model.Batcher.PredictAsync(prepared.Seen, cancellation);
                return (prepared.File, phonons.Calculated!.Matrix);
            }
            catch (InvalidInputException fault)
            {
                throw fault.InFile(prepared.File);
            }
        };
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
