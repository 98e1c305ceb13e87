namespace Phodos.Datasets.Fetch;

/// <summary>
/// Downloads files over HTTP. A file appears under its name whole and with the right hash, or not at all; what has come of it
/// when the download ends early stays in <c>NAME.part</c>, and the next download goes on there.
/// </summary>
public sealed class FileDownload : IDisposable
{
    private readonly DownloadOptions _options;
    private readonly Func<TimeSpan, CancellationToken, Task> _wait;
    private readonly HttpClient _client;

    /// <summary>Makes a downloader.</summary>
    /// <param name="options">What it puts up with; null is the defaults.</param>
    /// <param name="wait">Waits between attempts; null is <see cref="Task.Delay(TimeSpan, CancellationToken)"/>.</param>
    public FileDownload(DownloadOptions? options = null, Func<TimeSpan, CancellationToken, Task>? wait = null)
    {
        _options = options ?? new DownloadOptions();
        _wait = wait ?? Task.Delay;
        _client = new HttpClient(new SocketsHttpHandler
        {
            MaxAutomaticRedirections = _options.Redirects,
            ConnectTimeout = _options.Patience,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("phodos");
    }

    /// <summary>Downloads a file unless it is there already.</summary>
    /// <param name="address">An http or https address.</param>
    /// <param name="target">The file to make; its folder is made where it is missing.</param>
    /// <param name="hash">The git blob hash that it must have (see <see cref="GitBlobHash"/>).</param>
    /// <param name="progress">Told of the bytes as they come.</param>
    /// <param name="cancellation">Ends the download early; what has come is kept.</param>
    /// <returns>False where the file was there already and nothing was downloaded.</returns>
    /// <exception cref="InvalidInputException">The address is of another kind, or another file has the name.</exception>
    /// <exception cref="DownloadFailedException">The server cannot be reached, refuses, or has another file.</exception>
    public async Task<bool> RunAsync(
        Uri address, string target, string hash, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(target);
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new InvalidInputException($"{Excerpt.Quoted(address.OriginalString)} is no http or https address");
        if (File.Exists(target))
        {
            return GitBlobHash.OfFile(target) == hash
                ? false
                : throw new InvalidInputException("another file has this name; move it away, or choose another folder", target);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        var part = new PartialFile(target);
        var transfer = new Transfer(_client, address, part, _options, progress);
        await BringAsync(transfer, address, part, cancellation);
        var received = GitBlobHash.OfFile(part.Path);
        if (received != hash && transfer.HasJoined)
        {
            // Where the server gives no entity tag, the pieces may be of different versions.
            part.Remove();
            await BringAsync(transfer, address, part, cancellation);
            received = GitBlobHash.OfFile(part.Path);
        }

        if (received != hash)
        {
            part.Remove();
            throw new DownloadFailedException(
                $"the file at {address} is another one than asked for: its git blob hash is {received}, not {hash}; it was not kept");
        }

        part.Complete();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task BringAsync(Transfer transfer, Uri address, PartialFile part, CancellationToken cancellation)
    {
        var furthest = part.Length;
        var wait = _options.FirstWait;
        for (var failures = 0; ;)
        {
            try
            {
                await transfer.RunAsync(cancellation);
                return;
            }
            catch (InterruptedTransferException fault)
            {
                // A server that always breaks off at the same place must not be asked for ever.
                if (part.Length > furthest)
                    (failures, furthest, wait) = (0, part.Length, _options.FirstWait);
                if (++failures >= _options.Attempts)
                {
                    var kept = part.Length > 0 ? $"; the {part.Length} bytes that came are kept, and the next try goes on there" : "";
                    throw new DownloadFailedException(
                        $"cannot download {address}: {fault.Message}; check the network and the address{kept}", fault);
                }

                await _wait(wait, cancellation);
                wait *= 2;
            }
        }
    }
}
