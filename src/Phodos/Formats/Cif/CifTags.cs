namespace Phodos.Formats.Cif;

/// <summary>
/// The data names that a structure is made from, in lower case and with underscores: the old (<c>_symmetry_</c>) and new
/// (<c>_space_group_</c>) names of the core dictionary, and the dotted names of later dictionaries (<c>_cell.length_a</c>), become one.
/// </summary>
internal static class CifTags
{
    internal const string OccupancyTag = "_atom_site_occupancy";
    internal const string LabelTag = "_atom_site_label";
    internal const string TypeSymbolTag = "_atom_site_type_symbol";
    internal const string CalculationFlagTag = "_atom_site_calc_flag";
    internal const string DisorderGroupTag = "_atom_site_disorder_group";
    internal const string AttachedHydrogensTag = "_atom_site_attached_hydrogens";
    internal const string FormulaTag = "_chemical_formula_sum";

    internal static readonly string[] Fractional = ["_atom_site_fract_x", "_atom_site_fract_y", "_atom_site_fract_z"];
    internal static readonly string[] Cartesian = ["_atom_site_cartn_x", "_atom_site_cartn_y", "_atom_site_cartn_z"];
    internal static readonly string[] Lengths = ["_cell_length_a", "_cell_length_b", "_cell_length_c"];
    internal static readonly string[] Angles = ["_cell_angle_alpha", "_cell_angle_beta", "_cell_angle_gamma"];

    internal static readonly string[] Operators =
    [
        "_space_group_symop_operation_xyz", "_symmetry_equiv_pos_as_xyz",
        "_space_group_symop_operation_xyz_", "_symmetry_equiv_pos_as_xyz_",
    ];

    internal static readonly string[] GroupNumbers = ["_space_group_it_number", "_symmetry_int_tables_number"];

    internal static readonly string[] GroupNames =
    [
        "_space_group_name_h-m_alt", "_space_group_name_h-m_full", "_space_group_name_h-m",
        "_symmetry_space_group_name_h-m", "_symmetry_space_group_name_h-m_alt",
        "_space_group_name_hall", "_symmetry_space_group_name_hall",
    ];

    internal static readonly string[] MagneticOperators =
        ["_space_group_symop_magn_operation_xyz", "_space_group_symop_magn_centering_xyz"];

    internal static readonly string[] Titles =
        ["_chemical_name_mineral", "_chemical_name_common", "_chemical_name_systematic", "_chemical_name_structure_type"];

    private static readonly HashSet<string> Wanted =
    [
        OccupancyTag, LabelTag, TypeSymbolTag, CalculationFlagTag, DisorderGroupTag, AttachedHydrogensTag, FormulaTag,
        .. Fractional, .. Cartesian, .. Lengths, .. Angles, .. Operators, .. GroupNumbers, .. GroupNames, .. MagneticOperators, .. Titles,
    ];

    private static readonly int LongestLength = Wanted.Max(tag => tag.Length);

    /// <summary>
    /// The one spelling of a data name, or null where nothing is made from it, so that the rest of a file costs no memory.
    /// </summary>
    internal static string? Normalize(ReadOnlySpan<char> tag)
    {
        if (tag.Length > LongestLength)
            return null;
        Span<char> spelling = stackalloc char[tag.Length];
        tag.ToLowerInvariant(spelling);
        spelling.Replace('.', '_');
        return Wanted.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(spelling, out var known) ? known : null;
    }
}
