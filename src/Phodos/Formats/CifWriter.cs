using System.Globalization;
using System.Text;
using Phodos.Crystals;

namespace Phodos.Formats;

/// <summary>Writes crystals as CIF 1.1 in space group P1, with every atom of the cell.</summary>
public static class CifWriter
{
    /// <summary>
    /// The CIF of a crystal. Cell parameters and positions come back to 1e-9. The orientation of the cell in space is not part of a CIF;
    /// a left-handed cell is written through its inversion, so that the crystal does not become its mirror image.
    /// </summary>
    public static string Write(Crystal crystal)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        var lattice = crystal.Lattice;
        var (alpha, beta, gamma) = lattice.Angles;
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Line($"data_{crystal.ReducedFormula}");
        Line($"_cell_length_a {lattice.A.Length:F12}");
        Line($"_cell_length_b {lattice.B.Length:F12}");
        Line($"_cell_length_c {lattice.C.Length:F12}");
        Line($"_cell_angle_alpha {alpha:F12}");
        Line($"_cell_angle_beta {beta:F12}");
        Line($"_cell_angle_gamma {gamma:F12}");
        Line($"_space_group_name_H-M_alt 'P 1'");
        Line($"_space_group_IT_number 1");
        Line($"loop_");
        Line($"_space_group_symop_operation_xyz");
        Line($"x,y,z");
        Line($"loop_");
        Line($"_atom_site_label");
        Line($"_atom_site_type_symbol");
        Line($"_atom_site_fract_x");
        Line($"_atom_site_fract_y");
        Line($"_atom_site_fract_z");
        Line($"_atom_site_occupancy");
        for (var atom = 0; atom < crystal.AtomCount; atom++)
        {
            var element = crystal.Species[atom];
            var position = lattice.IsRightHanded ? crystal.FractionalPositions[atom] : -crystal.FractionalPositions[atom];
            // All decimals are written, so that no reader takes 0.33333333 for a rounded third.
            Line($"{element}{atom + 1} {element} {position.X:F16} {position.Y:F16} {position.Z:F16} 1");
        }

        return text.ToString();
    }
}
