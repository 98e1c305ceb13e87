using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Units;

namespace Phodos.LatticeDynamics;

/// <summary>
/// The second derivatives Φ(i, j, shift) of the energy of a crystal (eV/Å²): minus the force on atom j of the cell at shift per
/// displacement of atom i of the home cell, the row of Φ for the displacement and the column for the force. They come from a calculation,
/// a network or springs, and are taken as they are: <see cref="SumRuleResidual"/> and <see cref="PermutationResidual"/> say how far they
/// are from what holds for every crystal, Σ Φ(i, j, s) = 0 over j and s, and Φ(i, j, s) = Φ(j, i, −s)ᵀ. A Born–von Kármán model:
/// M. Born and K. Huang, Dynamical Theory of Crystal Lattices (1954).
/// </summary>
public sealed class ForceConstants
{
    /// <summary>Makes the force constants of a crystal.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="blocks">
    /// The blocks, both those of i with j and of j with i, those of an atom with itself included; blocks of the same atoms and shift add up.
    /// Where an atom of a supercell has several images at the same least distance, each is a block with its part of the value.
    /// </param>
    /// <exception cref="ArgumentException">An atom does not exist, or a value is not finite.</exception>
    public ForceConstants(Crystal crystal, ImmutableArray<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        foreach (var block in blocks)
        {
            if ((uint)block.First >= crystal.AtomCount || (uint)block.Second >= crystal.AtomCount)
                throw new ArgumentException($"The atoms of a block are 0..{crystal.AtomCount - 1}; one joins {block.First} and {block.Second}.");
            if (!block.Value.IsFinite)
                throw new ArgumentException($"The force constants of the atoms {block.First} and {block.Second} are not finite numbers.");
        }

        Crystal = crystal;
        Blocks = blocks;
    }

    /// <summary>The crystal.</summary>
    public Crystal Crystal { get; }

    /// <summary>All blocks that are not zero, those of an atom with itself included. Blocks of the same atoms and shift add up.</summary>
    public ImmutableArray<Block> Blocks { get; }

    /// <summary>The largest element (eV/Å²) by which the blocks of an atom do not add up to zero: the force on a crystal moved as a whole.</summary>
    public double SumRuleResidual
    {
        get
        {
            var sums = new Matrix3[Crystal.AtomCount];
            foreach (var block in Blocks)
                sums[block.First] += block.Value;
            return sums.Max(sum => sum.MaximumMagnitude);
        }
    }

    /// <summary>The largest element (eV/Å²) by which a block differs from the transpose of that of the exchanged atoms.</summary>
    public double PermutationResidual
    {
        get
        {
            var differences = new Dictionary<(int, int, (int, int, int)), Matrix3>();
            foreach (var (first, second, (a, b, c), value) in Blocks)
            {
                var there = (first, second, (a, b, c));
                var back = (second, first, (-a, -b, -c));
                differences[there] = differences.GetValueOrDefault(there) + value;
                differences[back] = differences.GetValueOrDefault(back) - value.Transpose();
            }

            return differences.Values.Select(difference => difference.MaximumMagnitude).DefaultIfEmpty().Max();
        }
    }

    /// <summary>
    /// The force constants of springs between the atoms. They obey the sum rule, are symmetric, and belong to a crystal that is stable or at
    /// its limit (no ω² is negative).
    /// </summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="springs">Every spring once per cell.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An atom does not exist, a spring joins an atom with itself, or a stiffness is negative or not finite.
    /// </exception>
    public static ForceConstants FromSprings(Crystal crystal, IEnumerable<Spring> springs)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        ArgumentNullException.ThrowIfNull(springs);
        var self = new Matrix3[crystal.AtomCount];
        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (var spring in springs)
        {
            var stiffness = Stiffness(Span(crystal, spring), Checked(spring.Central), Checked(spring.Transverse));
            var (a, b, c) = spring.Shift;
            blocks.Add(new Block(spring.First, spring.Second, spring.Shift, -stiffness));
            blocks.Add(new Block(spring.Second, spring.First, (-a, -b, -c), -stiffness));
            self[spring.First] += stiffness;
            self[spring.Second] += stiffness;
        }

        blocks.AddRange(self.Select((stiffness, atom) => new Block(atom, atom, (0, 0, 0), stiffness)));
        return new ForceConstants(crystal, blocks.DrainToImmutable());
    }

    // c n nᵀ + t (1 − n nᵀ), n the direction of the spring, in eV/Å².
    private static Matrix3 Stiffness(Vector3D span, double central, double transverse)
    {
        var direction = 1 / span.Length * span;
        var stiffness = (central - transverse) * Matrix3.Outer(direction, direction) + transverse * Matrix3.Identity;
        return 1 / PhysicalConstants.NewtonPerMetre * stiffness;
    }

    private static Vector3D Span(Crystal crystal, Spring spring)
    {
        if ((uint)spring.First >= crystal.AtomCount || (uint)spring.Second >= crystal.AtomCount)
            throw new ArgumentOutOfRangeException(nameof(spring), spring, $"The atoms of a spring are 0..{crystal.AtomCount - 1}.");
        if (spring.First == spring.Second && spring.Shift == (0, 0, 0))
            throw new ArgumentOutOfRangeException(nameof(spring), spring, "A spring joins two different atoms.");
        var (a, b, c) = spring.Shift;
        var positions = crystal.FractionalPositions;
        return crystal.Lattice.ToCartesian(positions[spring.Second] + new Vector3D(a, b, c) - positions[spring.First]);
    }

    private static double Checked(double stiffness) => stiffness >= 0 && double.IsFinite(stiffness)
        ? stiffness
        : throw new ArgumentOutOfRangeException(nameof(stiffness), stiffness, "A stiffness is finite and at least 0 N/m.");

    /// <summary>The force constants between two atoms.</summary>
    /// <param name="First">The atom of the home cell.</param>
    /// <param name="Second">The other atom.</param>
    /// <param name="Shift">The cell of the other atom, in whole cells.</param>
    /// <param name="Value">Φ (eV/Å²).</param>
    public readonly record struct Block(int First, int Second, (int A, int B, int C) Shift, Matrix3 Value);
}
