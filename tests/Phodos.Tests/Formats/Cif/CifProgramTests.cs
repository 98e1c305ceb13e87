using static Phodos.Tests.Formats.CifText;

namespace Phodos.Tests.Formats.Cif;

/// <summary>Whole files in the manner of the programs and databases that write them.</summary>
public class CifProgramTests
{
    private const string Icsd = """

        #(C) 2024 by FIZ Karlsruhe - Leibniz Institute for Information Infrastructure.  All rights reserved.
        data_12345-ICSD
        _database_code_ICSD 12345
        _chemical_name_common 'Magnesium dialuminium oxide'
        _chemical_formula_structural 'Mg (Al2 O4)'
        _chemical_formula_sum 'Al2 Mg1 O4'
        _citation_title
        ;
        The spinel's structure; "again"
        ;
        loop_
        _citation_id
        _citation_journal_full
        _citation_year
        primary 'Zeitschrift fuer Kristallographie' 1978
        2 'Phase Transition' 1992
        _cell_length_a 8.0898(9)
        _cell_length_b 8.0898(9)
        _cell_length_c 8.0898(9)
        _cell_angle_alpha 90.
        _cell_angle_beta 90.
        _cell_angle_gamma 90.
        _cell_formula_units_Z 8
        _space_group_name_H-M_alt 'F d -3 m Z'
        _space_group_IT_number 227
        loop_
        _atom_type_symbol
        _atom_type_oxidation_number
        Mg2+ 2
        Al3+ 3
        O2- -2
        loop_
        _atom_site_label
        _atom_site_type_symbol
        _atom_site_symmetry_multiplicity
        _atom_site_Wyckoff_symbol
        _atom_site_fract_x
        _atom_site_fract_y
        _atom_site_fract_z
        _atom_site_B_iso_or_equiv
        _atom_site_occupancy
        _atom_site_attached_hydrogens
        Mg1 Mg2+ 8 a 0.125 0.125 0.125 . 1. 0
        Al1 Al3+ 16 d 0.5 0.5 0.5 . 1. 0
        O1 O2- 32 e 0.2624(2) 0.2624(2) 0.2624(2) . 1. 0

        #End of TTdata_12345-ICSD
        """;

    private const string Shelx = """
        data_shelx
        _audit_creation_method            'SHELXL-2018/3'
        _chemical_formula_sum
         'Ca O3 Ti'
        _space_group_crystal_system       orthorhombic
        _space_group_IT_number            62
        _space_group_name_H-M_alt         'P n m a'
        _space_group_name_Hall            '-P 2ac 2n'
        _shelx_space_group_comment
        ;
        The symmetry employed for this shelxl refinement is uniquely defined
        by the following loop, which should always be used as a source of
        symmetry information in preference to the above space-group names.
        ;
        loop_
         _space_group_symop_operation_xyz
         'x, y, z'
         '-x+1/2, -y, z+1/2'
         '-x, y+1/2, -z'
         'x+1/2, -y+1/2, -z+1/2'
         '-x, -y, -z'
         'x-1/2, y, -z-1/2'
         'x, -y-1/2, z'
         '-x-1/2, y-1/2, z-1/2'

        _cell_length_a                    5.4423(2)
        _cell_length_b                    7.6401(3)
        _cell_length_c                    5.3796(10)
        _cell_angle_alpha                 90
        _cell_angle_beta                  90
        _cell_angle_gamma                 90
        _refine_special_details           ?
        loop_
         _atom_site_label
         _atom_site_type_symbol
         _atom_site_fract_x
         _atom_site_fract_y
         _atom_site_fract_z
         _atom_site_U_iso_or_equiv
         _atom_site_adp_type
         _atom_site_occupancy
         _atom_site_site_symmetry_order
         _atom_site_calc_flag
         _atom_site_refinement_flags_posn
         _atom_site_disorder_group
        Ca1 Ca 0.03600(12) 0.250000 0.99300(4) 0.0089(2) Uani 1 2 d S .
        Ti1 Ti 0.000000 0.000000 0.500000 0.0085(3) Uani 1 2 d S .
        O1 O 0.4838(1) 0.250000 0.0712(2) 0.0142(3) Uani 1 2 d S .
        O2 O 0.2887(3) 0.0371(1) 0.7110(5) 0.0142(3) Uani 1 1 d . .

        _shelx_res_file
        ;
        TITL perovskite in Pnma
        CELL  0.71073   9.4423   7.6401   5.3796   90.000   90.000   90.000
        _cell_length_a 9.99
        loop_
        END
        ;
        _shelx_hkl_file
        ;
           0   0   6  103.10    2.00
           0   0   0    0.00    0.00
        ;
        _shelx_hkl_checksum   12345
        """;

    private const string Cod = """
        #------------------------------------------------------------------------------
        #$Date: 2016-02-13 21:28:24 +0200 $
        # This file is available in the Crystallography Open Database (COD).
        #------------------------------------------------------------------------------
        data_9000000
        loop_
        _publ_author_name
        "O'Neill, H. St.C."
        'M\"uller, O.'
        _publ_section_title
        ;
         Quartz: data_ loop_ _cell_length_a 'unclosed
        ;
        _journal_page_first              123
        _chemical_formula_sum            'O2 Si'
        _[local]_cod_chemical_formula_sum_orig 'Si O2'
        _symmetry_space_group_name_Hall  'P 32 2"'
        _symmetry_space_group_name_H-M   'P 32 2 1'
        _cell_angle_alpha                90
        _cell_angle_beta                 90
        _cell_angle_gamma                120
        _cell_length_a                   4.9137
        _cell_length_b                   4.9137
        _cell_length_c                   5.4047
        loop_
        _space_group_symop_operation_xyz
        x,y,z
        y,x,-z
        -y,x-y,2/3+z
        -x,-x+y,2/3-z
        -x+y,-x,1/3+z
        x-y,-y,1/3-z
        loop_
        _atom_site_aniso_label
        _atom_site_aniso_U_11
        Si 0.00670
        O 0.01600
        loop_
        _atom_site_label
        _atom_site_fract_x
        _atom_site_fract_y
        _atom_site_fract_z
        Si 0.46970 0.00000 0.66667
        O 0.41350 0.26690 0.78547
        """;

    private const string Vesta = """
        #======================================================================
        # CRYSTAL DATA
        #----------------------------------------------------------------------
        data_VESTA_phase_1

        _chemical_name_common                  'wurtzite'
        _cell_length_a                         3.250000
        _cell_length_b                         3.250000
        _cell_length_c                         5.207000
        _cell_angle_alpha                      90.000000
        _cell_angle_beta                       90.000000
        _cell_angle_gamma                      120.000000
        _cell_volume                           47.630838
        _space_group_name_H-M_alt              'P 63 m c'
        _space_group_IT_number                 186

        loop_
        _space_group_symop_operation_xyz
           'x, y, z'
           '-y, x-y, z'
           '-x+y, -x, z'
           '-x, -y, z+1/2'
           'y, -x+y, z+1/2'
           'x-y, x, z+1/2'
           '-y, -x, z'
           '-x+y, y, z'
           'x, x-y, z'
           'y, x, z+1/2'
           'x-y, -y, z+1/2'
           '-x, -x+y, z+1/2'

        loop_
           _atom_site_label
           _atom_site_occupancy
           _atom_site_fract_x
           _atom_site_fract_y
           _atom_site_fract_z
           _atom_site_adp_type
           _atom_site_U_iso_or_equiv
           _atom_site_type_symbol
           Zn1        1.0     0.333333     0.666667     0.000000    Uiso  ? Zn
           O1         1.0     0.333333     0.666667     0.382500    Uiso  ? O
        """;

    private const string Pymatgen = """
        # generated using pymatgen
        data_LiFeO2
        _symmetry_space_group_name_H-M   'P 1'
        _cell_length_a   4.00000000
        _cell_length_b   4.10000000
        _cell_length_c   4.20000000
        _cell_angle_alpha   90.00000000
        _cell_angle_beta   90.00000000
        _cell_angle_gamma   90.00000000
        _symmetry_Int_Tables_number   1
        _chemical_formula_structural   LiFeO2
        _chemical_formula_sum   'Li1 Fe1 O2'
        _cell_volume   68.88000000
        _cell_formula_units_Z   1
        loop_
         _symmetry_equiv_pos_site_id
         _symmetry_equiv_pos_as_xyz
          1  'x, y, z'
        loop_
         _atom_type_symbol
         _atom_type_oxidation_number
          Li+  1.0
          Fe3+  3.0
          O2-  -2.0
        loop_
         _atom_site_type_symbol
         _atom_site_label
         _atom_site_symmetry_multiplicity
         _atom_site_fract_x
         _atom_site_fract_y
         _atom_site_fract_z
         _atom_site_occupancy
          Li+  Li0  1  0.00000000  0.00000000  0.00000000  1
          Fe3+  Fe1  1  0.50000000  0.50000000  0.50000000  1
          O2-  O2  1  0.50000000  0.50000000  0.00000000  1
          O2-  O3  1  0.00000000  0.50000000  0.50000000  1.0
        """;

    private const string Ase = """
        data_image0
        _chemical_formula_structural       NaCl
        _chemical_formula_sum              "Na1 Cl1"
        _cell_length_a       3.98808
        _cell_length_b       3.98808
        _cell_length_c       3.98808
        _cell_angle_alpha    60
        _cell_angle_beta     60
        _cell_angle_gamma    60

        _space_group_name_H-M_alt    "P 1"
        _space_group_IT_number       1

        loop_
          _space_group_symop_operation_xyz
          'x, y, z'

        loop_
          _atom_site_type_symbol
          _atom_site_label
          _atom_site_symmetry_multiplicity
          _atom_site_fract_x
          _atom_site_fract_y
          _atom_site_fract_z
          _atom_site_occupancy
          Na  Na1       1.0  0.0  0.0  0.0  1.0000
          Cl  Cl1       1.0  0.5  0.5  0.5  1.0000
        """;

    private const string Springer = """
        # Atomic coordinates, PAULING FILE
        data_sd_1900000_powder_pattern
        loop_
        _pd_calc_method
        'Cu Ka1'
        data_sd_1900000
        _symmetry_cell_setting            cubic
        _symmetry_space_group_name_H-M    'F m -3 m'
        _symmetry_Int_Tables_number       225
        _cell_length_a                    5.6402
        _cell_length_b                    5.6402
        _cell_length_c                    5.6402
        _cell_angle_alpha                 90
        _cell_angle_beta                  90
        _cell_angle_gamma                 90
        loop_
        _atom_site_label
        _atom_site_type_symbol
        _atom_site_symmetry_multiplicity
        _atom_site_fract_x
        _atom_site_fract_y
        _atom_site_fract_z
        _atom_site_occupancy
        _sm_coordination_number
        _sm_atomic_environment_type
        Na Na 4a 0 0 0 1 6 'octahedron, Cl<sub>6</sub>'
        Cl Cl 4b 0.5 0.5 0.5 1 6 'octahedron, Na<sub>6</sub>'
        """;

    private const string Jmol = """
        data_global
        _chemical_name Fluorite
        _cell_length_a 5.463
        _cell_length_b 5.463
        _cell_length_c 5.463
        _cell_angle_alpha 90
        _cell_angle_beta 90
        _cell_angle_gamma 90
        _symmetry_space_group_name_H-M 'F m 3 m'
        loop_
        _atom_site_label
        _atom_site_fract_x
        _atom_site_fract_y
        _atom_site_fract_z
        CA 0 0 0
        F .25 .25 .25
        """;

    [Theory]
    [InlineData(nameof(Icsd), Icsd, "MgAl2O4", 56, 529.4)]
    [InlineData(nameof(Shelx), Shelx, "CaTiO3", 20, 223.7)]
    [InlineData(nameof(Cod), Cod, "SiO2", 9, 113.0)]
    [InlineData(nameof(Vesta), Vesta, "ZnO", 4, 47.6)]
    [InlineData(nameof(Pymatgen), Pymatgen, "LiFeO2", 4, 68.9)]
    [InlineData(nameof(Ase), Ase, "NaCl", 2, 44.9)]
    [InlineData(nameof(Springer), Springer, "NaCl", 8, 179.4)]
    [InlineData(nameof(Jmol), Jmol, "CaF2", 12, 163.0)]
    public void The_crystal_of_each_program_is_read(string program, string text, string formula, int atoms, double volume)
    {
        var crystal = Read(text).Crystal;
        crystal.ReducedFormula.ShouldBe(formula, program);
        crystal.AtomCount.ShouldBe(atoms, program);
        crystal.Lattice.Volume.ShouldBe(volume, 0.1, program);
    }
}
