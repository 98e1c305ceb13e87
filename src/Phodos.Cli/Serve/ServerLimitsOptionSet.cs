using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Web.Batching;
using Phodos.Web.Serving;

namespace Phodos.Cli.Serve;

/// <summary>What requests to a server may take.</summary>
internal sealed class ServerLimitsOptionSet
{
    private const int BytesPerMebibyte = 1024 * 1024;

    private static readonly ServerLimits Usual = new();

    private readonly Option<int> _body =
        Whole("--max-body", "The largest body of a request (MiB).", (int)(Usual.BodyBytes / BytesPerMebibyte), 1, 1024);

    private readonly Option<int> _atoms = Whole("--max-atoms", "The most atoms of a crystal.", Usual.Atoms, 1, 10_000);

    private readonly Option<int> _edges =
        Whole("--max-edges", "The most edges in the graph of a crystal.", Usual.Edges, 1_000, 20_000_000);

    private readonly Option<int> _structures = Whole("--max-structures", "The most crystals of a request.", Usual.Structures, 1, 10_000);

    private readonly Option<int> _values = Whole("--max-values", "The most numbers in an answer.", Usual.Values, 10_000, 100_000_000);

    private readonly Option<int> _calculation = Whole(
        "--max-calculation", "The largest body that holds a calculation (MiB).", (int)(Usual.CalculationBytes / BytesPerMebibyte), 1, 1024);

    private readonly Option<int> _calculationAtoms = Whole(
        "--max-calculation-atoms", "The most atoms in the primitive cell of a calculation, or of a crystal whose modes are predicted.", Usual.CalculationAtoms, 1, 1_000);

    private readonly Option<int> _supercellAtoms =
        Whole("--max-supercell-atoms", "The most atoms in the supercell of a calculation.", Usual.SupercellAtoms, 1, 10_000);

    private readonly Option<int> _time = Whole("--max-time", "How long a request may work (s).", (int)Usual.Time.TotalSeconds, 1, 3600);

    private readonly Option<int> _concurrency =
        Whole("--concurrency", "How many requests work side by side.", Usual.Concurrency, 1, 1024);

    private readonly Option<int> _queue = Whole("--max-queue", "How many more may wait.", Usual.Queue, 0, 100_000);

    private readonly Option<int> _queueTime =
        Whole("--max-wait", "How long one may wait before it works (ms).", (int)Usual.QueueTime.TotalMilliseconds, 1, 600_000);

    private readonly Option<int> _rate = Whole(
        "--rate", "How many requests a minute a key, or an address without keys, may send; 0 for any number.", Usual.RequestsPerMinute, 0, 1_000_000);

    private readonly Option<int> _batchWait = Whole(
        "--batch-wait", "How long a crystal waits for others to share a batch (ms).", (int)new BatchSettings().Wait.TotalMilliseconds, 0, 1000);

    internal Option[] Options =>
    [
        _body, _atoms, _edges, _structures, _values, _calculation, _calculationAtoms, _supercellAtoms, _time, _concurrency, _queue,
        _queueTime, _rate, _batchWait,
    ];

    internal ServerLimits Read(ParseResult parsed) => new()
    {
        BodyBytes = (long)parsed.GetValue(_body) * BytesPerMebibyte,
        Atoms = parsed.GetValue(_atoms),
        Edges = parsed.GetValue(_edges),
        Structures = parsed.GetValue(_structures),
        Values = parsed.GetValue(_values),
        CalculationBytes = (long)parsed.GetValue(_calculation) * BytesPerMebibyte,
        CalculationAtoms = parsed.GetValue(_calculationAtoms),
        SupercellAtoms = parsed.GetValue(_supercellAtoms),
        Time = TimeSpan.FromSeconds(parsed.GetValue(_time)),
        Concurrency = parsed.GetValue(_concurrency),
        Queue = parsed.GetValue(_queue),
        QueueTime = TimeSpan.FromMilliseconds(parsed.GetValue(_queueTime)),
        RequestsPerMinute = parsed.GetValue(_rate),
    };

    internal TimeSpan BatchWait(ParseResult parsed) => TimeSpan.FromMilliseconds(parsed.GetValue(_batchWait));

    private static Option<int> Whole(string name, string description, int usual, int minimum, int maximum) => new Option<int>(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
    }.Whole(minimum, maximum);
}
