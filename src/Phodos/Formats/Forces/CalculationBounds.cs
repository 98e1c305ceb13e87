namespace Phodos.Formats.Forces;

/// <summary>What a calculation may take, where it is read for somebody else, such as by a server.</summary>
/// <param name="FileBytes">The largest file of text, unpacked (bytes).</param>
/// <param name="RequireSize">
/// Is told the atoms of the primitive cell and of the supercell before the force constants are solved for, and throws where these are too many.
/// </param>
public sealed record CalculationBounds(long FileBytes, Action<int, int> RequireSize)
{
    /// <summary>Those of a user's own machine: files of 4 GiB, cells of any size that a crystal may have.</summary>
    public static CalculationBounds None { get; } = new(PhonopyCalculationReader.MaximumBytes, static (_, _) => { });
}
