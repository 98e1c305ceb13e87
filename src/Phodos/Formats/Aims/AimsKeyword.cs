using System.Collections.Frozen;

namespace Phodos.Formats.Aims;

/// <summary>The words that the lines of a geometry.in begin with.</summary>
internal static class AimsKeyword
{
    internal const string LatticeVector = "lattice_vector";
    internal const string Atom = "atom";
    internal const string FractionalAtom = "atom_frac";

    /// <summary>The mass number of the atom above it.</summary>
    internal const string Isotope = "isotope";

    // What an atom carries besides its position, and what surrounds the crystal.
    private static readonly FrozenSet<string> Others = FrozenSet.Create(
        StringComparer.Ordinal,
        "initial_moment", "initial_charge", "constrain_relaxation", "constraint_region", "velocity", Isotope, "magnetic_response",
        "magnetic_moment", "nuclear_constraints", "trust_radius", "hessian_block", "hessian_block_lv", "hessian_block_lv_atom",
        "hessian_file", "homogeneous_field", "multipole", "empty", "pseudocore", "esp_constraint", "verbatim_writeout",
        "calculate_friction", "set_vacuum_level", "symmetry_n_params", "symmetry_params", "symmetry_lv", "symmetry_frac",
        "symmetry_frac_change_threshold", "RT_TDDFT_initial_velocity");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OthersByWord =
        Others.GetAlternateLookup<ReadOnlySpan<char>>();

    internal static bool IsStructural(ReadOnlySpan<char> word) => word is LatticeVector or Atom or FractionalAtom;

    internal static bool IsKnown(ReadOnlySpan<char> word) => IsStructural(word) || OthersByWord.Contains(word);
}
