using Phodos.Spectra;

namespace Phodos.Datasets.Import.SpectrumFiles;

/// <summary>A density of states that was read from a file.</summary>
/// <param name="Dos">The DOS in cm⁻¹, with the parts of elements where the file gives them.</param>
/// <param name="Notes">What was assumed, in words.</param>
public sealed record SpectrumFile(DensityOfStates Dos, IReadOnlyList<string> Notes);
