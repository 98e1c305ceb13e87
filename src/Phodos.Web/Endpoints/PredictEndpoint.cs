using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Phodos.Reports.Predictions;
using Phodos.Web.Models;
using Phodos.Web.Serving;

namespace Phodos.Web.Endpoints;

/// <summary><c>POST /api/v1/predict</c>.</summary>
internal sealed class PredictEndpoint(ModelShelf models, ServerLimits limits, ServerMetrics metrics)
{
    internal const string LineType = "application/x-ndjson";

    // A long request keeps no more than these in the queue of the model, so that others come in between.
    private const int CrystalsAtOnce = 16;

    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    internal async Task RunAsync(HttpContext context, PredictionQuery query, WorkTurn turn)
    {
        var model = models.Named(query.Model);
        var form = new PredictedForm(query.View(), query.WithBands(), query.Path);
        if (form.WithBands)
            model.RequireModes("bands");
        var download = query.Format is null ? null : DownloadFormat.Named(query.Format);
        var structures = await RequestBody.ReadAsync(context.Request, query.File, limits, turn.Reading);
        RequestBody.RequireNoMoreThan(limits, structures.Count);
        if (download is not null && structures.Count > 1)
            throw new InvalidInputException("a format is for one structure; send one, or ask for JSON");
        using var work = await turn.BeginAsync();
        if (AcceptsLines(context.Request))
            await AnswerLinesAsync(context.Response, structures, model, form, work.Cancellation);
        else if (download is not null)
            await AnswerFileAsync(context.Response, structures[0], model, form, download, work.Cancellation);
        else
            await AnswerWholeAsync(context.Response, structures, model, form, work.Cancellation);
    }

    private static bool AcceptsLines(HttpRequest request) =>
        request.Headers.Accept.Any(accept => accept?.Contains(LineType, StringComparison.OrdinalIgnoreCase) == true);

    // All or nothing: what is wrong is told of every structure before any is predicted.
    private async Task AnswerWholeAsync(
        HttpResponse response, IReadOnlyList<StructureText> texts, ServedModel model, PredictedForm form, CancellationToken cancellation)
    {
        var prepared = Prepare(texts, model, cancellation);
        PredictionQuery.RequireWithin(
            limits, form.View, model.Points, prepared.Sum(entry => entry.Structure.Crystal.AtomCount), prepared.Length);
        List<CrystalPrediction> predictions = new(prepared.Length);
        foreach (var chunk in prepared.Chunk(CrystalsAtOnce))
            predictions.AddRange((await PredictAsync(chunk, model, form, cancellation)).Select(prediction => prediction.Description));
        await response.WriteAsJsonAsync(predictions, ApiJson.Options, cancellation);
    }

    private async Task AnswerFileAsync(
        HttpResponse response,
        StructureText text,
        ServedModel model,
        PredictedForm form,
        DownloadFormat format,
        CancellationToken cancellation)
    {
        var prepared = Prepare([text], model, cancellation);
        PredictionQuery.RequireWithin(limits, form.View, model.Points, prepared[0].Structure.Crystal.AtomCount, 1);
        var prediction = (await PredictAsync(prepared, model, form, cancellation))[0];
        var content = format.Make(prediction);
        response.ContentType = format.ContentType;
        response.ContentLength = content.Length;
        response.Headers.ContentDisposition = format.DispositionOf(text.File);
        await response.Body.WriteAsync(content, cancellation);
    }

    // A line a structure in their order, each sent as soon as it is there: a prediction, or what is wrong with it.
    private async Task AnswerLinesAsync(
        HttpResponse response, IReadOnlyList<StructureText> texts, ServedModel model, PredictedForm form, CancellationToken cancellation)
    {
        response.ContentType = LineType;
        var begun = new Queue<Task<object>>(CrystalsAtOnce);
        foreach (var text in texts)
        {
            begun.Enqueue(LineAsync(text, model, form, cancellation));
            while (begun.Count == CrystalsAtOnce || (begun.TryPeek(out var first) && first.IsCompleted))
                await SendAsync(response.Body, await begun.Dequeue(), cancellation);
        }

        while (begun.TryDequeue(out var line))
            await SendAsync(response.Body, await line, cancellation);
    }

    private static async Task SendAsync(Stream body, object line, CancellationToken cancellation)
    {
        await JsonSerializer.SerializeAsync(body, line, line.GetType(), ApiJson.Options, cancellation);
        await body.WriteAsync(LineEnd, cancellation);
        await body.FlushAsync(cancellation); // the client is not to wait for the next
    }

    private async Task<object> LineAsync(StructureText text, ServedModel model, PredictedForm form, CancellationToken cancellation)
    {
        try
        {
            var prepared = PreparedStructure.Of(text, model.Model, limits);
            PredictionQuery.RequireWithin(limits, form.View, model.Points, prepared.Structure.Crystal.AtomCount, 1);
            return (await PredictAsync([prepared], model, form, cancellation))[0].Description;
        }
        catch (Exception fault) when (fault is InvalidInputException or RequestRefusedException or Batching.ModelFailedException)
        {
            return new FaultyLine(text.File, ProblemResponses.ProblemOf(fault, limits));
        }
    }

    private ImmutableArray<PreparedStructure> Prepare(
        IReadOnlyList<StructureText> texts, ServedModel model, CancellationToken cancellation)
    {
        var prepared = ImmutableArray.CreateBuilder<PreparedStructure>(texts.Count);
        var faults = ImmutableArray.CreateBuilder<StructureFault>();
        var edges = 0L;
        foreach (var text in texts)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                prepared.Add(PreparedStructure.Of(text, model.Model, limits));
                edges += prepared[^1].Edges;
            }
            catch (InvalidInputException fault)
            {
                faults.Add(StructureFault.Of(fault));
            }

            if (edges > (long)CrystalsAtOnce * limits.Edges)
            {
                throw new RequestRefusedException(
                    StatusCodes.Status413PayloadTooLarge,
                    "the crystals of the request have too many edges together; send some in further requests, or ask for lines");
            }
        }

        return faults.Count == 0 ? prepared.ToImmutable() : throw new FaultyStructuresException(faults.ToImmutable());
    }

    private async Task<PredictedFile[]> PredictAsync(
        IEnumerable<PreparedStructure> prepared, ServedModel model, PredictedForm form, CancellationToken cancellation) =>
        await Task.WhenAll(prepared.Select(async entry =>
        {
            try
            {
                var phonons = await model.Batcher.PredictAsync(entry.Seen, cancellation);
                metrics.Predicted(model.Name);
                cancellation.ThrowIfCancellationRequested(); // many temperatures take their time
                var bands = form.WithBands ? ServedBands.Of(phonons.Calculated!.Matrix, form.Path, limits, cancellation) : null;
                return form.View.Describe(entry.File, entry.Structure, entry.Seen, phonons, model.Model.Architecture, bands);
            }
            catch (InvalidInputException fault)
            {
                throw fault.InFile(entry.File);
            }
        }));

    /// <summary>What is wanted of each structure.</summary>
    /// <param name="View">The form of its prediction.</param>
    /// <param name="WithBands">Whether bands are among it.</param>
    /// <param name="Path">Their path; null is the standard one.</param>
    private sealed record PredictedForm(PredictionView View, bool WithBands, string? Path);

    /// <summary>A line that says why a structure was not predicted.</summary>
    /// <param name="File">Its name.</param>
    /// <param name="Problem">What is wrong.</param>
    private sealed record FaultyLine(string File, Problem Problem);
}
