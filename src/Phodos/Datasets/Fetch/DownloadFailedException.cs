namespace Phodos.Datasets.Fetch;

/// <summary>A file could not be downloaded although the request was right. The message is one line that says why and what to do.</summary>
/// <param name="message">Why, and what to do.</param>
/// <param name="innerException">The cause.</param>
public sealed class DownloadFailedException(string message, Exception? innerException = null) : IOException(message, innerException);
