using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources;

/// <summary>Makes records of the lines of a <c>fine.jsonl</c>.</summary>
internal static class FineJsonRecord
{
    private const double Step = 5;
    private const int LowCount = 201;
    private const int HighCount = 601;

    // The files give six decimals.
    private const double Rounding = 1e-6;

    private static readonly FrequencyGrid LowGrid = new(0, Step, LowCount);
    private static readonly FrequencyGrid WholeGrid = new(0, Step, LowCount + HighCount - 1);

    /// <summary>The record of a line; its two stretches become one spectrum.</summary>
    /// <exception cref="InvalidInputException">The structure or the spectrum cannot be used.</exception>
    internal static DosRecord Of(FineJsonLine line)
    {
        if (string.IsNullOrWhiteSpace(line.Id))
            throw new InvalidInputException("mp is empty");
        return new DosRecord(line.Id, CrystalOf(line), DosOf(line))
        {
            System = line.System is { } name ? CrystalSystems.Parse(name) : null,
            SpaceGroup = line.SpaceGroup is null or (>= 1 and <= 230)
                ? line.SpaceGroup
                : throw new InvalidInputException($"there is no space group {line.SpaceGroup}; it is 1..230"),
            MinimumFrequency = Finite(line.MinimumFrequency, "fmin"),
            MaximumFrequency = Finite(line.MaximumFrequency, "fmax"),
            HasBornCharges = line.Born,
        };
    }

    // A number too large for a double is read as infinite.
    private static double? Finite(double? frequency, string what) => double.IsFinite(frequency ?? 0)
        ? frequency
        : throw new InvalidInputException($"{what} is not a finite number");

    private static Crystal CrystalOf(FineJsonLine line)
    {
        if (line.Cell.Length != 3)
            throw new InvalidInputException($"cell has {line.Cell.Length} rows; it must have 3");
        var lattice = new Lattice(
            VectorOf(line.Cell[0], "row 1 of cell"), VectorOf(line.Cell[1], "row 2 of cell"), VectorOf(line.Cell[2], "row 3 of cell"));
        return new Crystal(
            lattice,
            [.. line.Numbers.Select(Element.FromAtomicNumber)],
            [.. line.Positions.Select((position, atom) => lattice.ToFractional(VectorOf(position, $"position {atom + 1}")))]);
    }

    private static Vector3D VectorOf(double[]? numbers, string what) => numbers is [var x, var y, var z]
        ? new Vector3D(x, y, z)
        : throw new InvalidInputException($"{what} has {numbers?.Length ?? 0} numbers; it must have 3");

    private static DensityOfStates DosOf(FineJsonLine line)
    {
        var parts = line.Projections.ToImmutableSortedDictionary(
            part => part.Key,
            part => Joined(part.Value, line.HighDos is null ? null : HighPart(line, part.Key), $"pdos of {Excerpt.Of(part.Key)}"),
            StringComparer.Ordinal);
        return new DensityOfStates(
            line.HighDos is null ? LowGrid : WholeGrid, Joined(line.Dos, line.HighDos, "dos5"), DosNormalization.PerCell, parts);
    }

    private static double[] HighPart(FineJsonLine line, string element) => line.HighProjections?.GetValueOrDefault(element)
        ?? throw new InvalidInputException($"dos5_high is there, but pdos_high lacks {Excerpt.Quoted(element)}");

    private static ImmutableArray<double> Joined(double[]? low, double[]? high, string what)
    {
        Require(low, LowCount, what);
        if (high is null)
            return [.. low!];
        Require(high, HighCount, $"the upper stretch of {what}");
        return Math.Abs(low![^1] - high[0]) <= Rounding
            ? [.. low, .. high.AsSpan(1)]
            : throw new InvalidInputException(
                FormattableString.Invariant($"the two stretches of {what} differ at 1000 cm⁻¹, which they share: {low[^1]} and {high[0]}"));
    }

    private static void Require(double[]? values, int count, string what)
    {
        if (values?.Length != count)
            throw new InvalidInputException($"{what} has {values?.Length ?? 0} values; it must have {count}");
    }
}
