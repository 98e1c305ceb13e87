using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics;

/// <summary>
/// The second derivatives Φ(i, j, shift) of the energy of a crystal (N/m): minus the force on atom i of the home cell per displacement of
/// atom j of the cell at shift. Made from springs, they are symmetric, Φ(i, j, s) = Φ(j, i, −s)ᵀ, obey the acoustic sum rule Σ Φ(i, j, s)
/// = 0 over j and s, and belong to a crystal that is stable or at its limit (no ω² is negative). A Born–von Kármán model: M. Born and K.
/// Huang, Dynamical Theory of Crystal Lattices (1954).
/// </summary>
public sealed class ForceConstants
{
    private ForceConstants(Crystal crystal, ImmutableArray<Block> blocks)
    {
        Crystal = crystal;
        Blocks = blocks;
    }

    /// <summary>The crystal.</summary>
    public Crystal Crystal { get; }

    /// <summary>All blocks that are not zero, those of an atom with itself included. Blocks of the same atoms and shift add up.</summary>
    public ImmutableArray<Block> Blocks { get; }

    /// <summary>The force constants of springs between the atoms.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="springs">Every spring once per cell.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An atom does not exist, a spring joins an atom with itself, or a stiffness is negative or not finite.
    /// </exception>
    public static ForceConstants FromSprings(Crystal crystal, IEnumerable<Spring> springs)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        ArgumentNullException.ThrowIfNull(springs);
        var self = new SymmetricTensor[crystal.AtomCount];
        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (var spring in springs)
        {
            var stiffness = SymmetricTensor.Axial(Span(crystal, spring), Checked(spring.Central), Checked(spring.Transverse));
            var (a, b, c) = spring.Shift;
            blocks.Add(new Block(spring.First, spring.Second, spring.Shift, -stiffness));
            blocks.Add(new Block(spring.Second, spring.First, (-a, -b, -c), -stiffness));
            self[spring.First] += stiffness;
            self[spring.Second] += stiffness;
        }

        blocks.AddRange(self.Select((stiffness, atom) => new Block(atom, atom, (0, 0, 0), stiffness)));
        return new ForceConstants(crystal, blocks.DrainToImmutable());
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
    /// <param name="Value">Φ (N/m).</param>
    public readonly record struct Block(int First, int Second, (int A, int B, int C) Shift, SymmetricTensor Value);
}
