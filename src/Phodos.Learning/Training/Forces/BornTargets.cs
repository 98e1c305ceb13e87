using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets.Forces;
using Phodos.LatticeDynamics.Polar;
using Phodos.Learning.Models.Forces;
using Phodos.Units;

namespace Phodos.Learning.Training.Forces;

/// <summary>What a network of Born charges learns of one calculation.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Graph">The crystal.</param>
/// <param name="Born">Its charges with its symmetry; null where the data do not know them.</param>
/// <param name="Fields">
/// √(4πe²/V m) of each atom (cm⁻¹): with it, a charge and a direction n, w = Z*ᵀ n / √(n·ε n) makes the correction w wᵀ of long waves.
/// </param>
internal sealed record BornTargets(string Id, ForceGraph Graph, BornCharges? Born, float[] Fields)
{
    private const double SymmetryTolerance = 1e-4;

    /// <summary>Prepares a calculation.</summary>
    /// <exception cref="InvalidInputException">There are too many edges.</exception>
    internal static BornTargets Of(ForceRecord record, BornNetworkOptions options)
    {
        var crystal = record.ForceConstants.Supercell.Primitive;
        var masses = record.Masses ?? [.. crystal.Species.Select(element => element.AtomicMass)];
        return new BornTargets(
            record.Id,
            ForceGraph.WithoutPairs(crystal, options.Cutoff),
            record.Born?.Symmetrized(SymmetryOperations.Find(crystal, SymmetryTolerance)),
            [.. masses.Select(mass => (float)FieldOf(crystal, mass))]);
    }

    private static double FieldOf(Crystal crystal, double mass) =>
        Math.Sqrt(4 * Math.PI * PhysicalConstants.Coulomb / crystal.Lattice.Volume / mass) * PhysicalConstants.WavenumberOfRoot;
}
