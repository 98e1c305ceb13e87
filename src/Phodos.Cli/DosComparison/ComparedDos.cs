using System.Collections.Immutable;
using Phodos.Spectra;

namespace Phodos.Cli.DosComparison;

/// <summary>What <c>phodos compare-dos</c> found.</summary>
/// <param name="First">The first file.</param>
/// <param name="Second">The second file.</param>
/// <param name="Grid">The grid that both were brought to (cm⁻¹).</param>
/// <param name="Distances">The distances; differences are the first less the second.</param>
/// <param name="Notes">What was assumed, in words.</param>
internal sealed record ComparedDos(
    string First, string Second, FrequencyGrid Grid, SpectrumDistances Distances, ImmutableArray<string> Notes);
