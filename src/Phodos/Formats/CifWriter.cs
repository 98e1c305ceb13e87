using System.Globalization;
using System.Text;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Meshes;

namespace Phodos.Formats;

/// <summary>Writes crystals as CIF 1.1 in space group P1, with every atom of the cell, and with thermal displacements where wanted.</summary>
public static class CifWriter
{
    /// <summary>
    /// The CIF of a crystal. Cell parameters and positions come back to 1e-9. The orientation of the cell in space is not part of a CIF;
    /// a left-handed cell is written through its inversion, so that the crystal does not become its mirror image.
    /// </summary>
    public static string Write(Crystal crystal)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        return Write(crystal, null);
    }

    /// <summary>
    /// The CIF of a crystal with the anisotropic displacement parameters of its atoms at a temperature (angstrom², U^ij of the reciprocal
    /// vectors).
    /// </summary>
    /// <param name="displacements">The displacements.</param>
    /// <exception cref="InvalidInputException">
    /// An atom is displaced by nothing along a direction: programs refuse such an ellipsoid, and cannot draw it.
    /// </exception>
    public static string Write(ThermalDisplacements displacements)
    {
        ArgumentNullException.ThrowIfNull(displacements);
        for (var atom = 0; atom < displacements.Crystal.AtomCount; atom++)
        {
            if (!displacements.IsPositiveDefinite(atom))
            {
                throw new InvalidInputException(
                    $"the thermal displacements of atom {atom + 1} ({displacements.Crystal.Species[atom]}) are not above zero along every "
                    + "direction, so no ellipsoid can be written; take a finer mesh");
            }
        }

        return Write(displacements.Crystal, displacements);
    }

    private static string Write(Crystal crystal, ThermalDisplacements? displacements)
    {
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
        if (displacements is not null)
        {
            Line($"_atom_site_U_iso_or_equiv");
            Line($"_atom_site_adp_type");
        }

        for (var atom = 0; atom < crystal.AtomCount; atom++)
        {
            var element = crystal.Species[atom];
            var position = lattice.IsRightHanded ? crystal.FractionalPositions[atom] : -crystal.FractionalPositions[atom];
            // All decimals are written, so that no reader takes 0.33333333 for a rounded third.
            var displacement = displacements is null
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $" {displacements.Isotropic(atom):F8} Uani");
            Line($"{element}{atom + 1} {element} {position.X:F16} {position.Y:F16} {position.Z:F16} 1{displacement}");
        }

        if (displacements is not null)
            AddAnisotropic(displacements, text);
        return text.ToString();
    }

    // An inversion of the cell leaves them as they are.
    private static void AddAnisotropic(ThermalDisplacements displacements, StringBuilder text)
    {
        text.Append("loop_\n_atom_site_aniso_label\n");
        foreach (var name in (string[])["11", "22", "33", "23", "13", "12"])
            text.Append("_atom_site_aniso_U_").Append(name).Append('\n');
        for (var atom = 0; atom < displacements.Crystal.AtomCount; atom++)
        {
            var u = displacements.InCif(atom);
            text.Append(CultureInfo.InvariantCulture, $"{displacements.Crystal.Species[atom]}{atom + 1}")
                .Append(CultureInfo.InvariantCulture, $" {u.XX:F8} {u.YY:F8} {u.ZZ:F8} {u.YZ:F8} {u.XZ:F8} {u.XY:F8}\n");
        }
    }
}
