namespace Phodos.Datasets.Forces;

/// <summary>What a row of a store of force constants is called.</summary>
/// <param name="Id">The identifier in the source.</param>
/// <param name="Formula">The reduced formula.</param>
/// <param name="Split">The part of a split that the source puts it into, or null.</param>
public sealed record ForceRowName(string Id, string Formula, string? Split);
