using System.Runtime.InteropServices;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.LatticeDynamics.Polar;

/// <summary>
/// The forces between dipoles as Y. Wang et al., J. Phys.: Condens. Matter 22, 202201 (2010), interpolate them: what the field along a wave
/// vector does at Γ, shared by all cells of the supercell alike. It is right at Γ and vanishes at the wave vectors that fit the supercell.
/// </summary>
internal sealed class WangForces : ILongRangeForces
{
    // A wave vector shorter than this (1/Å) counts as zero.
    private const double Zero = 1e-5;

    // Images whose distances differ by less (Å) are equally near.
    private const double ImageTolerance = 1e-5;

    private readonly BornCharges _charges;
    private readonly int _size;
    private readonly double _factor;
    private readonly (int A, int B, int C)[] _shifts;

    // For each pair i ≤ j of atoms the images that share the block: the number of the shift and the part.
    private readonly (int Shift, double Part)[][] _images;

    internal WangForces(Supercell supercell, BornCharges charges, double coulomb)
    {
        _charges = charges;
        var atoms = charges.Crystal.AtomCount;
        _size = 3 * atoms;
        _factor = coulomb * 4 * Math.PI / charges.Crystal.Lattice.Volume;
        var nearest = new ShortestImages(supercell, ImageTolerance);
        var numbers = new Dictionary<(int, int, int), int>();
        var images = new List<(int, double)>[atoms * atoms];
        var shifts = new List<(int A, int B, int C)>();
        for (var home = 0; home < atoms; home++)
        {
            for (var atom = 0; atom < supercell.Crystal.AtomCount; atom++)
            {
                var other = supercell.PrimitiveAtoms[atom];
                if (other < home)
                    continue;
                nearest.Find(home, atom, shifts);
                var list = images[home * atoms + other] ??= [];
                foreach (var shift in shifts)
                {
                    ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, shift, out var isKnown);
                    number = isKnown ? number : numbers.Count - 1;
                    list.Add((number, 1.0 / (shifts.Count * supercell.CellCount)));
                }
            }
        }

        _images = [.. images.Select(list => list?.ToArray() ?? [])];
        _shifts = [.. numbers.OrderBy(shift => shift.Value).Select(shift => shift.Key)];
    }

    /// <inheritdoc/>
    public void AddTo(Vector3D q, Vector3D? direction, Span<double> real, Span<double> imaginary)
    {
        var (a, b, c) = _charges.Crystal.Lattice.Reciprocal;
        var wave = q.X * a + q.Y * b + q.Z * c;
        if (wave.Length < Zero)
        {
            if (direction is null)
                return;
            wave = direction.Value;
        }

        var factor = _factor / wave.Dot(_charges.Dielectric * wave);
        var phases = new (double Cosine, double Sine)[_shifts.Length];
        for (var shift = 0; shift < phases.Length; shift++)
        {
            var (shiftA, shiftB, shiftC) = _shifts[shift];
            var (sine, cosine) = Math.SinCos(2 * Math.PI * (q.X * shiftA + q.Y * shiftB + q.Z * shiftC));
            phases[shift] = (cosine, sine);
        }

        var atoms = _size / 3;
        Vector3D[] fields = [.. _charges.Charges.Select(charge => charge.Transpose() * wave)];
        for (var first = 0; first < atoms; first++)
        {
            for (var second = first; second < atoms; second++)
            {
                var (x, y) = (0.0, 0.0);
                foreach (var (shift, part) in _images[first * atoms + second])
                    (x, y) = (x + part * phases[shift].Cosine, y + part * phases[shift].Sine);
                var block = factor * Matrix3.Outer(fields[first], fields[second]);
                for (var element = 0; element < 9; element++)
                {
                    var (row, column) = (3 * first + element / 3, 3 * second + element % 3);
                    if (column < row)
                        continue;
                    real[row * _size + column] += x * block[element / 3, element % 3];
                    imaginary[row * _size + column] += first == second ? 0 : y * block[element / 3, element % 3];
                }
            }
        }
    }
}
