namespace Phodos.Learning.Graphs;

/// <summary>How a crystal becomes a graph.</summary>
public sealed record GraphOptions
{
    /// <summary>The radius (angstrom) inside which two atoms share an edge, finite and above 0. Default 4.</summary>
    /// <exception cref="InvalidInputException">It is not.</exception>
    public double Cutoff
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new InvalidInputException("the cutoff must be a finite number of angstrom above 0");
    } = 4;

    /// <summary>
    /// Whether each atom has one more edge to itself, with a zero vector, as in the reference implementation. Default true.
    /// </summary>
    public bool SelfInteraction { get; init; } = true;

    /// <summary>
    /// Whether the graph is made of the canonical primitive cell of the crystal, so that the cell, orientation and
    /// atom order it is given in do not matter. Default true; the reference implementation takes the cell as given.
    /// </summary>
    public bool CanonicalCell { get; init; } = true;
}
