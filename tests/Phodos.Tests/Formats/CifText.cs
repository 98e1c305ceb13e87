using Phodos.Formats;

namespace Phodos.Tests.Formats;

/// <summary>Small CIF files for the tests.</summary>
internal static class CifText
{
    internal const string CubicCell = """
        data_test
        _cell_length_a 4.0
        _cell_length_b 4.0
        _cell_length_c 4.0
        _cell_angle_alpha 90
        _cell_angle_beta 90
        _cell_angle_gamma 90

        """;

    internal const string HexagonalCell = """
        data_test
        _cell_length_a 5.0
        _cell_length_b 5.0
        _cell_length_c 8.0
        _cell_angle_alpha 90
        _cell_angle_beta 90
        _cell_angle_gamma 120

        """;

    /// <summary>Rutile: quotes, uncertainties, oxidation states, special positions.</summary>
    internal const string Rutile = """
        # a comment
        data_rutile
        _chemical_name_mineral 'rutile'
        _publ_section_title
        ;
         The 'structure' of "rutile"
         loop_ data_ _cell_length_a
        ;
        _cell_length_a 4.594(2)
        _cell_length_b 4.594(2)
        _cell_length_c 2.959
        _cell_angle_alpha 90.
        _cell_angle_beta 90.0
        _cell_angle_gamma 90
        _symmetry_space_group_name_H-M 'P 42/m n m'
        loop_
        _symmetry_equiv_pos_site_id
        _symmetry_equiv_pos_as_xyz
        1 'x, y, z'
        2 '-x, -y, z'
        3 '-y+1/2, x+1/2, z+1/2'
        4 'y+1/2, -x+1/2, z+1/2'
        5 '-x+1/2, y+1/2, -z+1/2'
        6 'x+1/2, -y+1/2, -z+1/2'
        7 'y, x, -z'
        8 '-y, -x, -z'
        9 '-x, -y, -z'
        10 'x, y, -z'
        11 'y+1/2, -x+1/2, -z+1/2'
        12 '-y+1/2, x+1/2, -z+1/2'
        13 'x+1/2, -y+1/2, z+1/2'
        14 '-x+1/2, y+1/2, z+1/2'
        15 '-y, -x, z'
        16 'y, x, z'
        loop_
        _atom_site_label
        _atom_site_type_symbol
        _atom_site_fract_x
        _atom_site_fract_y
        _atom_site_fract_z
        _atom_site_occupancy
        Ti1 Ti4+ 0 0 0 1.0
        O1 O2- 0.305(1) 0.305(1) 0 1.
        """;

    internal static string Operators(params string[] operators) =>
        "loop_\n_space_group_symop_operation_xyz\n" + string.Concat(operators.Select(symmetry => $"'{symmetry}'\n"));

    internal static string Sites(params string[] rows) =>
        "loop_\n_atom_site_label\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n" + Rows(rows);

    internal static string OccupiedSites(params string[] rows) =>
        "loop_\n_atom_site_label\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n_atom_site_occupancy\n" + Rows(rows);

    internal static StructureFile Read(string text) => StructureReader.ReadText(text, "test.cif", "cif");

    internal static InvalidInputException Refuse(string text)
    {
        var fault = Should.Throw<InvalidInputException>(() => Read(text));
        fault.File.ShouldBe("test.cif");
        fault.Line.ShouldNotBeNull();
        fault.Message.ShouldNotContain('\n');
        return fault;
    }

    private static string Rows(string[] rows) => string.Join('\n', rows) + "\n";
}
