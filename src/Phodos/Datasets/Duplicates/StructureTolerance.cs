namespace Phodos.Datasets.Duplicates;

/// <summary>How far two crystals may differ and still count as the same structure.</summary>
/// <remarks>
/// A crystal matches its copy under any homogeneous strain that changes no length by more than <see cref="Distance"/> once the volumes are
/// made equal, and under any displacement of its atoms by up to <c>Distance / 2</c> times its shortest distance.
/// </remarks>
public sealed record StructureTolerance
{
    /// <summary>The tolerance that duplicates are found with unless another is given: 4 % in distances, 10 % in volume.</summary>
    public static StructureTolerance Default { get; } = new();

    /// <summary>The largest relative difference of a distance at equal volume, above 0 and below 1.</summary>
    /// <exception cref="InvalidInputException">The value is out of range.</exception>
    public double Distance { get; init => field = InRange(value, "distance"); } = 0.04;

    /// <summary>The largest relative difference of the volume an atom, above 0 and below 1.</summary>
    /// <exception cref="InvalidInputException">The value is out of range.</exception>
    public double Volume { get; init => field = InRange(value, "volume"); } = 0.1;

    private static double InRange(double value, string name) => value is > 0 and < 1
        ? value
        : throw new InvalidInputException(FormattableString.Invariant(
            $"the {name} tolerance of the structure comparison is {value}; it must be above 0 and below 1"));
}
