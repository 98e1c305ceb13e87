using Phodos.Formats.Reading;

namespace Phodos.Formats.QuantumEspresso;

/// <summary>What the numbers of a card of pw.x are measured in.</summary>
internal enum LengthUnit
{
    /// <summary>The card names no unit.</summary>
    None,

    /// <summary>alat: celldm(1), A, or the length of the first vector.</summary>
    LatticeParameter,

    /// <summary>The Bohr radius.</summary>
    Bohr,

    /// <summary>10⁻¹⁰ m.</summary>
    Angstrom,

    /// <summary>Fractional coordinates.</summary>
    Crystal,
}

/// <summary>Reads the unit of a card.</summary>
internal static class CardUnit
{
    /// <summary>The unit behind the name of the card, bare or in braces or parentheses.</summary>
    internal static LengthUnit Read(TextLines lines)
    {
        var text = string.Concat(lines.Words.Skip(1)).Trim('{', '}', '(', ')').ToUpperInvariant();
        return text switch
        {
            "" => LengthUnit.None,
            "BOHR" => LengthUnit.Bohr,
            "ANGSTROM" => LengthUnit.Angstrom,
            "CRYSTAL" => LengthUnit.Crystal,
            _ when text.StartsWith("ALAT", StringComparison.Ordinal) => LengthUnit.LatticeParameter,
            "CRYSTAL_SG" => throw lines.Fault(
                "positions of a space group (crystal_sg) are not read; write all atoms as ATOMIC_POSITIONS crystal"),
            _ => throw lines.Fault($"there is no unit {Excerpt.Quoted(text)}; write alat, bohr, angstrom or crystal"),
        };
    }
}
