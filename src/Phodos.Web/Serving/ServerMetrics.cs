using Prometheus;

namespace Phodos.Web.Serving;

/// <summary>What <c>/metrics</c> tells beside the durations of requests.</summary>
internal sealed class ServerMetrics
{
    private readonly Counter _predictions;
    private readonly Counter _refusals;
    private readonly Histogram _batches;

    internal ServerMetrics()
    {
        var factory = Metrics.WithCustomRegistry(Registry);
        _predictions = factory.CreateCounter("phodos_predictions_total", "Crystals predicted.", "model");
        _refusals = factory.CreateCounter("phodos_refusals_total", "Requests refused, by status.", "status");
        _batches = factory.CreateHistogram(
            "phodos_batch_crystals",
            "Crystals in a batch.",
            new HistogramConfiguration { Buckets = Histogram.ExponentialBuckets(start: 1, factor: 2, count: 9) });

        // Not by method: a request may name any, and each would be kept for ever.
        Durations = factory.CreateHistogram(
            "http_request_duration_seconds",
            "The duration of HTTP requests.",
            new HistogramConfiguration { LabelNames = ["code", "endpoint"], Buckets = Histogram.ExponentialBuckets(0.001, 2, 16) });
        Working = factory.CreateGauge("phodos_requests_working", "Requests at work.");
        Waiting = factory.CreateGauge("phodos_requests_waiting", "Requests that wait to be at work.");
    }

    /// <summary>Of one server: several in a process do not mix.</summary>
    internal CollectorRegistry Registry { get; } = Metrics.NewCustomRegistry();

    /// <summary>How long requests took (s), by status and route.</summary>
    internal Histogram Durations { get; }

    internal Gauge Working { get; }

    internal Gauge Waiting { get; }

    internal void Predicted(string model) => _predictions.WithLabels(model).Inc();

    internal void Refused(int status) =>
        _refusals.WithLabels(status.ToString(System.Globalization.CultureInfo.InvariantCulture)).Inc();

    internal void Batch(int crystals) => _batches.Observe(crystals);
}
