using Phodos.Formats.Reading;
using Phodos.Units;

namespace Phodos.Formats.Castep;

/// <summary>The unit of length that the first line of a block may name; without one it is the angstrom.</summary>
internal static class CastepUnit
{
    /// <summary>The unit of the current line (angstrom), or null where it names none.</summary>
    /// <exception cref="InvalidInputException">The line is one word that is no unit of length.</exception>
    internal static double? TryRead(TextLines lines)
    {
        if (lines.WordCount != 1 || lines.IsNumber(0))
            return null;
        return lines.Word(0).ToString().ToUpperInvariant() switch
        {
            "ANG" => 1,
            "BOHR" or "A0" => PhysicalConstants.Bohr,
            "NM" => 10,
            "CM" => 1e8,
            "M" => 1e10,
            _ => throw lines.Fault($"there is no unit of length {Excerpt.Quoted(lines.Word(0))}; write ang, bohr, a0, nm, cm or m"),
        };
    }
}
