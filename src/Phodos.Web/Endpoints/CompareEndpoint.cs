using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Phodos.Datasets.Import.SpectrumFiles;
using Phodos.Spectra;
using Phodos.Web.Serving;

namespace Phodos.Web.Endpoints;

/// <summary><c>POST /api/v1/compare-dos</c>: the distances of two densities of states.</summary>
internal sealed class CompareEndpoint(ServerLimits limits)
{
    internal async Task RunAsync(HttpContext context, WorkTurn turn)
    {
        var request = Parse(await RequestBody.TextAsync(context.Request, turn.Reading));
        using var work = await turn.BeginAsync();
        var unit = string.IsNullOrEmpty(request.Unit) ? null : FrequencyUnit.Parse(request.Unit);
        var (firstName, secondName) = (RequestBody.Named(request.First.Name), RequestBody.Named(request.Second.Name));
        var first = SpectrumReader.ReadText(request.First.Text, firstName, unit);
        var second = SpectrumReader.ReadText(request.Second.Text, secondName, unit);
        if (3L * CommonGrid.Of(first.Dos.Grid, second.Dos.Grid).Count > limits.Values)
        {
            throw new RequestRefusedException(
                StatusCodes.Status413PayloadTooLarge,
                $"the answer would hold more than {limits.Values} numbers; give spectra with fewer points");
        }

        var compared = ComparedDos.Of(firstName, first, secondName, second);
        await context.Response.WriteAsJsonAsync(ComparedSpectra.Of(compared), ApiJson.Options, work.Cancellation);
    }

    private static ComparisonRequest Parse(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<ComparisonRequest>(body, ApiJson.Options)
                ?? throw new InvalidInputException("the body is null; give the first and the second spectrum");
        }
        catch (JsonException fault)
        {
            throw new InvalidInputException(
                "the body is not {\"first\": {\"name\", \"text\"}, \"second\": {\"name\", \"text\"}, \"unit\"} in JSON",
                line: (int)(fault.LineNumber ?? 0) + 1,
                innerException: fault);
        }
    }
}

/// <summary>Two densities of states to compare.</summary>
/// <param name="First">One.</param>
/// <param name="Second">The other, such as the reference.</param>
/// <param name="Unit">The unit of a table that does not tell its own; null where both do.</param>
internal sealed record ComparisonRequest(SpectrumContent First, SpectrumContent Second, string? Unit = null);

/// <summary>The text of a file with a density of states.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Text">Its text.</param>
internal sealed record SpectrumContent(string Name, string Text);

/// <summary>What <c>phodos compare-dos --json</c> prints, and both spectra on the common grid.</summary>
/// <param name="First">The name of the first.</param>
/// <param name="Second">The name of the second.</param>
/// <param name="Grid">The grid (cm⁻¹).</param>
/// <param name="Distances">The distances; differences are the first less the second.</param>
/// <param name="Notes">What was assumed.</param>
/// <param name="Frequencies">The frequencies of the grid (cm⁻¹).</param>
/// <param name="FirstDos">The first on it, divided by its maximum.</param>
/// <param name="SecondDos">The second on it, divided by its maximum.</param>
internal sealed record ComparedSpectra(
    string First,
    string Second,
    FrequencyGrid Grid,
    SpectrumDistances Distances,
    ImmutableArray<string> Notes,
    ImmutableArray<double> Frequencies,
    ImmutableArray<double> FirstDos,
    ImmutableArray<double> SecondDos)
{
    internal static ComparedSpectra Of(ComparedDos compared) => new(
        compared.First,
        compared.Second,
        compared.Grid,
        compared.Distances,
        compared.Notes,
        [.. compared.Grid.Frequencies],
        compared.FirstDos.Values,
        compared.SecondDos.Values);
}
