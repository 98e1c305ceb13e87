namespace Phodos.Reports.Predictions;

/// <summary>What can be told of calculated phonons beyond the usual, each at the price of more work or longer files.</summary>
[Flags]
public enum PhononDetails
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>The DOS by Cartesian directions, of each element, and of each site where sites are shown.</summary>
    Directions = 1,

    /// <summary>The group velocities of the bands.</summary>
    Velocities = 1 << 1,

    /// <summary>The participation ratios of the modes of the mesh.</summary>
    Participation = 1 << 2,

    /// <summary>The DOS that inelastic neutron scattering measures.</summary>
    Neutrons = 1 << 3,

    /// <summary>The minimum thermal conductivity by temperature.</summary>
    Conductivity = 1 << 4,

    /// <summary>The thermal displacements of the atoms by temperature.</summary>
    Displacements = 1 << 5,

    /// <summary>The eigenvectors of bands and mesh in the files for phonopy.</summary>
    Eigenvectors = 1 << 6,

    /// <summary>The Born charges and the dielectric tensor of a polar crystal.</summary>
    Charges = 1 << 7,

    /// <summary>All of them.</summary>
    All = Directions | Velocities | Participation | Neutrons | Conductivity | Displacements | Eigenvectors | Charges,
}
