using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Phodos.Learning.Prediction;
using Phodos.Web.Content;
using Phodos.Web.Endpoints;
using Phodos.Web.Models;
using Phodos.Web.Runs;
using Phodos.Web.Serving;
using Prometheus;

namespace Phodos.Web.Hosting;

/// <summary>The web page of Phodos and its HTTP API.</summary>
public sealed class PhodosServer : IAsyncDisposable
{
    private readonly IReadOnlyList<string> _urls;
    private readonly WebApplication _application;
    private readonly ModelShelf _models;
    private readonly WorkGate _gate;
    private readonly WorkGate _calculations;
    private readonly Readiness _readiness = new();
    private readonly TimeSpan _drainTime;

    /// <summary>Makes a server that does not listen yet.</summary>
    /// <param name="options">How it is run.</param>
    /// <param name="models">The models by the names that requests know them by, the default first; disposed with the server.</param>
    /// <exception cref="InvalidInputException">An address cannot be used, or there is no folder of runs.</exception>
    public PhodosServer(ServerOptions options, IReadOnlyList<(string Name, IPhononPredictor Model)> models)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(models);
        if (options.Runs is { } runs && !Directory.Exists(runs))
            throw new InvalidInputException("there is no such folder; give the one that holds your runs", runs);
        IsOfThisMachineOnly = ListeningAddress.ParseAll(options.Urls).All(address => address.IsLoopback);
        (_urls, _drainTime) = (options.Urls, options.DrainTime);
        var metrics = new ServerMetrics();
        _models = new ModelShelf(models, options.Batches, metrics);
        _gate = new WorkGate(options.Limits, metrics);
        _calculations = new WorkGate(options.Limits.OfCalculations, metrics);

        // Nothing is taken from the surroundings: no settings file, no environment, no folder of web files.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Phodos" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Limit(kestrel, options.Limits)).UseUrls([.. options.Urls]);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // who starts the server is told by an exception
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.ShutdownTime);
        builder.Services.AddRouting();
        builder.Services.AddSingleton(options.Limits).AddSingleton(options.Keys).AddSingleton(metrics);
        if (IsOfThisMachineOnly)
        {
            // A page elsewhere that lets its own name point to this machine is not answered.
            builder.Services.AddHostFiltering(filtering => filtering.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        }

        ApiDocument.AddTo(builder.Services);
        _application = builder.Build();
        _application.UseMiddleware<SecurityHeaders>();
        if (IsOfThisMachineOnly)
            _application.UseHostFiltering();
        _application.UseRouting();
        _application.UseHttpMetrics(measured =>
        {
            measured.RequestDuration.Histogram = metrics.Durations;
            measured.RequestCount.Enabled = false;
            measured.InProgress.Enabled = false;
        });
        _application.UseMiddleware<ProblemResponses>();
        _application.UseMiddleware<ApiAccess>();
        PageFiles.Map(_application);
        _application.MapMetrics("/metrics", metrics.Registry).ExcludeFromDescription();
        ApiDocument.Map(_application);
        new ApiRoutes(_models, _gate, _calculations, options.Limits, metrics, _readiness).Map(
            _application.MapGroup("/api/v1"), options.Runs is null ? null : new TrainingFolder(options.Runs));
    }

    /// <summary>Whether no other machine can reach it.</summary>
    public bool IsOfThisMachineOnly { get; }

    /// <summary>Where it listens, once it does.</summary>
    public IReadOnlyCollection<string> Addresses =>
        [.. _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>Begins to listen.</summary>
    /// <exception cref="InvalidInputException">An address is taken, or is none of this machine.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        try
        {
            await _application.StartAsync(cancellation);
            _readiness.IsReady = true;
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            throw new InvalidInputException(
                $"cannot listen at {string.Join(", ", _urls)}: {fault.GetBaseException().Message}; "
                + "stop what listens there, or give another address",
                innerException: fault);
        }
    }

    /// <summary>
    /// Says first that it is not ready, and for a while still answers, so that a load balancer sends its requests elsewhere; then stops
    /// listening, and ends when what is at work is answered or the time for it is over.
    /// </summary>
    /// <param name="atOnce">Ends the while.</param>
    public async Task StopAsync(CancellationToken atOnce = default)
    {
        _readiness.IsReady = false;
        await Task.Delay(_drainTime, atOnce).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _application.StopAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await _models.DisposeAsync();
        _gate.Dispose();
        _calculations.Dispose();
    }

    private static void Limit(KestrelServerOptions kestrel, ServerLimits limits)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Math.Max(Math.Max(limits.BodyBytes, limits.CalculationBytes), WorkTurn.DroppedBytes);
        kestrel.Limits.MaxConcurrentConnections = 1000;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MaxRequestLineSize = 16 * 1024;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
    }
}
