using Phodos.Spectra;

namespace Phodos.Datasets.Import.SpectrumFiles;

/// <summary>A density of states that was read from a file.</summary>
/// <param name="Dos">The DOS in cm⁻¹, with the parts of elements where the file gives them.</param>
/// <param name="Format">The format: <c>prediction</c>, <c>json</c>, <c>phonopy</c> or <c>table</c>.</param>
/// <param name="Notes">What was assumed, in words.</param>
public sealed record SpectrumFile(DensityOfStates Dos, string Format, IReadOnlyList<string> Notes);
