using System.Collections.Immutable;
using Phodos.Spectra;

namespace Phodos.Datasets;

/// <summary>Labelled crystals on one frequency grid. Every entry is on the grid and has an identifier of its own by construction.</summary>
public sealed record DosDataset
{
    /// <summary>Makes a data set.</summary>
    /// <param name="name">What the data set is called in reports.</param>
    /// <param name="sha256">The SHA-256 of the data it was read or made from, in lower-case hexadecimal.</param>
    /// <param name="grid">The grid of every entry.</param>
    /// <param name="entries">The entries, in the order of the source.</param>
    /// <exception cref="InvalidInputException">An entry is on another grid, or two have the same identifier.</exception>
    public DosDataset(string name, string sha256, FrequencyGrid grid, ImmutableArray<DosEntry> entries)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Dos.Grid != grid)
                throw new InvalidInputException($"{entry.Id} is on another frequency grid than the data set; resample it first");
            if (!ids.Add(entry.Id))
                throw new InvalidInputException($"two crystals of the data set have the identifier {entry.Id}; give each its own");
        }

        (Name, Sha256, Grid, Entries) = (name, sha256, grid, entries);
    }

    /// <summary>What the data set is called in reports.</summary>
    public string Name { get; }

    /// <summary>The SHA-256 of the data it was read or made from, in lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>The grid of every entry.</summary>
    public FrequencyGrid Grid { get; }

    /// <summary>The entries, in the order of the source.</summary>
    public ImmutableArray<DosEntry> Entries { get; }
}
