using System.Collections.Immutable;
using Phodos.LatticeDynamics.Meshes;

namespace Phodos.Reports.Predictions;

/// <summary>Whether a crystal is stable against its own vibrations, as it is written.</summary>
/// <param name="LowestFrequency">The lowest frequency of the mesh (cm⁻¹), below zero where it is imaginary; Γ's acoustic modes are zero.</param>
/// <param name="QPoint">Its wave vector in units of the reciprocal vectors of the cell.</param>
/// <param name="StatesBelow">The states per cell with imaginary frequencies.</param>
public sealed record StabilityDescription(double LowestFrequency, ImmutableArray<double> QPoint, double StatesBelow)
{
    // Acoustic modes of Γ are zero; what rounding leaves of them is below this (cm⁻¹).
    private const double AtRest = 0.5;

    internal static StabilityDescription Of(MeshModes modes)
    {
        var (lowest, q, below) = (double.PositiveInfinity, default(Crystals.Vector3D), 0.0);
        for (var point = 0; point < modes.Mesh.Points.Length; point++)
        {
            var (at, weight) = modes.Mesh.Points[point];
            foreach (var frequency in modes.Frequencies(point))
            {
                var value = at.LengthSquared == 0 && Math.Abs(frequency) < AtRest ? 0 : frequency;
                if (value < lowest)
                    (lowest, q) = (value, at);
                if (value < 0)
                    below += weight;
            }
        }

        return new StabilityDescription(CrystalPrediction.Rounded(lowest), [q.X, q.Y, q.Z], CrystalPrediction.Rounded(below));
    }
}
