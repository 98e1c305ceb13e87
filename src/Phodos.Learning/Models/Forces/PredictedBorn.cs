using Phodos.LatticeDynamics.Polar;

namespace Phodos.Learning.Models.Forces;

/// <summary>What is predicted of the electric fields of long waves in a crystal.</summary>
/// <param name="Charges">The Born charges and the dielectric tensor that it has if it is no metal.</param>
/// <param name="ProbabilityInsulating">How likely it is none, 0..1.</param>
public sealed record PredictedBorn(BornCharges Charges, double ProbabilityInsulating)
{
    /// <summary>Whether it is more likely an insulator, whose long waves have electric fields, than a metal, where electrons screen them.</summary>
    public bool IsInsulating => ProbabilityInsulating > 0.5;
}
