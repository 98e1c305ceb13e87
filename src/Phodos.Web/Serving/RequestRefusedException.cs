namespace Phodos.Web.Serving;

/// <summary>A request that is not served, though its input may be right: too large, too many, or no room.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">What is wrong and what to do, on one line.</param>
/// <param name="retryAfter">When to come again; null where that does not help.</param>
internal sealed class RequestRefusedException(int status, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    internal int Status { get; } = status;

    internal TimeSpan? RetryAfter { get; } = retryAfter;
}
