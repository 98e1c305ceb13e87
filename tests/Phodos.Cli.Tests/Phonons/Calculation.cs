using System.Globalization;
using System.Text;
using Phodos.Crystals;
using Phodos.Formats;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.Cli.Tests.Phonons;

/// <summary>Writes calculations of a simple cubic crystal whose neighbours are joined by springs: its spectrum is known.</summary>
internal static class Calculation
{
    /// <summary>The force constant along a bond (eV/Å²); those across it are 0.3 times as large.</summary>
    internal const double Stiffness = 2;

    /// <summary>The mass of polonium (u), which is simple cubic.</summary>
    internal const double Mass = 209;

    private const double UsualAcross = 0.3;
    private const int Size = 4;

    /// <summary>The frequency (cm⁻¹) at the corner of the zone, where neighbours move against each other: m ω² = 4 Σ k.</summary>
    internal static double HighestFrequency => 521.4709 * Math.Sqrt(4 * Stiffness * (1 + 2 * UsualAcross) / Mass);

    /// <summary>Writes a calculation as phonopy's files into a folder.</summary>
    /// <param name="folder">The folder; it is made.</param>
    /// <param name="factor">Multiplies all forces; below zero every mode is imaginary.</param>
    /// <param name="across">The force constants across bonds in parts of those along them; below zero some modes are imaginary.</param>
    internal static void Write(string folder, double factor = 1, double across = UsualAcross)
    {
        Directory.CreateDirectory(folder);
        var cell = new Crystal(new Lattice(new(3.35, 0, 0), new(0, 3.35, 0), new(0, 0, 3.35)), [Element.FromSymbol("Po")], [default]);
        File.WriteAllText(Path.Combine(folder, "POSCAR-unitcell"), PoscarWriter.Write(cell));
        File.WriteAllText(Path.Combine(folder, "phonopy.conf"), $"DIM = {Size} {Size} {Size}\nMASS = {Mass}\n");
        var supercell = PhonopyCells.Supercell(cell, IntegerMatrix.Diagonal(Size, Size, Size));
        const double Displacement = 0.01;
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{supercell.AtomCount}\n1\n\n1\n{Displacement} 0 0\n");
        foreach (var position in supercell.FractionalPositions)
            text.Append(CultureInfo.InvariantCulture, $"{-factor * Displacement * ForceConstant(position, across):F12} 0 0\n");
        File.WriteAllText(Path.Combine(folder, "FORCE_SETS"), text.ToString());
    }

    /// <summary>
    /// Writes a calculation of rock salt, whose neighbours are joined by the same springs, in its conventional cell with primitive axes, and
    /// with Born charges.
    /// </summary>
    /// <param name="folder">The folder; it is made.</param>
    internal static void WriteRockSalt(string folder)
    {
        Directory.CreateDirectory(folder);
        var (sodium, chlorine) = (Element.FromSymbol("Na"), Element.FromSymbol("Cl"));
        Vector3D[] centring = [default, new(0, 0.5, 0.5), new(0.5, 0, 0.5), new(0.5, 0.5, 0)];
        var cell = new Crystal(
            new Lattice(new(5.64, 0, 0), new(0, 5.64, 0), new(0, 0, 5.64)),
            [.. centring.Select(_ => sodium), .. centring.Select(_ => chlorine)],
            [.. centring, .. centring.Select(point => new Vector3D(0.5 - point.X, 0.5 - point.Y, 0.5 - point.Z))]);
        File.WriteAllText(Path.Combine(folder, "POSCAR-unitcell"), PoscarWriter.Write(cell));
        File.WriteAllText(Path.Combine(folder, "phonopy.conf"), "DIM = 2 2 2\nPRIMITIVE_AXES = 0 1/2 1/2 1/2 0 1/2 1/2 1/2 0\n");
        File.WriteAllText(
            Path.Combine(folder, "BORN"), "# model\n2.5 0 0 0 2.5 0 0 0 2.5\n1.1 0 0 0 1.1 0 0 0 1.1\n-1.1 0 0 0 -1.1 0 0 0 -1.1\n");
        var supercell = PhonopyCells.Supercell(cell, IntegerMatrix.Diagonal(2, 2, 2));
        int[] displaced = [0, supercell.Species.IndexOf(chlorine)];
        const double Displacement = 0.01;
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{supercell.AtomCount}\n{displaced.Length}\n");
        foreach (var atom in displaced)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{atom + 1}\n{Displacement} 0 0\n");
            foreach (var position in supercell.FractionalPositions)
                text.Append(CultureInfo.InvariantCulture, $"{-Displacement * ForceConstant(position - supercell.FractionalPositions[atom], UsualAcross):F12} 0 0\n");
        }

        File.WriteAllText(Path.Combine(folder, "FORCE_SETS"), text.ToString());
    }

    // Φ_xx of the atom at the origin and that at a place of the supercell.
    private static double ForceConstant(Vector3D position, double across)
    {
        int[] steps = [Step(position.X), Step(position.Y), Step(position.Z)];
        return (steps.Sum(Math.Abs), Math.Abs(steps[0])) switch
        {
            (0, _) => 2 * Stiffness * (1 + 2 * across),
            (1, 1) => -Stiffness,
            (1, 0) => -across * Stiffness,
            _ => 0,
        };
    }

    private static int Step(double coordinate)
    {
        var step = ((int)Math.Round(coordinate * Size) + Size) % Size;
        return step > Size / 2 ? step - Size : step;
    }
}
