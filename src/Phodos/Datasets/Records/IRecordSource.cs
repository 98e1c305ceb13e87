using System.Collections.Immutable;

namespace Phodos.Datasets.Records;

/// <summary>A place that records come from, read once from beginning to end without keeping them all in memory.</summary>
public interface IRecordSource
{
    /// <summary>What the source is called in reports, such as the path of its file.</summary>
    string Name { get; }

    /// <summary>
    /// Reads the source in its order. A row that cannot be used comes as an outcome with a problem; it does not end the reading.
    /// </summary>
    /// <exception cref="InvalidInputException">The source as a whole cannot be read.</exception>
    IEnumerable<RecordOutcome> Read(CancellationToken cancellation = default);

    /// <summary>What of the source is not used; complete once all was read.</summary>
    IReadOnlyList<PassedOver> PassedOver => [];

    /// <summary>
    /// The part of a split that each crystal belongs to by its identifier, such as <c>train</c>, <c>valid</c> and <c>test</c>, where the
    /// source tells; else empty.
    /// </summary>
    IReadOnlyDictionary<string, string> Parts => ImmutableDictionary<string, string>.Empty;
}
