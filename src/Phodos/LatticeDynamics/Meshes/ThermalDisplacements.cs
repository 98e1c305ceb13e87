using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Phodos.Crystals;
using Phodos.Spectra;
using Phodos.Units;

namespace Phodos.LatticeDynamics.Meshes;

/// <summary>
/// The mean square displacements of the atoms at a temperature, U = ħ / (2 m N) Σ coth(ħω / 2kT) / ω e eᴴ over the modes of a mesh
/// (B. T. M. Willis and A. W. Pryor, Thermal Vibrations in Crystallography (1975)); quantum mechanical, so not zero at 0 K. They have the
/// symmetry of the sites. The waves between Γ and the next points of the mesh are missing: a finer mesh gives larger ones.
/// </summary>
public sealed class ThermalDisplacements
{
    // ħ / (2 u ω) in Å² at 1 cm⁻¹.
    private static readonly double AtOneWavenumber = PhysicalConstants.Planck / (2 * Math.PI)
        / (2 * PhysicalConstants.AtomicMass * 2 * Math.PI * 100 * PhysicalConstants.SpeedOfLight) * 1e20;

    private ThermalDisplacements(Crystal crystal, double temperature, double cutoff, double leftOut, ImmutableArray<Matrix3> tensors)
    {
        (Crystal, Temperature, Cutoff, LeftOut, Tensors) = (crystal, temperature, cutoff, leftOut, tensors);
    }

    /// <summary>The crystal.</summary>
    public Crystal Crystal { get; }

    /// <summary>The temperature (K).</summary>
    public double Temperature { get; }

    /// <summary>Modes at or below this frequency (cm⁻¹) were left out.</summary>
    public double Cutoff { get; }

    /// <summary>How many of the 3N states of a cell were left out.</summary>
    public double LeftOut { get; }

    /// <summary>U of each atom (Å²), symmetric, in Cartesian directions, [atoms].</summary>
    public ImmutableArray<Matrix3> Tensors { get; }

    /// <summary>Works out the displacements.</summary>
    /// <param name="modes">The modes, with the directions of the atoms.</param>
    /// <param name="temperature">The temperature (K), 0..<see cref="ThermodynamicFunctions.MaximumTemperature"/>.</param>
    /// <param name="cutoff">
    /// Modes at or below this frequency (cm⁻¹) are left out: those of Γ at rest, which are zero but for rounding, and imaginary ones.
    /// </param>
    /// <exception cref="InvalidInputException">The temperature is out of its range, or no mode is above the cutoff.</exception>
    /// <exception cref="InvalidOperationException">The modes were found without the directions of the atoms.</exception>
    public static ThermalDisplacements Of(MeshModes modes, double temperature, double cutoff = 1)
    {
        ArgumentNullException.ThrowIfNull(modes);
        ArgumentOutOfRangeException.ThrowIfNegative(cutoff);
        if (!(temperature is >= 0 and <= ThermodynamicFunctions.MaximumTemperature))
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"the temperature is {temperature} K; it must be at least 0 and at most {ThermodynamicFunctions.MaximumTemperature}"));
        }

        var tensors = new Matrix3[modes.Crystal.AtomCount];
        var leftOut = 0.0;
        for (var point = 0; point < modes.Mesh.Points.Length; point++)
        {
            var weight = modes.Mesh.Points[point].Weight;
            var frequencies = modes.Frequencies(point);
            for (var mode = 0; mode < frequencies.Length; mode++)
            {
                if (frequencies[mode] <= cutoff)
                {
                    leftOut += weight;
                    continue;
                }

                // At 0 K the argument is infinite, and its tangent 1.
                var tangent = Math.Tanh(FrequencyUnit.Kelvin.FromWavenumber(frequencies[mode]) / (2 * temperature));
                var square = weight * AtOneWavenumber / (frequencies[mode] * tangent);
                for (var atom = 0; atom < tensors.Length; atom++)
                    tensors[atom] += square / modes.Masses[atom] * modes.SiteTensor(point, mode, atom);
            }
        }

        return leftOut < modes.ModeCount - 1e-9
            ? new ThermalDisplacements(modes.Crystal, temperature, cutoff, leftOut, ImmutableCollectionsMarshal.AsImmutableArray(tensors))
            : throw new InvalidInputException("no mode of the crystal has a frequency above the cutoff; it has no thermal displacements");
    }

    /// <summary>U_iso of an atom (Å²), the mean over the directions.</summary>
    public double Isotropic(int atom) => Tensors[atom].Trace / 3;

    /// <summary>The mean square displacement of an atom along a direction (Å²).</summary>
    /// <param name="atom">The atom.</param>
    /// <param name="direction">The direction (Cartesian), not zero.</param>
    public double Along(int atom, Vector3D direction) => direction.LengthSquared > 0
        ? direction.Dot(Tensors[atom] * direction) / direction.LengthSquared
        : throw new ArgumentException("The direction is zero.", nameof(direction));

    /// <summary>
    /// U^ij of an atom (Å²) as in a CIF (<c>_atom_site_aniso_U_ij</c>), along the reciprocal vectors: exp(−2π² Σ U^ij h_i h_j a*_i a*_j) is
    /// its part in the structure factor.
    /// </summary>
    public Matrix3 InCif(int atom)
    {
        var (a, b, c) = Crystal.Lattice.Reciprocal;
        var rows = Matrix3.FromRows(1 / a.Length * a, 1 / b.Length * b, 1 / c.Length * c);
        return rows * Tensors[atom] * rows.Transpose();
    }

    /// <summary>Whether the displacements of an atom are above zero along every direction, as an ellipsoid can be drawn.</summary>
    public bool IsPositiveDefinite(int atom)
    {
        var tensor = Tensors[atom];
        return tensor.XX > 0 && tensor.XX * tensor.YY > tensor.XY * tensor.YX && tensor.Determinant > 0;
    }
}
