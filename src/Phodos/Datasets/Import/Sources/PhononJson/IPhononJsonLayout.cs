using System.Text.Json;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources.PhononJson;

/// <summary>One layout of JSON objects with a crystal and its phonons.</summary>
internal interface IPhononJsonLayout
{
    /// <summary>The unit of its frequencies.</summary>
    FrequencyUnit Unit { get; }

    /// <summary>Whether an object has this layout.</summary>
    bool Recognizes(JsonElement entry);

    /// <summary>The identifier that the object gives itself, or null.</summary>
    string? IdOf(JsonElement entry);

    /// <summary>Makes a record.</summary>
    /// <param name="entry">The object.</param>
    /// <param name="id">The identifier.</param>
    /// <param name="notes">Takes what was assumed or left out.</param>
    /// <returns>The record with frequencies in <see cref="Unit"/>, or null where the object has no phonons and says so.</returns>
    /// <exception cref="InvalidInputException">Something is missing or broken.</exception>
    DosRecord? Read(JsonElement entry, string id, List<string> notes);
}
