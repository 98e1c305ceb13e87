namespace Phodos.Crystals;

/// <summary>The seven crystal systems; the values are the indices of the learned prompts of DOSTransformer.</summary>
public enum CrystalSystem
{
    /// <summary>Space groups 195–230.</summary>
    Cubic = 0,

    /// <summary>Space groups 168–194.</summary>
    Hexagonal = 1,

    /// <summary>Space groups 75–142.</summary>
    Tetragonal = 2,

    /// <summary>Space groups 143–167.</summary>
    Trigonal = 3,

    /// <summary>Space groups 16–74.</summary>
    Orthorhombic = 4,

    /// <summary>Space groups 3–15.</summary>
    Monoclinic = 5,

    /// <summary>Space groups 1 and 2.</summary>
    Triclinic = 6,
}

/// <summary>Crystal systems from space groups and from text.</summary>
public static class CrystalSystems
{
    private static readonly string[] Names = ["cubic", "hexagonal", "tetragonal", "trigonal", "orthorhombic", "monoclinic", "triclinic"];

    /// <summary>The crystal system of a space-group number, 1..230 (International Tables for Crystallography A).</summary>
    public static CrystalSystem OfSpaceGroup(int number) => number switch
    {
        < 1 or > 230 => throw new ArgumentOutOfRangeException(nameof(number), number, "A space-group number is 1..230."),
        <= 2 => CrystalSystem.Triclinic,
        <= 15 => CrystalSystem.Monoclinic,
        <= 74 => CrystalSystem.Orthorhombic,
        <= 142 => CrystalSystem.Tetragonal,
        <= 167 => CrystalSystem.Trigonal,
        <= 194 => CrystalSystem.Hexagonal,
        _ => CrystalSystem.Cubic,
    };

    /// <summary>The name that data files have: one lower-case word, such as <c>cubic</c>.</summary>
    public static string Name(this CrystalSystem system) =>
        Enum.IsDefined(system)
            ? Names[(int)system]
            : throw new ArgumentOutOfRangeException(nameof(system), system, "There are seven crystal systems.");

    /// <summary>The crystal system of a name, in any case and with white space round it, or null when there is none of that name.</summary>
    public static CrystalSystem? TryParse(string? name) =>
        Array.FindIndex(Names, known => string.Equals(known, name?.Trim(), StringComparison.OrdinalIgnoreCase)) is >= 0 and var index
            ? (CrystalSystem)index
            : null;

    /// <summary>The crystal system of a name, in any case and with white space round it.</summary>
    /// <exception cref="InvalidInputException">There is no crystal system of that name.</exception>
    public static CrystalSystem Parse(string name) => TryParse(name)
        ?? throw new InvalidInputException($"there is no crystal system '{name}'; it is one of {string.Join(", ", Names)}");
}
