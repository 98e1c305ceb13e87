using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Supercells;

/// <summary>
/// Force constants from supercells in which many atoms are displaced at once, by the least squares of all forces: each force is minus the sum
/// of the force constants times the displacements relative to its atom, so that the acoustic sum rule holds. The symmetry of the crystal
/// makes more equations of those given, and gives the solution its symmetry.
/// </summary>
public static class ManyDisplacements
{
    /// <summary>The largest number of unknowns of a row, 3 for each other atom of the supercell.</summary>
    public const int MaximumUnknowns = 3000;

    /// <summary>The largest number of multiplications for the normal equations of all rows.</summary>
    public const double MaximumWork = 1e12;

    // A combination of displacements with a pivot this small against the largest is one that was not tried.
    private const double Flatness = 1e-9;

    private const int Batch = 64;

    /// <summary>Solves for the force constants.</summary>
    /// <param name="supercell">The supercell.</param>
    /// <param name="operations">
    /// The symmetry operations of the primitive cell; those that do not keep the supercell are left out.
    /// </param>
    /// <param name="calculations">The displacements and forces.</param>
    /// <param name="cancellation">Stops the work between two equations.</param>
    /// <exception cref="InvalidInputException">
    /// The displacements do not determine the force constants, numbers do not fit the supercell, or the work would be too much.
    /// </exception>
    public static SupercellForceConstants Solve(
        Supercell supercell,
        IEnumerable<SymmetryOperation> operations,
        IEnumerable<DisplacedConfiguration> calculations,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(supercell);
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(calculations);
        var mappings = AtomMapping.Of(supercell.Primitive, operations.Where(operation => supercell.IsKeptBy(operation.Rotation)));
        DisplacedConfiguration[] given = [.. calculations];
        var atoms = supercell.Crystal.AtomCount;
        for (var number = 0; number < given.Length; number++)
            Check(given[number], number, atoms);
        var homes = supercell.Primitive.AtomCount;
        int[] first = [.. Enumerable.Range(0, homes).Select(atom => mappings.Min(mapping => mapping.Atoms[atom]))];
        int[] rows = [.. first.Distinct()];
        CheckWork(supercell, mappings.Length, rows.Length, given.Length);
        var values = new Matrix3[homes * atoms];
        foreach (var home in rows)
            SolveRow(supercell, mappings, home, given, values.AsSpan(home * atoms, atoms), cancellation);
        for (var home = 0; home < homes; home++)
        {
            if (first[home] == home)
                continue;
            var mapping = mappings.First(mapping => mapping.Atoms[home] == first[home]);
            var back = mapping.Cartesian.Transpose();
            for (var atom = 0; atom < atoms; atom++)
            {
                var known = values[first[home] * atoms + Turned(supercell, mapping, home, atom)];
                values[home * atoms + atom] = back * known * mapping.Cartesian;
            }
        }

        return new SupercellForceConstants(supercell, values);
    }

    private static void Check(DisplacedConfiguration calculation, int number, int atoms)
    {
        if (calculation.Displacements.Length != atoms || calculation.Forces.Length != atoms)
        {
            throw new InvalidInputException(
                $"calculation {number + 1} has displacements of {calculation.Displacements.Length} and forces on {calculation.Forces.Length} "
                + $"atoms, but the supercell has {atoms}");
        }

        if (calculation.Displacements.Concat(calculation.Forces).Any(vector => !vector.IsFinite))
            throw new InvalidInputException($"a displacement or a force of calculation {number + 1} is not a finite number");
    }

    private static void CheckWork(Supercell supercell, int mappings, int rows, int calculations)
    {
        var unknowns = 3.0 * (supercell.Crystal.AtomCount - 1);
        if (unknowns > MaximumUnknowns)
        {
            throw new InvalidInputException(
                $"the force constants of an atom in a supercell of {supercell.Crystal.AtomCount} atoms are more than are solved for at once "
                + $"({MaximumUnknowns / 3 + 1} atoms); give a smaller supercell, or displace one atom at a time");
        }

        // Each force and each operation is an equation of one row.
        var equations = (double)calculations * supercell.Crystal.AtomCount * mappings;
        if (equations * unknowns * unknowns / 2 + rows * Math.Pow(unknowns, 3) / 6 > MaximumWork)
        {
            throw new InvalidInputException(
                $"{calculations} calculations of {supercell.Crystal.AtomCount} atoms are too much work for a least-squares fit; give fewer of "
                + "them: as many as determine the force constants are enough");
        }
    }

    private static void SolveRow(
        Supercell supercell,
        ImmutableArray<AtomMapping> mappings,
        int home,
        DisplacedConfiguration[] calculations,
        Span<Matrix3> row,
        CancellationToken cancellation)
    {
        var atoms = supercell.Crystal.AtomCount;
        var self = supercell.AtomAt(home, (0, 0, 0));
        var unknowns = 3 * (atoms - 1);
        var normal = new double[unknowns][];
        for (var index = 0; index < unknowns; index++)
            normal[index] = new double[index + 1];
        var right = new Vector3D[unknowns];
        var batch = new double[Batch][];
        for (var index = 0; index < Batch; index++)
            batch[index] = new double[unknowns];
        var (filled, equations) = (0, 0);
        foreach (var calculation in calculations)
        {
            for (var origin = 0; origin < atoms; origin++)
            {
                var primitive = supercell.PrimitiveAtoms[origin];
                foreach (var mapping in mappings.Where(mapping => mapping.Atoms[primitive] == home))
                {
                    cancellation.ThrowIfCancellationRequested();
                    var equation = batch[filled];
                    for (var atom = 0; atom < atoms; atom++)
                    {
                        var place = Turned(supercell, mapping, primitive, supercell.AsSeenFrom(origin, atom));
                        if (place == self)
                            continue;
                        var moved = mapping.Cartesian * (calculation.Displacements[atom] - calculation.Displacements[origin]);
                        var start = 3 * (place < self ? place : place - 1);
                        (equation[start], equation[start + 1], equation[start + 2]) = (moved.X, moved.Y, moved.Z);
                    }

                    var force = mapping.Cartesian * calculation.Forces[origin];
                    for (var index = 0; index < unknowns; index++)
                        right[index] -= equation[index] * force;
                    equations++;
                    if (++filled == Batch)
                        Flush(normal, batch, ref filled);
                }
            }
        }

        Flush(normal, batch, ref filled);
        if (equations < unknowns || !TryFactor(normal))
        {
            var perCalculation = Math.Max(1, equations / Math.Max(1, calculations.Length));
            throw new InvalidInputException(
                $"{calculations.Length} calculations do not determine the force constants of atom {home + 1} "
                + $"({supercell.Primitive.Species[home]}) of the primitive cell: there are {equations} equations for {unknowns} unknowns, or they "
                + $"repeat each other; give at least {(unknowns + perCalculation - 1) / perCalculation + 1}, each with all atoms displaced at random");
        }

        Substitute(normal, right);
        var sum = default(Matrix3);
        for (var place = 0; place < atoms; place++)
        {
            if (place == self)
                continue;
            var start = 3 * (place < self ? place : place - 1);
            row[place] = Matrix3.FromRows(right[start], right[start + 1], right[start + 2]).Transpose();
            sum += row[place];
        }

        row[self] = -sum;
    }

    // The lower half of the sum of the equations' outer products.
    private static void Flush(double[][] normal, double[][] batch, ref int filled)
    {
        for (var index = 0; index < normal.Length; index++)
        {
            var line = normal[index];
            for (var equation = 0; equation < filled; equation++)
                AddScaled(line, batch[equation].AsSpan(0, line.Length), batch[equation][index]);
        }

        filled = 0;
    }

    // Cholesky's factor in place.
    private static bool TryFactor(double[][] normal)
    {
        var largest = normal.Select((line, index) => line[index]).Max();
        for (var row = 0; row < normal.Length; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var dot = Dot(normal[row].AsSpan(0, column), normal[column].AsSpan(0, column));
                var rest = normal[row][column] - dot;
                if (column < row)
                {
                    normal[row][column] = rest / normal[column][column];
                    continue;
                }

                if (!(rest > Flatness * largest))
                    return false;
                normal[row][row] = Math.Sqrt(rest);
            }
        }

        return true;
    }

    private static void Substitute(double[][] factor, Vector3D[] right)
    {
        for (var row = 0; row < factor.Length; row++)
        {
            for (var column = 0; column < row; column++)
                right[row] -= factor[row][column] * right[column];
            right[row] = 1 / factor[row][row] * right[row];
        }

        for (var row = factor.Length - 1; row >= 0; row--)
        {
            right[row] = 1 / factor[row][row] * right[row];
            for (var column = 0; column < row; column++)
                right[column] -= factor[row][column] * right[row];
        }
    }

    private static void AddScaled(Span<double> sum, ReadOnlySpan<double> values, double factor)
    {
        var sums = MemoryMarshal.Cast<double, Vector<double>>(sum);
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        for (var index = 0; index < sums.Length; index++)
            sums[index] += factor * vectors[index];
        for (var index = sums.Length * Vector<double>.Count; index < sum.Length; index++)
            sum[index] += factor * values[index];
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var lefts = MemoryMarshal.Cast<double, Vector<double>>(left);
        var rights = MemoryMarshal.Cast<double, Vector<double>>(right);
        var sums = Vector<double>.Zero;
        for (var index = 0; index < lefts.Length; index++)
            sums += lefts[index] * rights[index];
        var sum = Vector.Sum(sums);
        for (var index = lefts.Length * Vector<double>.Count; index < left.Length; index++)
            sum += left[index] * right[index];
        return sum;
    }

    // Where an operation takes an atom, seen from where it takes the home atom.
    private static int Turned(Supercell supercell, AtomMapping mapping, int home, int atom)
    {
        var primitiveAtom = supercell.PrimitiveAtoms[atom];
        return supercell.AtomAt(mapping.Atoms[primitiveAtom], mapping.Turn(home, primitiveAtom, supercell.Shifts[atom]));
    }
}
