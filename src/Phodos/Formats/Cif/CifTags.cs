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
    internal const string FormulaMoietyTag = "_chemical_formula_moiety";
    internal const string FormulaStructuralTag = "_chemical_formula_structural";
    internal const string FormulaUnitsTag = "_cell_formula_units_z";
    internal const string MagneticOperatorsTag = "_space_group_symop_magn_operation_xyz";
    internal const string MagneticCenteringsTag = "_space_group_symop_magn_centering_xyz";
    internal const string MagneticTransformTag = "_space_group_magn_transform_bns_pp_abc";
    internal const string SuperspaceOperatorsTag = "_space_group_symop_ssg_operation_algebraic";
    internal const string MagneticSuperspaceOperatorsTag = "_space_group_symop_magn_ssg_operation_algebraic";

    internal static readonly string[] Fractional = ["_atom_site_fract_x", "_atom_site_fract_y", "_atom_site_fract_z"];
    internal static readonly string[] Cartesian = ["_atom_site_cartn_x", "_atom_site_cartn_y", "_atom_site_cartn_z"];
    internal static readonly string[] Lengths = ["_cell_length_a", "_cell_length_b", "_cell_length_c"];
    internal static readonly string[] Angles = ["_cell_angle_alpha", "_cell_angle_beta", "_cell_angle_gamma"];

    internal static readonly string[] Operators = ["_space_group_symop_operation_xyz", "_symmetry_equiv_pos_as_xyz"];

    internal static readonly string[] GroupNumbers = ["_space_group_it_number", "_symmetry_int_tables_number"];

    internal static readonly string[] GroupNames =
    [
        "_symmetry_space_group_name_h-m", "_symmetry_space_group_name_h_m", "_space_group_name_h-m_alt", "_space_group_name_h-m",
        "_space_group_name_h-m_ref", "_space_group_name_h-m_full", "_symmetry_space_group_name_h-m_alt",
        "_symmetry_space_group_name_h-m_full",
    ];

    internal static readonly string[] HallSymbols = ["_space_group_name_hall", "_symmetry_space_group_name_hall"];

    internal static readonly string[] CoordinateSystemCodes =
        ["_space_group_it_coordinate_system_code", "_symmetry_space_group_it_coordinate_system_code"];

    /// <summary>All that name the space group, the most exact first.</summary>
    internal static readonly string[] Groups = [.. HallSymbols, .. GroupNames, .. GroupNumbers];

    internal static readonly string[] MagneticGroups = ["_space_group_magn_name_bns", "_space_group_magn_number_bns"];

    /// <summary>What only the files of magnetic structures have.</summary>
    internal static readonly string[] MagneticMarks =
        [.. MagneticGroups, "_atom_site_moment_label", "_atom_site_moment_crystalaxis_x"];

    /// <summary>What only the files of modulated structures have.</summary>
    internal static readonly string[] ModulationMarks =
        ["_cell_modulation_dimension", "_cell_wave_vector_seq_id", "_cell_wave_vector_x", "_cell_wave_vector_1_x"];

    internal static readonly string[] Densities =
        ["_exptl_crystal_density_diffrn", "_exptl_crystal_density", "_exptl_crystal_density_meas"];

    internal static readonly string[] Multiplicities = ["_atom_site_site_symmetry_multiplicity", "_atom_site_symmetry_multiplicity"];

    internal static readonly string[] CellSettings = ["_symmetry_cell_setting", "_space_group_crystal_system"];

    internal static readonly string[] Titles =
        ["_chemical_name_mineral", "_chemical_name_common", "_chemical_name_systematic", "_chemical_name_structure_type"];

    /// <summary>The names of an element of the matrix to fractional (<c>fract</c>) or Cartesian (<c>cartn</c>) axes.</summary>
    internal static string[] TransformMatrix(string target, int row, int column) =>
    [
        $"_atom_sites_{target}_tran_matrix_{row}{column}", $"_atom_sites_{target}_transform_mat_{row}{column}",
        $"_atom_sites_{target}_transf_matrix[{row}][{column}]",
    ];

    /// <summary>The names of an element of the vector that goes with the matrix.</summary>
    internal static string[] TransformVector(string target, int row) =>
    [
        $"_atom_sites_{target}_tran_vector_{row}", $"_atom_sites_{target}_transform_vec_{row}",
        $"_atom_sites_{target}_transf_vector[{row}]",
    ];

    private static readonly HashSet<string> Wanted =
    [
        OccupancyTag, LabelTag, TypeSymbolTag, CalculationFlagTag, DisorderGroupTag, AttachedHydrogensTag, FormulaTag,
        FormulaMoietyTag, FormulaStructuralTag, FormulaUnitsTag,
        .. Fractional, .. Cartesian, .. Lengths, .. Angles, .. Operators, .. Groups, .. CoordinateSystemCodes, .. Titles,
        MagneticTransformTag, MagneticOperatorsTag, MagneticCenteringsTag, SuperspaceOperatorsTag, MagneticSuperspaceOperatorsTag,
        .. MagneticMarks, .. ModulationMarks, .. CellSettings, .. Densities, .. Multiplicities,
        .. from target in new[] { "fract", "cartn" }
           from row in Enumerable.Range(1, 3)
           from column in Enumerable.Range(1, 3)
           from tag in TransformMatrix(target, row, column).Concat(TransformVector(target, row))
           select tag,
    ];

    private static readonly int LongestLength = Wanted.Max(tag => tag.Length);

    /// <summary>
    /// The one spelling of a data name, or null where nothing is made from it, so that the rest of a file costs no memory.
    /// Some programs end a name with an underscore too many.
    /// </summary>
    internal static string? Normalize(ReadOnlySpan<char> tag)
    {
        if (tag.Length > LongestLength + 1)
            return null;
        Span<char> spelling = stackalloc char[tag.Length];
        tag.ToLowerInvariant(spelling);
        spelling.Replace('.', '_');
        return Wanted.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(spelling.TrimEnd('_'), out var known) ? known : null;
    }
}
