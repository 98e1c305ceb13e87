using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Phodos.Cli.Tests.Sharding;

/// <summary>A Slurm of one node on this machine, with keys, ports and files of its own, that ends with the test.</summary>
internal sealed class SlurmCluster : IDisposable
{
    private const string Munge = "/usr/sbin/munged";
    private const string Controller = "/usr/sbin/slurmctld";
    private const string Node = "/usr/sbin/slurmd";

    // A busy machine starts a process in seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _daemons = [];

    private SlurmCluster()
    {
    }

    private static string Host => Dns.GetHostName().Split('.')[0];

    private string Configuration => _folder["slurm.conf"];

    /// <summary>Starts it, or skips the test where Slurm is not installed.</summary>
    internal static async Task<SlurmCluster> Start()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Slurm runs on Linux alone");
        Assert.SkipUnless(
            new[] { Munge, Controller, Node, "/usr/bin/sbatch" }.All(File.Exists), "Slurm is not installed; apt-get install slurm-wlm munge");
        Assert.SkipUnless(Environment.UserName == "root", "Slurm's daemons are started by root");
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException(); // skipped above, which the compiler does not see
        var cluster = new SlurmCluster();
        try
        {
            await cluster.StartDaemons();
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Runs a command of Slurm, or one that calls them, in a folder, and gives what it printed.</summary>
    internal async Task<string> Run(string folder, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var (exitCode, output, error) = await TryRun(folder, environment, program, arguments);
        exitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {error}");
        return output.Trim();
    }

    internal Task<string> Run(string program, params string[] arguments) => Run(_folder.FullPath, new Dictionary<string, string>(), program, arguments);

    /// <summary>The state of a job or a task of an array, such as RUNNING.</summary>
    internal async Task<string> State(string job) => (await Run("squeue", "-h", "-t", "all", "-j", job, "-o", "%T")).Split('\n')[0];

    internal static async Task Until(Func<Task<bool>> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > Patience)
                throw new TimeoutException($"it did not come to this: {what}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose()
    {
        foreach (var daemon in Enumerable.Reverse(_daemons))
        {
            if (!daemon.HasExited)
                daemon.Kill(entireProcessTree: true);
            daemon.WaitForExit();
            daemon.Dispose();
        }

        _folder.Dispose();
    }

    [UnsupportedOSPlatform("windows")]
    private async Task StartDaemons()
    {
        foreach (var name in new[] { "state", "spool" })
            Directory.CreateDirectory(_folder[name]);
        File.SetUnixFileMode(_folder.FullPath, (UnixFileMode)Convert.ToInt32("755", 8)); // munge wants that all can see its socket
        File.WriteAllBytes(_folder["munge.key"], RandomNumberGenerator.GetBytes(128));
        File.SetUnixFileMode(_folder["munge.key"], UnixFileMode.UserRead);
        await File.WriteAllTextAsync(Configuration, ConfigurationText(FreePort(), FreePort()));
        Daemon(
            Munge,
            "--foreground", "--force", $"--key-file={_folder["munge.key"]}", $"--socket={_folder["munge.socket"]}", $"--pid-file={_folder["munged.pid"]}",
            $"--log-file={_folder["munged.log"]}", $"--seed-file={_folder["munge.seed"]}");
        await Until(() => Task.FromResult(File.Exists(_folder["munge.socket"])), "munged listens");
        Daemon(Controller, "-D", "-f", Configuration);
        Daemon(Node, "-D", "-N", Host, "-f", Configuration);
        await Until(
            async () => (await TryRun(_folder.FullPath, new Dictionary<string, string>(), "sinfo", ["-h", "-o", "%T"])) is (0, var state, _) && state.Trim() == "idle",
            "the node is idle");
    }

    private string ConfigurationText(int controllerPort, int nodePort) => $"""
        ClusterName=test
        SlurmctldHost={Host}(127.0.0.1)
        SlurmUser=root
        SlurmctldPort={controllerPort}
        SlurmdPort={nodePort}
        CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
        AuthType=auth/munge
        AuthInfo=socket={_folder["munge.socket"]}
        CryptoType=crypto/munge
        StateSaveLocation={_folder["state"]}
        SlurmdSpoolDir={_folder["spool"]}
        SlurmctldPidFile={_folder["slurmctld.pid"]}
        SlurmdPidFile={_folder["slurmd.pid"]}
        SlurmctldLogFile={_folder["slurmctld.log"]}
        SlurmdLogFile={_folder["slurmd.log"]}
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_Core_Memory
        ReturnToService=2
        MpiDefault=none
        KillWait=5
        MessageTimeout=60
        MinJobAge=3600
        SchedulerParameters=sched_interval=1,batch_sched_delay=0
        NodeName={Host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=5000 State=UNKNOWN
        PartitionName=main Nodes={Host} Default=YES MaxTime=INFINITE State=UP

        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Daemon(string program, params string[] arguments)
    {
        var start = StartInfo(_folder.FullPath, new Dictionary<string, string>(), program, arguments);
        var daemon = Process.Start(start)!;
        daemon.BeginOutputReadLine();
        daemon.BeginErrorReadLine();
        _daemons.Add(daemon);
    }

    private async Task<(int ExitCode, string Output, string Error)> TryRun(
        string folder, IReadOnlyDictionary<string, string> environment, string program, string[] arguments)
    {
        using var process = Process.Start(StartInfo(folder, environment, program, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private ProcessStartInfo StartInfo(string folder, IReadOnlyDictionary<string, string> environment, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLURM_CONF"] = Configuration;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }
}
