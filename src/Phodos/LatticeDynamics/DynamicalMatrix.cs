using System.Collections.Immutable;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics;

/// <summary>
/// The mass-weighted dynamical matrix D(q) = Σ Φ(i, j, s) exp(2πi q · s) / √(m_i m_j) of a crystal, [3 atoms, 3 atoms], Hermitian; its
/// eigenvalues are ω². The phase counts whole cells, so that D is periodic in q.
/// </summary>
public sealed class DynamicalMatrix
{
    private readonly ForceConstants _forceConstants;
    private readonly ImmutableArray<double> _inverseRootMasses;

    /// <summary>Makes the dynamical matrix of a crystal.</summary>
    /// <param name="forceConstants">The force constants.</param>
    /// <param name="masses">The mass of each atom (unified atomic mass units), above 0; the standard atomic masses by default.</param>
    /// <exception cref="ArgumentException">The masses are not one an atom, or one is not above 0.</exception>
    public DynamicalMatrix(ForceConstants forceConstants, ImmutableArray<double>? masses = null)
    {
        ArgumentNullException.ThrowIfNull(forceConstants);
        _forceConstants = forceConstants;
        var checkedMasses = masses ?? [.. forceConstants.Crystal.Species.Select(element => element.AtomicMass)];
        if (checkedMasses.Length != forceConstants.Crystal.AtomCount || checkedMasses.Any(mass => !(mass > 0 && double.IsFinite(mass))))
            throw new ArgumentException("There is one finite mass above 0 for each atom.", nameof(masses));
        _inverseRootMasses = [.. checkedMasses.Select(mass => 1 / Math.Sqrt(mass))];
    }

    /// <summary>The crystal.</summary>
    public Crystal Crystal => _forceConstants.Crystal;

    /// <summary>
    /// The dynamical matrix at a wave vector (eV/Å² per unified atomic mass unit); row 3 i + α belongs to atom i and direction α.
    /// </summary>
    /// <param name="q">The wave vector in units of the reciprocal vectors b_i, b_i · a_j = 2π δ_ij.</param>
    public Matrix<Complex> At(Vector3D q)
    {
        var size = 3 * Crystal.AtomCount;
        var columns = new Complex[size * size];
        foreach (var (first, second, (a, b, c), value) in _forceConstants.Blocks)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * (q.X * a + q.Y * b + q.Z * c));
            var phase = _inverseRootMasses[first] * _inverseRootMasses[second] * new Complex(cosine, sine);
            for (var column = 0; column < 3; column++)
            {
                for (var row = 0; row < 3; row++)
                    columns[(3 * second + column) * size + 3 * first + row] += value[row, column] * phase;
            }
        }

        return Matrix<Complex>.Build.Dense(size, size, columns);
    }
}
