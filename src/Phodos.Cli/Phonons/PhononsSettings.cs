using Phodos.Cli.Prediction;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Phonons;

/// <summary>What <c>phodos phonons</c> was asked for.</summary>
/// <param name="Inputs">Folders and files.</param>
/// <param name="Output">What is to be written.</param>
/// <param name="Threads">How many calculations are worked on side by side.</param>
internal sealed record PhononsSettings(string[] Inputs, OutputRequest Output, int Threads)
{
    /// <summary>The mesh.</summary>
    internal MeshOptions Mesh { get; init; } = new();

    /// <summary>The standard deviation of the Gaussian that a mode is drawn as (cm⁻¹).</summary>
    internal double Broadening { get; init; } = 5;

    /// <summary>Whether the density of states is made by tetrahedra, without a width.</summary>
    internal bool IsByTetrahedra { get; init; }

    /// <summary>Whether Born charges are used.</summary>
    internal bool IsPolar { get; init; } = true;

    /// <summary>Masses in place of those of the calculation, or null.</summary>
    internal IsotopeMasses? Isotopes { get; init; }

    /// <summary>The bands.</summary>
    internal BandRequest Bands { get; init; } = new(IsAsked: false, Path: null);

    /// <summary>Whether thermodynamic functions are sums over the points of the mesh alone.</summary>
    internal bool IsSumOfMesh { get; init; }

    /// <summary>The tolerance (angstrom) of the symmetry search.</summary>
    internal double SymmetryTolerance { get; init; } = 1e-5;

    /// <summary>Whether force constants that are given are averaged over the symmetry operations of the crystal.</summary>
    internal bool IsSymmetrized { get; init; }

    /// <summary>In which form the phonons are shown.</summary>
    internal PredictionView View { get; init; } = new();
}
