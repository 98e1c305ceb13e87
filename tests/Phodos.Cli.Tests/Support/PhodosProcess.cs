using System.Diagnostics;
using System.Globalization;

namespace Phodos.Cli.Tests.Support;

/// <summary>A running <c>phodos</c>, as its users start it: a process of its own.</summary>
internal sealed class PhodosProcess : IDisposable
{
    // Long enough for a busy machine; a command that hangs still ends the test.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private PhodosProcess(Process process) => _process = process;

    /// <summary>What it says beside its results, line by line.</summary>
    internal StreamReader Error => _process.StandardError;

    /// <summary>Its results, line by line.</summary>
    internal StreamReader Output => _process.StandardOutput;

    internal int Id => _process.Id;

    /// <summary>Runs a command line to its end.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="arguments">The command line.</param>
    internal static Task<CommandResult> Run(string folder, params string[] arguments) => Run(folder, new Dictionary<string, string?>(), arguments);

    /// <summary>Runs a command line to its end in a changed environment; null takes a variable away.</summary>
    internal static async Task<CommandResult> Run(string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var phodos = Start(folder, environment, arguments);
        return await phodos.End();
    }

    /// <summary>Runs a command line to its end with a text on standard input.</summary>
    internal static async Task<CommandResult> RunWithInput(string folder, string input, params string[] arguments)
    {
        using var phodos = Start(folder, arguments);
        await phodos._process.StandardInput.WriteAsync(input);
        phodos._process.StandardInput.Close();
        return await phodos.End();
    }

    internal static PhodosProcess Start(string folder, params string[] arguments) => Start(folder, new Dictionary<string, string?>(), arguments);

    /// <summary>Waits for its end; what was read before is not in the result.</summary>
    internal async Task<CommandResult> End()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            var output = _process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = _process.StandardError.ReadToEndAsync(limit.Token);
            await _process.WaitForExitAsync(limit.Token);
            return new CommandResult(_process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException fault)
        {
            throw new TimeoutException($"phodos did not end within {Patience}: {string.Join(' ', _process.StartInfo.ArgumentList)}", fault);
        }
    }

    /// <summary>Waits until a file is there.</summary>
    internal async Task Appears(string path)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!File.Exists(path))
        {
            _process.HasExited.ShouldBeFalse($"phodos ended before there was {path}");
            await Task.Delay(5, limit.Token);
        }
    }

    /// <summary>kill -9.</summary>
    internal void Kill() => _process.Kill();

    /// <summary>Ctrl-C. Skips the test where the caller of the tests has it ignored, which children inherit.</summary>
    internal async Task Interrupt()
    {
        const int InterruptBit = 1 << (2 - 1);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent on Linux only");
        var ignored = (await File.ReadAllLinesAsync($"/proc/{Id}/status")).Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        var mask = ulong.Parse(ignored.AsSpan("SigIgn:".Length), NumberStyles.HexNumber | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
        Assert.SkipWhen((mask & InterruptBit) != 0, "the tests were started with Ctrl-C ignored");
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -INT {Id}"]);
        await kill.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static PhodosProcess Start(string folder, IReadOnlyDictionary<string, string?> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Phodos.Cli.exe" : "Phodos.Cli"), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new PhodosProcess(Process.Start(start)!);
    }
}
