using System.Collections.Immutable;
using Phodos.Spectra;

namespace Phodos.Datasets;

/// <summary>Labelled crystals on one frequency grid.</summary>
/// <param name="Name">What the data set is called in reports.</param>
/// <param name="Sha256">The SHA-256 of the data it was read or made from, in lower-case hexadecimal.</param>
/// <param name="Grid">The grid of every entry.</param>
/// <param name="Entries">The entries, in the order of the source.</param>
public sealed record DosDataset(string Name, string Sha256, FrequencyGrid Grid, ImmutableArray<DosEntry> Entries);
