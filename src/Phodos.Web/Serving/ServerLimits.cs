namespace Phodos.Web.Serving;

/// <summary>
/// What requests may take. A request beyond the size limits is answered by 413, one beyond a rate by 429, one that finds no room or no
/// time by 503; the last two say in <c>Retry-After</c> when to come again.
/// </summary>
public sealed record ServerLimits
{
    /// <summary>The largest body (bytes).</summary>
    public long BodyBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>The most atoms of a crystal.</summary>
    public int Atoms { get; init; } = 500;

    /// <summary>
    /// The most edges in the graph of a crystal. The densest crystals have a few hundred an atom; more is atoms on top of each other,
    /// which cost memory out of all proportion.
    /// </summary>
    public int Edges { get; init; } = 250_000;

    /// <summary>The most crystals of a request.</summary>
    public int Structures { get; init; } = 100;

    /// <summary>How long a request may take once it is at work, and how long its body may take before.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many requests are at work side by side.</summary>
    public int Concurrency { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>How many more may wait.</summary>
    public int Queue { get; init; } = 64;

    /// <summary>How long one may wait before it is at work.</summary>
    public TimeSpan QueueTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many requests a minute an API key, or an address where there are no keys, may send; 0 for any number.</summary>
    public int RequestsPerMinute { get; init; }

    /// <summary>The most numbers in an answer: points times sites, or temperatures.</summary>
    public int Values { get; init; } = 1_000_000;

    /// <summary>The largest body (bytes) that holds a calculation: forces take more room than structures.</summary>
    public long CalculationBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>The most atoms in the primitive cell of a calculation: the time goes with their third power.</summary>
    public int CalculationAtoms { get; init; } = 80;

    /// <summary>The most atoms in the supercell of a calculation.</summary>
    public int SupercellAtoms { get; init; } = 1_000;

    /// <summary>
    /// Those of requests that hold calculations: each keeps a processor busy for seconds, so that half as many work side by side as there
    /// are processors, with the usual concurrency, and few more wait.
    /// </summary>
    internal ServerLimits OfCalculations
    {
        get
        {
            var concurrency = Math.Max(1, Concurrency / 4);
            return this with { BodyBytes = CalculationBytes, Concurrency = concurrency, Queue = Math.Min(Queue, 4 * concurrency) };
        }
    }
}
