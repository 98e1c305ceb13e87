using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Eigensolvers;

namespace Phodos.LatticeDynamics;

/// <summary>
/// The dynamical matrix at Γ as what holds the atoms against each other, with the crystal as a whole held by a stiffness of its own, so that
/// the matrix can be solved for; and what a change of the matrix does to the three translations when the atoms follow it.
/// </summary>
internal sealed class StiffnessAtRest
{
    private readonly int _size;
    private readonly double[] _translations; // √(m_i / Σ m)

    // L of L D Lᵀ, with ones on its diagonal, and D.
    private readonly PaddedRows _lower;
    private readonly double[] _pivots;
    private readonly double[] _work;

    internal StiffnessAtRest(ImmutableArray<double> masses)
    {
        _size = 3 * masses.Length;
        var mass = masses.Sum();
        _translations = [.. masses.Select(atom => Math.Sqrt(atom / mass))];
        _lower = new PaddedRows(_size, _size);
        _pivots = new double[_size];
        _work = new double[_size];
    }

    /// <summary>Takes the dynamical matrix at Γ, which is real.</summary>
    internal void Factor(HermitianMatrix atRest)
    {
        // Any stiffness will do. A single atom has no other to be held against: what its matrix is not zero by is rounding.
        var isSingle = _translations.Length == 1;
        var hold = isSingle ? 1 : Enumerable.Range(0, _size).Max(row => Math.Abs(atRest.Real[row * _size + row]));
        hold = hold > 0 ? hold : 1;
        for (var row = 0; row < _size; row++)
        {
            var lower = _lower[row];
            for (var column = 0; column < row; column++)
            {
                var value = Held(row, column) - Dot(_lower[column][..column], _work.AsSpan(0, column));
                (lower[column], _work[column]) = (value / _pivots[column], value);
            }

            _pivots[row] = Held(row, row) - Dot(lower[..row], _work.AsSpan(0, row));
        }

        double Held(int row, int column) => (isSingle ? 0 : atRest.Real[row * _size + column])
            + (row % 3 == column % 3 ? hold * _translations[row / 3] * _translations[column / 3] : 0);
    }

    /// <summary>What a small change of the dynamical matrix is for the three translations, with the atoms following it.</summary>
    /// <param name="change">The change.</param>
    /// <returns>The real part, [3, 3], to the second order of what it does between translations and the other movements.</returns>
    internal Matrix3 OfTranslations(HermitianMatrix change)
    {
        var forces = new double[6][];
        for (var direction = 0; direction < 3; direction++)
        {
            forces[direction] = OnTranslation(change.Real, direction);
            forces[3 + direction] = OnTranslation(change.Imaginary, direction);
        }

        var stiffness = new double[9];
        for (var element = 0; element < 9; element++)
            stiffness[element] = AlongTranslation(forces[element % 3], element / 3);
        foreach (var force in forces)
        {
            RemoveTranslations(force);
            Substitute(force);
        }

        for (var element = 0; element < 9; element++)
        {
            for (var row = 0; row < _size; row++)
            {
                stiffness[element] -= (forces[element / 3][row] * forces[element % 3][row]
                    + forces[3 + element / 3][row] * forces[3 + element % 3][row]) / _pivots[row];
            }
        }

        return new Matrix3(
            stiffness[0], stiffness[1], stiffness[2], stiffness[3], stiffness[4], stiffness[5], stiffness[6], stiffness[7], stiffness[8]);
    }

    // The forces of a translation.
    private double[] OnTranslation(double[] matrix, int direction)
    {
        var forces = new double[_size];
        for (var row = 0; row < _size; row++)
        {
            for (var atom = 0; atom < _translations.Length; atom++)
                forces[row] += matrix[row * _size + 3 * atom + direction] * _translations[atom];
        }

        return forces;
    }

    private double AlongTranslation(double[] forces, int direction)
    {
        var sum = 0.0;
        for (var atom = 0; atom < _translations.Length; atom++)
            sum += _translations[atom] * forces[3 * atom + direction];
        return sum;
    }

    private void RemoveTranslations(double[] forces)
    {
        for (var direction = 0; direction < 3; direction++)
        {
            var part = AlongTranslation(forces, direction);
            for (var atom = 0; atom < _translations.Length; atom++)
                forces[3 * atom + direction] -= part * _translations[atom];
        }
    }

    // L⁻¹ times the forces, in their place.
    private void Substitute(double[] forces)
    {
        for (var row = 0; row < _size; row++)
            forces[row] -= Dot(_lower[row][..row], forces.AsSpan(0, row));
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var x = MemoryMarshal.Cast<double, Vector<double>>(left);
        var y = MemoryMarshal.Cast<double, Vector<double>>(right);
        var (even, odd) = (Vector<double>.Zero, Vector<double>.Zero);
        var i = 0;
        for (; i + 1 < x.Length && i + 1 < y.Length; i += 2)
        {
            even = Vector.FusedMultiplyAdd(x[i], y[i], even);
            odd = Vector.FusedMultiplyAdd(x[i + 1], y[i + 1], odd);
        }

        var sum = Vector.Sum(even + odd);
        for (i *= Vector<double>.Count; i < left.Length && i < right.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }
}
