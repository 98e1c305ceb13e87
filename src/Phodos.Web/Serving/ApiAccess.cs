using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Phodos.Web.Serving;

/// <summary>Lets requests to the API pass that have a key, where one is wanted, and have not been too many.</summary>
internal sealed class ApiAccess(RequestDelegate next, ApiKeys keys, ServerLimits limits) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _rates = PartitionedRateLimiter.Create<string, string>(client =>
        limits.RequestsPerMinute == 0
            ? RateLimitPartition.GetNoLimiter(client)
            : RateLimitPartition.GetTokenBucketLimiter(client, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.RequestsPerMinute,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = Minute / limits.RequestsPerMinute,
                QueueLimit = 0,
                AutoReplenishment = true,
            }));

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsGuarded(context.Request.Path))
        {
            await next(context);
            return;
        }

        var key = keys.KeyOf(context.Request);
        if (keys.AreWanted && key is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw new RequestRefusedException(
                StatusCodes.Status401Unauthorized, "this server wants an API key; send it in the header X-Api-Key");
        }

        var client = key?.ToString(CultureInfo.InvariantCulture) ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
        using var lease = _rates.AttemptAcquire(client);
        if (!lease.IsAcquired)
        {
            throw new RequestRefusedException(
                StatusCodes.Status429TooManyRequests,
                $"more than {limits.RequestsPerMinute} requests a minute; wait a little",
                lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Minute / limits.RequestsPerMinute);
        }

        await next(context);
    }

    public void Dispose() => _rates.Dispose();

    // Whether the server is alive and takes requests is for anybody to ask. Routes are found in capital letters too.
    private static bool IsGuarded(PathString path) =>
        path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase)
        || (path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase)
            && !path.StartsWithSegments("/api/v1/health", StringComparison.OrdinalIgnoreCase)
            && !path.StartsWithSegments("/api/v1/ready", StringComparison.OrdinalIgnoreCase));
}
