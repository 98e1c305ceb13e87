using Phodos.Cli.Console;
using Phodos.Learning.Prediction;
using Phodos.Web.Hosting;
using Phodos.Web.Models;
using Phodos.Web.Serving;

namespace Phodos.Cli.Serve;

/// <summary>Serves the page and the API until it is told to stop.</summary>
internal sealed class ServeSession(Terminal terminal, CancellationToken cancellation)
{
    internal async Task<int> RunAsync(ServeSettings settings)
    {
        var options = settings.Server with { Keys = settings.KeyFile is null ? ApiKeys.None : ReadKeys(settings.KeyFile) };
        List<(string Name, IPhononPredictor Model)> models = [];
        foreach (var weights in settings.Weights)
            models.Add((NameOf(weights, models), WarmModel.Load(weights, settings.Computing.Device, settings.Computing.Threads)));
        await using var server = new PhodosServer(options, models);
        await server.StartAsync(cancellation);
        foreach (var address in server.Addresses)
            Terminal.PrintLine($"Phodos is at {address} (Ctrl-C stops it)");
        if (!options.Keys.AreWanted && !server.IsOfThisMachineOnly)
            terminal.Note("other machines can reach it, and no API key is wanted; --api-keys names a file of them");
        await WaitAsync();
        terminal.Note("stopping: what is at work is finished");
        await server.StopAsync();
        return CommandRunner.Succeeded;
    }

    private async Task WaitAsync()
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C or a signal to end is how a server is stopped.
        }
    }

    private static string NameOf(string weights, List<(string Name, IPhononPredictor Model)> others)
    {
        var name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(weights));
        return others.Exists(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? throw new InvalidInputException($"two models are called {name}, as requests would name them; rename one of them", weights)
            : name;
    }

    private static ApiKeys ReadKeys(string path)
    {
        try
        {
            string[] keys = [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
            return keys.Length > 0 ? new ApiKeys(keys) : throw new InvalidInputException("there is no key in it; give one a line");
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("cannot be read: " + fault.Message.TrimEnd('.'), path, innerException: fault);
        }
    }
}
