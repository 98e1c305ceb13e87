using System.Collections.Concurrent;
using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Eigensolvers;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Units;

namespace Phodos.LatticeDynamics.Polar;

/// <summary>
/// The forces of the dipoles of a crystal between the wave vectors of a supercell: those of X. Gonze and C. Lee, less the Fourier
/// interpolation from these wave vectors, where they vanish. With them, force constants that end at some distance make LO and TO modes split.
/// Several force constants of a crystal may share them, also from several threads.
/// </summary>
public sealed class DipolesBetween : ILongRangeForces
{
    // What is found is kept for the force constants that come after, up to so many numbers (of 8 bytes).
    private const long MostKept = 4_000_000;

    private readonly DipoleForces _dipoles;
    private readonly DynamicalMatrix _interpolated;
    private readonly ConcurrentDictionary<(Vector3D Q, Vector3D? Direction), (double[] Real, double[] Imaginary)> _kept = new();
    private long _keptNumbers;

    /// <summary>Finds the forces.</summary>
    /// <param name="supercell">
    /// The supercell, as one that the force constants might have been calculated in: its images about as far apart as these reach.
    /// </param>
    /// <param name="charges">The Born charges of its primitive cell.</param>
    /// <exception cref="ArgumentException">The charges are those of another number of atoms.</exception>
    public DipolesBetween(Supercell supercell, BornCharges charges)
    {
        ArgumentNullException.ThrowIfNull(supercell);
        ArgumentNullException.ThrowIfNull(charges);
        PolarForceConstants.RequireChargeOfEachAtom(supercell, charges);
        Charges = charges;
        _dipoles = new DipoleForces(charges, PhysicalConstants.Coulomb);
        var values = new Matrix3[supercell.Primitive.AtomCount * supercell.Crystal.AtomCount];
        PolarForceConstants.Add(values, supercell, _dipoles, -1);
        _interpolated = new DynamicalMatrix(Unfold(supercell, values), [.. Enumerable.Repeat(1.0, supercell.Primitive.AtomCount)]);
    }

    /// <summary>The Born charges.</summary>
    public BornCharges Charges { get; }

    /// <inheritdoc/>
    public void AddTo(Vector3D q, Vector3D? direction, Span<double> real, Span<double> imaginary)
    {
        var (ofReal, ofImaginary) = _kept.TryGetValue((q, direction), out var kept) ? kept : Find(q, direction);
        for (var place = 0; place < real.Length; place++)
        {
            real[place] += ofReal[place];
            imaginary[place] += ofImaginary[place];
        }
    }

    // As SupercellForceConstants.Unfold does, but of each pair i < j once, with twice its block: the dynamical matrix takes the mean of both.
    private static ForceConstants Unfold(Supercell supercell, Matrix3[] values)
    {
        const double Tolerance = 1e-5; // angstrom
        var images = new ShortestImages(supercell, Tolerance);
        var blocks = ImmutableArray.CreateBuilder<ForceConstants.Block>(values.Length);
        List<(int A, int B, int C)> shifts = [];
        for (var home = 0; home < supercell.Primitive.AtomCount; home++)
        {
            for (var atom = 0; atom < supercell.Crystal.AtomCount; atom++)
            {
                var other = supercell.PrimitiveAtoms[atom];
                if (other < home)
                    continue;
                images.Find(home, atom, shifts);
                var part = (other == home ? 1.0 : 2.0) / shifts.Count * values[home * supercell.Crystal.AtomCount + atom];
                foreach (var shift in shifts)
                    blocks.Add(new ForceConstants.Block(home, other, shift, part));
            }
        }

        return new ForceConstants(supercell.Primitive, blocks.DrainToImmutable());
    }

    private (double[] Real, double[] Imaginary) Find(Vector3D q, Vector3D? direction)
    {
        var matrix = new HermitianMatrix(_interpolated.Size);
        _interpolated.Fill(q, null, matrix);
        _dipoles.AddTo(q, direction, matrix.Real, matrix.Imaginary);
        if (Interlocked.Add(ref _keptNumbers, 2L * matrix.Real.Length) <= MostKept)
            _kept[(q, direction)] = (matrix.Real, matrix.Imaginary);
        return (matrix.Real, matrix.Imaginary);
    }
}
