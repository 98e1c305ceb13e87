using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Phodos.Web.Batching;

namespace Phodos.Web.Serving;

/// <summary>Turns faults into problem details (RFC 9457): one line that says what is wrong, where, and what to do.</summary>
internal sealed partial class ProblemResponses(RequestDelegate next, ServerMetrics metrics, ServerLimits limits, ILogger<ProblemResponses> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            RequireAnswered(context);
        }
        catch (Exception fault) when (fault is OperationCanceledException or ConnectionResetException && context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: nobody is there to answer.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, fault);
        }
    }

    /// <summary>What a fault says to the client; what is unforeseen says nothing of itself.</summary>
    internal static Problem ProblemOf(Exception fault, ServerLimits limits) => fault switch
    {
        FaultyStructuresException faulty => new Problem(
            StatusCodes.Status400BadRequest, "Wrong input", faulty.Faults[0].Detail, faulty.Faults[0].File, faulty.Faults[0].Line)
        {
            Errors = faulty.Faults.Length > 1 ? faulty.Faults : null,
        },
        InvalidInputException invalid => new Problem(
            StatusCodes.Status400BadRequest, "Wrong input", ParameterWords.In(invalid.Problem), invalid.File, invalid.Line),
        RequestRefusedException refused => new Problem(refused.Status, TitleOf(refused.Status), refused.Message),
        BadHttpRequestException bad => new Problem(bad.StatusCode, "Wrong request", bad.Message),
        OperationCanceledException => new Problem(
            StatusCodes.Status503ServiceUnavailable,
            TitleOf(StatusCodes.Status503ServiceUnavailable),
            $"the request took longer than {limits.Time.TotalSeconds:0.#} s and was stopped; send fewer or smaller crystals"),
        ModelFailedException => new Problem(
            StatusCodes.Status500InternalServerError, "A fault of Phodos", "the model failed on this crystal; please report it"),
        _ => new Problem(
            StatusCodes.Status500InternalServerError, "A fault of Phodos", "this is a fault of phodos itself; its log says more"),
    };

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "No API key",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status405MethodNotAllowed => "Wrong method",
        StatusCodes.Status413PayloadTooLarge => "Too large",
        StatusCodes.Status415UnsupportedMediaType => "Wrong kind of content",
        StatusCodes.Status429TooManyRequests => "Too many requests",
        _ => "Busy",
    };

    // What no route takes is left without a body.
    private static void RequireAnswered(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (response.HasStarted)
            return;
        var detail = response.StatusCode switch
        {
            StatusCodes.Status404NotFound => "there is nothing here; the page is at /, the API is described at /api",
            StatusCodes.Status405MethodNotAllowed =>
                $"{Excerpt.Quoted(request.Method)} is not for this address; send {response.Headers.Allow}",
            StatusCodes.Status415UnsupportedMediaType =>
                $"a body of {Excerpt.Quoted(request.ContentType ?? "")} is not read here; send application/json",
            _ => null,
        };
        if (detail is not null)
            throw new RequestRefusedException(response.StatusCode, detail);
    }

    private async Task AnswerAsync(HttpContext context, Exception fault)
    {
        var problem = ProblemOf(fault, limits);
        if (problem.Status == StatusCodes.Status500InternalServerError)
            LogFault(context.Request.Method, context.Request.Path, fault);
        metrics.Refused(problem.Status);
        if ((fault as RequestRefusedException)?.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = FormattableString.Invariant($"{Math.Max(1, Math.Ceiling(wait.TotalSeconds))}");
        else if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "1";
        context.Response.StatusCode = problem.Status;
        await context.Response.WriteAsJsonAsync(problem, ApiJson.Options, "application/problem+json", CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void LogFault(string method, string path, Exception fault);
}

/// <summary>Problem details of RFC 9457.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The kind of problem.</param>
/// <param name="Detail">What is wrong and how to mend it, on one line.</param>
/// <param name="File">The structure at fault.</param>
/// <param name="Line">The line of it, counted from 1.</param>
internal sealed record Problem(
    int Status,
    string Title,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? File = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line = null)
{
    /// <summary>All faults, where a request has several.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<StructureFault>? Errors { get; init; }
}

/// <summary>What is wrong with one structure of a request.</summary>
/// <param name="File">Its name.</param>
/// <param name="Line">The line at fault, counted from 1; null where it is not known.</param>
/// <param name="Detail">What is wrong and how to mend it.</param>
internal sealed record StructureFault(string? File, int? Line, string Detail)
{
    internal static StructureFault Of(InvalidInputException fault) => new(fault.File, fault.Line, ParameterWords.In(fault.Problem));
}

/// <summary>Structures of a request that cannot be used; none of the request is predicted.</summary>
/// <param name="faults">What is wrong with each, at least one.</param>
internal sealed class FaultyStructuresException(ImmutableArray<StructureFault> faults) : Exception(faults[0].Detail)
{
    internal ImmutableArray<StructureFault> Faults { get; } = faults;
}
