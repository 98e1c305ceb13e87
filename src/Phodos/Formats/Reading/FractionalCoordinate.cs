using Phodos.Crystals;

namespace Phodos.Formats.Reading;

/// <summary>Rules for fractional coordinates that come from a file.</summary>
internal static class FractionalCoordinate
{
    /// <summary>The largest magnitude that is accepted: beyond it a double no longer places an atom to 1e-9 of the cell.</summary>
    internal const double MaximumMagnitude = 1e6;

    /// <summary>The fewest decimals with which a file can mean a third or a sixth.</summary>
    internal const int MinimumSnapDecimals = 3;

    /// <summary>Refuses a position that is far outside the cell.</summary>
    /// <exception cref="InvalidInputException">A coordinate is larger than <see cref="MaximumMagnitude"/>.</exception>
    internal static Vector3D Check(Vector3D position, int line)
    {
        var largest = Math.Max(Math.Abs(position.X), Math.Max(Math.Abs(position.Y), Math.Abs(position.Z)));
        return largest <= MaximumMagnitude
            ? position
            : throw new InvalidInputException(
                FormattableString.Invariant(
                    $"a fractional coordinate of size {largest:G6} lies too far outside the cell; check the position"),
                line: line);
    }

    /// <summary>
    /// Undoes the rounding of sixths: 0.333, 0.6667 and 0.16667, rounded or cut off at at least so many decimals,
    /// become 1/3, 2/3 and 1/6. Every other number is returned as it is.
    /// </summary>
    internal static double SnapToSixths(double value, int decimals, int minimumDecimals = MinimumSnapDecimals)
    {
        if (decimals < minimumDecimals)
            return value;
        var sixths = Math.Round(6 * value);
        // The other sixths are halves, which decimals write exactly.
        if (sixths % 3 == 0)
            return value;
        var lastDigit = Math.Pow(10, -decimals);
        // Positive where the written number lies nearer to zero than the fraction, as a cut-off number does.
        var missing = Math.Abs(sixths / 6) - Math.Abs(value);
        return missing >= -0.5 * lastDigit && missing < lastDigit ? sixths / 6 : value;
    }

    /// <summary>The equivalent position in the cell, each coordinate in [0, 1).</summary>
    internal static Vector3D Wrap(Vector3D position) => new(Wrap(position.X), Wrap(position.Y), Wrap(position.Z));

    /// <summary>The shortest equivalent of a difference of positions, each coordinate in [-1/2, 1/2].</summary>
    internal static Vector3D Nearest(Vector3D difference) =>
        new(difference.X - Math.Round(difference.X), difference.Y - Math.Round(difference.Y), difference.Z - Math.Round(difference.Z));

    private static double Wrap(double coordinate)
    {
        var wrapped = coordinate - Math.Floor(coordinate);
        // A tiny negative number rounds up to 1.
        return wrapped < 1 ? wrapped : 0;
    }
}
