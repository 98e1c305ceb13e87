using Phodos.Crystals;
using Phodos.Spectra;

namespace Phodos.Datasets.Records;

/// <summary>
/// One crystal as its source gives it: the structure, the spectrum on a grid of its own, and what the source says about them. A
/// <see cref="DosEntry"/> is what a model learns from; this is what a data store keeps, so that any label can be made from it later.
/// </summary>
/// <param name="Id">The identifier in the source, such as <c>mp-7955</c>; unique within a store.</param>
/// <param name="Crystal">The structure.</param>
/// <param name="Dos">The density of states with its parts by element symbol, on any grid and in any normalisation.</param>
public sealed record DosRecord(string Id, Crystal Crystal, DensityOfStates Dos)
{
    /// <summary>The crystal system that the source gives, or null.</summary>
    public CrystalSystem? System { get; init; }

    /// <summary>The space-group number (1..230) that the source gives, or null.</summary>
    public int? SpaceGroup { get; init; }

    /// <summary>The lowest phonon frequency (cm⁻¹) that the source gives, negative where it is imaginary, or null.</summary>
    public double? MinimumFrequency { get; init; }

    /// <summary>The highest phonon frequency (cm⁻¹) that the source gives, or null.</summary>
    public double? MaximumFrequency { get; init; }

    /// <summary>Whether the calculation corrects for Born charges (the non-analytical term), or null where the source is silent.</summary>
    public bool? HasBornCharges { get; init; }
}
