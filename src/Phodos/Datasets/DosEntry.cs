using Phodos.Crystals;
using Phodos.Spectra;

namespace Phodos.Datasets;

/// <summary>One labelled crystal of a data set.</summary>
/// <param name="Id">The identifier in its source, such as <c>mp-7955</c>; unique within the data set.</param>
/// <param name="Crystal">The structure.</param>
/// <param name="System">The crystal system that the label or the symmetry gives.</param>
/// <param name="Dos">The reference density of states, divided by its maximum, on the grid of the data set.</param>
public sealed record DosEntry(string Id, Crystal Crystal, CrystalSystem System, DensityOfStates Dos)
{
    /// <summary>
    /// The density of states that the label was made of, with its parts by element, as the source gives it, or null where it was not
    /// asked for. On a grid and in a normalisation of its own: the label itself where the source has nothing finer.
    /// </summary>
    public DensityOfStates? Spectrum { get; init; }
}
