using System.Globalization;
using System.Numerics;
using System.Text;
using Phodos.Crystals;
using Phodos.Formats.Forces.Espresso;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Units;

namespace Phodos.Tests.Formats.Forces.Espresso;

/// <summary>
/// Writes force constants as q2r.x does, with what it takes off where there are Born charges: the sum over dipoles, written out here as it
/// stands in the documentation of its source (X. Gonze et al., Phys. Rev. B 50, 13035 (1994)), apart from the program's own.
/// </summary>
internal static class EspressoFile
{
    private const double RydbergPerSquareBohr =
        PhysicalConstants.Coulomb / PhysicalConstants.Bohr / 2 / (PhysicalConstants.Bohr * PhysicalConstants.Bohr);

    internal static string Write(
        SupercellForceConstants known, (int A, int B, int C) grid, EspressoDipoles? dipoles = null, double? alpha = null, string? head = null)
    {
        var crystal = known.Supercell.Primitive;
        var text = new StringBuilder(head ?? Head(crystal));
        text.Append(dipoles is null ? " F\n" : alpha is null ? " T\n" : FormattableString.Invariant($" T  {alpha}\n"));
        if (dipoles is not null)
        {
            Append(text, dipoles.Dielectric);
            foreach (var (atom, charge) in dipoles.Charges.Index())
                Append(text.Append(CultureInfo.InvariantCulture, $"{atom + 1,5}\n"), charge);
        }

        text.Append(CultureInfo.InvariantCulture, $"{grid.A,4}{grid.B,4}{grid.C,4}\n");
        var values = known.Values.ToArray();
        if (dipoles is not null)
            TakeOff(values, known.Supercell, dipoles with { Alpha = alpha ?? 1 }, grid);
        for (var block = 0; block < 9; block++)
        {
            for (var pair = 0; pair < crystal.AtomCount * crystal.AtomCount; pair++)
            {
                var (first, home) = (pair / crystal.AtomCount, pair % crystal.AtomCount);
                text.Append(CultureInfo.InvariantCulture, $"{block / 3 + 1,4}{block % 3 + 1,4}{first + 1,4}{home + 1,4}\n");
                for (var cell = 0; cell < grid.A * grid.B * grid.C; cell++)
                {
                    var (a, b, c) = (cell % grid.A, cell / grid.A % grid.B, cell / (grid.A * grid.B));
                    var value = values[home * known.Supercell.Crystal.AtomCount + known.Supercell.AtomAt(first, (a, b, c))];
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"{a + 1,4}{b + 1,4}{c + 1,4}  {value[block % 3, block / 3] / RydbergPerSquareBohr,18:E11}\n");
                }
            }
        }

        return text.ToString();
    }

    /// <summary>The head with the vectors of the cell, in units of 10 bohr.</summary>
    internal static string Head(Crystal crystal)
    {
        const double Unit = 10 * PhysicalConstants.Bohr;
        var text = new StringBuilder();
        Element[] kinds = [.. crystal.Species.Distinct()];
        text.Append(CultureInfo.InvariantCulture, $"{kinds.Length,3}{crystal.AtomCount,5}{0,3}  10.0000000  0.0 0.0 0.0 0.0 0.0\n");
        foreach (var (x, y, z) in new[] { crystal.Lattice.A, crystal.Lattice.B, crystal.Lattice.C })
            text.Append(CultureInfo.InvariantCulture, $"  {x / Unit:F15} {y / Unit:F15} {z / Unit:F15}\n");
        foreach (var (kind, element) in kinds.Index())
            text.Append(CultureInfo.InvariantCulture, $" {kind + 1}  '{element.Symbol,-3}'    {element.AtomicMass * 911.4442431:R}\n");
        for (var atom = 0; atom < crystal.AtomCount; atom++)
        {
            var (x, y, z) = crystal.Lattice.ToCartesian(crystal.FractionalPositions[atom]);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{atom + 1,5}{Array.IndexOf(kinds, crystal.Species[atom]) + 1,5} {x / Unit:F15} {y / Unit:F15} {z / Unit:F15}\n");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Matrix3 tensor)
    {
        for (var row = 0; row < 3; row++)
            text.Append(CultureInfo.InvariantCulture, $"{tensor[row, 0],15:F7}{tensor[row, 1],15:F7}{tensor[row, 2],15:F7}\n");
    }

    // Σ over K = q + G of e² 4π/V exp(−KεK/4α)/KεK (K Z_i)(K Z_j) exp(iK(r_i − r_j)), less what keeps the crystal at rest.
    private static void TakeOff(Matrix3[] values, Supercell supercell, EspressoDipoles dipoles, (int A, int B, int C) grid)
    {
        var crystal = supercell.Primitive;
        var cutoff = 4 * dipoles.Alpha / Math.Pow(10 * PhysicalConstants.Bohr, 2);
        foreach (var q in CommensurateWaves.Of(supercell))
        {
            for (var home = 0; home < crystal.AtomCount; home++)
            {
                for (var atom = 0; atom < supercell.Crystal.AtomCount; atom++)
                {
                    var other = supercell.PrimitiveAtoms[atom];
                    var (a, b, c) = supercell.Shifts[atom];
                    var phase = Complex.Exp(new Complex(0, -2 * Math.PI * (q.X * a + q.Y * b + q.Z * c))) / supercell.CellCount;
                    var sums = Sum(crystal, dipoles, q, home, other, cutoff, grid);
                    if (home == other)
                    {
                        var rest = Enumerable.Range(0, crystal.AtomCount).Select(second => Sum(crystal, dipoles, default, home, second, cutoff, grid)).ToArray();
                        for (var element = 0; element < 9; element++)
                        {
                            var transposed = 3 * (element % 3) + element / 3;
                            sums[element] -= 0.5 * rest.Aggregate(Complex.Zero, (sum, part) => sum + part[element] + part[transposed]).Real;
                        }
                    }

                    double At(int element) => (sums[element] * phase).Real;
                    values[home * supercell.Crystal.AtomCount + atom] -= new Matrix3(
                        At(0), At(1), At(2), At(3), At(4), At(5), At(6), At(7), At(8));
                }
            }
        }
    }

    private static Complex[] Sum(
        Crystal crystal, EspressoDipoles dipoles, Vector3D q, int first, int second, double cutoff, (int A, int B, int C) grid)
    {
        var (b1, b2, b3) = crystal.Lattice.Reciprocal;
        var sums = new Complex[9];
        var span = crystal.Lattice.ToCartesian(crystal.FractionalPositions[first] - crystal.FractionalPositions[second]);
        foreach (var i in Range(grid.A))
        {
            foreach (var j in Range(grid.B))
            {
                foreach (var k in Range(grid.C))
                {
                    var wave = (q.X + i) * b1 + (q.Y + j) * b2 + (q.Z + k) * b3;
                    var screened = wave.Dot(dipoles.Dielectric * wave);
                    if (screened < 1e-12 || screened > 14 * cutoff)
                        continue;
                    var weight = PhysicalConstants.Coulomb * 4 * Math.PI / crystal.Lattice.Volume * Math.Exp(-screened / cutoff) / screened
                        * Complex.Exp(new Complex(0, 2 * Math.PI * wave.Dot(span)));
                    var (left, right) = (dipoles.Charges[first].Transpose() * wave, dipoles.Charges[second].Transpose() * wave);
                    var product = Matrix3.Outer(left, right);
                    for (var element = 0; element < 9; element++)
                        sums[element] += weight * product[element / 3, element % 3];
                }
            }
        }

        return sums;
    }

    private static IEnumerable<int> Range(int points) => points == 1 ? [0] : Enumerable.Range(-10, 21);
}
