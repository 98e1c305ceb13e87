namespace Phodos.Web.Batching;

/// <summary>How crystals of several requests share a batch.</summary>
public sealed record BatchSettings
{
    /// <summary>How long the first crystal of a batch waits for others at most.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMilliseconds(4);

    /// <summary>The atoms that fill a batch; one larger crystal is a batch of its own.</summary>
    public int Atoms { get; init; } = 2048;
}
