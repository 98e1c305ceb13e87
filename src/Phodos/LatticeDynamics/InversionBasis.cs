using System.Numerics;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Eigensolvers;

namespace Phodos.LatticeDynamics;

/// <summary>
/// A basis in which the dynamical matrices of a crystal with a centre of inversion are real at every wave vector. Inversion with time
/// reversal makes D of a pair of atoms the conjugate of D of the pair that they are taken to, up to the phases of the cells these are in; sums
/// and, times i, differences of the atoms that change places make that real.
/// </summary>
internal sealed class InversionBasis
{
    // How far (angstrom) an atom may be from where inversion takes another; whether the forces agree is what counts.
    private const double Tolerance = 1e-2;

    // How far D may be from real, in parts of its largest element: frequencies tell less.
    private const double ForceTolerance = 1e-9;

    // A wave vector of no symmetry.
    private static readonly Vector3D General = new(0.2137, 0.3391, -0.1273);

    private readonly int[] _partners;
    private readonly (int A, int B, int C)[] _shifts;
    private readonly int[] _firsts;
    private readonly Complex[] _phases;

    private InversionBasis(int[] partners, (int A, int B, int C)[] shifts)
    {
        (_partners, _shifts) = (partners, shifts);
        _firsts = [.. Enumerable.Range(0, partners.Length).Where(atom => atom <= partners[atom])];
        _phases = new Complex[partners.Length];
    }

    /// <summary>The basis of a crystal, or null where its forces have no centre of inversion.</summary>
    internal static InversionBasis? Of(DynamicalMatrix matrix)
    {
        var values = new HermitianMatrix(matrix.Size);
        matrix.Fill(General, null, values);
        return Candidates(matrix.Crystal).FirstOrDefault(basis => basis.Fits(values));
    }

    /// <summary>A basis of one's own for another thread.</summary>
    internal InversionBasis Copy() => new(_partners, _shifts);

    /// <summary>Writes D(q) in the basis.</summary>
    /// <param name="q">The wave vector.</param>
    /// <param name="matrix">D(q).</param>
    /// <param name="real">Filled; its imaginary parts stay as they are.</param>
    internal void ToReal(Vector3D q, HermitianMatrix matrix, HermitianMatrix real)
    {
        SetPhases(q);
        foreach (var first in _firsts)
        {
            foreach (var second in _firsts)
                WriteBlocks(first, second, matrix, real);
        }
    }

    /// <summary>Writes eigenvectors in the basis as those of D(q), at the wave vector last written.</summary>
    internal void Restore(HermitianEigensolver solver)
    {
        var size = solver.Values.Length;
        var (x, y) = (solver.VectorsReal, solver.VectorsImaginary);
        foreach (var first in _firsts)
        {
            var second = _partners[first];
            var (phase, phaseOfSecond) = (_phases[first], Math.Sqrt(0.5) * _phases[second]);
            for (var direction = 0; direction < 3; direction++)
            {
                var (row, other) = ((3 * first + direction) * size, (3 * second + direction) * size);
                for (var mode = 0; mode < size; mode++)
                {
                    var (sum, difference) = (x[row + mode], x[other + mode]);
                    if (first == second)
                    {
                        (x[row + mode], y[row + mode]) = (phase.Real * sum, phase.Imaginary * sum);
                        continue;
                    }

                    var (c, s) = (phaseOfSecond.Real, phaseOfSecond.Imaginary);
                    (x[row + mode], y[row + mode]) = (c * sum - s * difference, s * sum + c * difference);
                    (x[other + mode], y[other + mode]) = (c * sum + s * difference, s * sum - c * difference);
                }
            }
        }
    }

    private static IEnumerable<InversionBasis> Candidates(Crystal crystal)
    {
        // Of the rarest element an atom has the fewest others to go to.
        var atoms = Enumerable.Range(0, crystal.AtomCount).GroupBy(atom => crystal.Species[atom]).MinBy(group => group.Count())!.ToArray();
        foreach (var other in atoms)
        {
            if (Of(crystal, crystal.FractionalPositions[atoms[0]] + crystal.FractionalPositions[other]) is { } basis)
                yield return basis;
        }
    }

    // −x_j + t = x_partner + shift
    private static InversionBasis? Of(Crystal crystal, Vector3D translation)
    {
        var partners = new int[crystal.AtomCount];
        var shifts = new (int, int, int)[crystal.AtomCount];
        Array.Fill(partners, -1);
        for (var atom = 0; atom < partners.Length; atom++)
        {
            var image = translation - crystal.FractionalPositions[atom];
            for (var other = 0; other < partners.Length && partners[atom] < 0; other++)
            {
                if (crystal.Species[other] != crystal.Species[atom])
                    continue;
                var (x, y, z) = image - crystal.FractionalPositions[other];
                var whole = new Vector3D(Math.Round(x), Math.Round(y), Math.Round(z));
                if (crystal.Lattice.ToCartesian(new Vector3D(x, y, z) - whole).Length >= Tolerance)
                    continue;
                partners[atom] = other;
                shifts[atom] = ((int)whole.X, (int)whole.Y, (int)whole.Z);
            }

            if (partners[atom] < 0)
                return null;
        }

        // Both ways alike, which a tolerance does not grant.
        return Enumerable.Range(0, partners.Length).All(atom => partners[partners[atom]] == atom && shifts[partners[atom]] == shifts[atom])
            ? new InversionBasis(partners, shifts)
            : null;
    }

    private bool Fits(HermitianMatrix matrix)
    {
        SetPhases(General);
        var (largest, difference) = (0.0, 0.0);
        for (var row = 0; row < matrix.Size; row++)
        {
            for (var column = 0; column < matrix.Size; column++)
            {
                var (first, second) = (row / 3, column / 3);
                var value = Turned(matrix, row, column, first, second);
                var (partner, other) = (_partners[first], _partners[second]);
                var partners = Turned(matrix, 3 * partner + row % 3, 3 * other + column % 3, partner, other);
                largest = Math.Max(largest, Math.Max(Math.Abs(value.Real), Math.Abs(value.Imaginary)));
                difference = Math.Max(difference, (value - Complex.Conjugate(partners)).Magnitude);
            }
        }

        return difference <= ForceTolerance * largest;
    }

    // The phases of an atom and its partner are the same, and twice theirs makes up for the cell that the partner is in.
    private void SetPhases(Vector3D q)
    {
        for (var atom = 0; atom < _phases.Length; atom++)
        {
            var (a, b, c) = _shifts[atom];
            var (sine, cosine) = Math.SinCos(-Math.PI * (q.X * a + q.Y * b + q.Z * c));
            _phases[atom] = new Complex(cosine, sine);
        }
    }

    private Complex Turned(HermitianMatrix matrix, int row, int column, int first, int second)
    {
        var place = row * matrix.Size + column;
        return Complex.Conjugate(_phases[first]) * _phases[second] * new Complex(matrix.Real[place], matrix.Imaginary[place]);
    }

    private void WriteBlocks(int first, int second, HermitianMatrix matrix, HermitianMatrix real)
    {
        var (size, target) = (matrix.Size, real.Real);
        var (firstPartner, secondPartner) = (_partners[first], _partners[second]);
        for (var element = 0; element < 9; element++)
        {
            var (row, column) = (3 * first + element / 3, 3 * second + element % 3);
            var (rowOfPartner, columnOfPartner) = (3 * firstPartner + element / 3, 3 * secondPartner + element % 3);
            var near = Turned(matrix, row, column, first, second);
            var far = Turned(matrix, row, columnOfPartner, first, secondPartner);
            switch (first == firstPartner, second == secondPartner)
            {
                case (true, true):
                    target[row * size + column] = near.Real;
                    break;
                case (true, false):
                    target[row * size + column] = Math.Sqrt(2) * near.Real;
                    target[row * size + columnOfPartner] = -Math.Sqrt(2) * near.Imaginary;
                    break;
                case (false, true):
                    target[row * size + column] = Math.Sqrt(2) * near.Real;
                    target[rowOfPartner * size + column] = Math.Sqrt(2) * near.Imaginary;
                    break;
                default:
                    target[row * size + column] = near.Real + far.Real;
                    target[row * size + columnOfPartner] = far.Imaginary - near.Imaginary;
                    target[rowOfPartner * size + column] = far.Imaginary + near.Imaginary;
                    target[rowOfPartner * size + columnOfPartner] = near.Real - far.Real;
                    break;
            }
        }
    }
}
