using System.Collections.Frozen;

namespace Phodos.Formats.QuantumEspresso;

/// <summary>The names of the cards of pw.x and cp.x, in any case.</summary>
internal static class CardName
{
    private static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "ATOMIC_SPECIES", "ATOMIC_POSITIONS", "CELL_PARAMETERS", "K_POINTS", "ADDITIONAL_K_POINTS",
        "OCCUPATIONS", "CONSTRAINTS", "ATOMIC_VELOCITIES", "ATOMIC_FORCES", "SOLVENTS", "HUBBARD", "REF_CELL_PARAMETERS", "DIPOLE",
        "ESR", "AUTOPILOT", "PLOT_WANNIER", "ION_VELOCITIES");

    internal static bool Is(string word) => All.Contains(word);
}
