using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Phodos.Spectra;

namespace Phodos.Datasets.BuiltIn;

/// <summary>
/// Keeps the labels of the built-in data set in a file: the SHA-256 of the rest, then for each crystal its identifier, the total and the
/// parts. A file that is damaged or belongs to other crystals counts as none.
/// </summary>
internal sealed class LabelCache
{
    private readonly string _path;

    private LabelCache(string path) => _path = path;

    /// <summary>The cache in a folder, or null without a folder.</summary>
    internal static LabelCache? In(string? folder, int version) =>
        folder is null ? null : new LabelCache(Path.Combine(folder, FormattableString.Invariant($"built-in-v{version}.labels")));

    /// <summary>The labels of the crystals in their order, or null when the cache does not have exactly them.</summary>
    internal DensityOfStates[]? TryRead(ImmutableArray<Sample> samples)
    {
        try
        {
            var file = File.ReadAllBytes(_path);
            var hash = file.AsSpan(0, Math.Min(file.Length, SHA256.HashSizeInBytes));
            var content = file.AsSpan(hash.Length);
            if (!hash.SequenceEqual(SHA256.HashData(content)))
                return null;
            using var reader = new BinaryReader(new MemoryStream(content.ToArray()), Encoding.UTF8);
            var labels = new DensityOfStates[reader.ReadInt32()];
            if (labels.Length != samples.Length)
                return null;
            for (var index = 0; index < labels.Length; index++)
            {
                if (reader.ReadString() != samples[index].Id)
                    return null;
                labels[index] = ReadLabel(reader);
            }

            return labels;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // no file yet, or none that may be read: the labels are made again
        }
    }

    /// <summary>Keeps the labels if the folder can be written.</summary>
    internal void TryWrite(ImmutableArray<Sample> samples, DensityOfStates[] labels)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(labels.Length);
            foreach (var (sample, label) in samples.Zip(labels))
            {
                writer.Write(sample.Id);
                WriteLabel(writer, label);
            }
        }

        try
        {
            AtomicFile.Write(_path, stream =>
            {
                stream.Write(SHA256.HashData(content.ToArray()));
                content.WriteTo(stream);
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A read-only or full disk only means that the labels are made again next time.
        }
    }

    private static DensityOfStates ReadLabel(BinaryReader reader)
    {
        var total = ReadValues(reader);
        var parts = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
            parts.Add(reader.ReadString(), ReadValues(reader));
        return new DensityOfStates(FrequencyGrid.Paper, total, DosNormalization.MaxNormalized, parts.ToImmutable());
    }

    private static void WriteLabel(BinaryWriter writer, DensityOfStates label)
    {
        WriteValues(writer, label.Values);
        writer.Write(label.Projections.Count);
        foreach (var (symbol, part) in label.Projections)
        {
            writer.Write(symbol);
            WriteValues(writer, part);
        }
    }

    private static ImmutableArray<double> ReadValues(BinaryReader reader) =>
        [.. Enumerable.Range(0, FrequencyGrid.Paper.Count).Select(_ => reader.ReadDouble())];

    private static void WriteValues(BinaryWriter writer, ImmutableArray<double> values)
    {
        foreach (var value in values)
            writer.Write(value);
    }
}
