using System.IO.Compression;
using System.Text.Json;
using Phodos.Datasets.Records;
using Phodos.Formats.Documents;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources.PhononJson;

/// <summary>
/// The crystals of a JSON file, plain or compressed with gzip: one object, a list of them, or the answer of an API with a list under
/// <c>data</c>. The layouts are those of the Materials Project and pymatgen, of the DFPT phonons of 2018, and of JARVIS-DFT. A list is
/// read as a stream; an object may have <see cref="MaximumEntryLength"/>.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="unit">The unit of the frequencies; null is that of the layout.</param>
public sealed class PhononJsonSource(string path, FrequencyUnit? unit = null) : IRecordSource
{
    /// <summary>The longest object (bytes): 128 MiB; force constants and band structures may lie beside the density of states.</summary>
    public const int MaximumEntryLength = 128 * 1024 * 1024;

    private const int MaximumDepth = 128;

    private static readonly string[] FileEnds = [".json", ".json.gz"];
    private static readonly string[] ListKeys = ["data", "response", "results"];
    private static readonly IPhononJsonLayout[] Layouts = [new JarvisLayout(), new DfptLayout(), new PymatgenDosLayout()];

    private int _passedOver;

    /// <summary>Opens the file.</summary>
    internal Func<Stream> Open { get; init; } = () => File.OpenRead(path);

    /// <inheritdoc/>
    public string Name => path;

    private string FileId
    {
        get
        {
            var name = Path.GetFileName(path);
            return name[..^FileEnds.Where(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)).Select(end => end.Length)
                .DefaultIfEmpty(0).Max()];
        }
    }

    /// <summary>Whether a file is called as JSON files are.</summary>
    internal static bool IsNamed(string file) => FileEnds.Any(end => file.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public IEnumerable<RecordOutcome> Read(CancellationToken cancellation = default)
    {
        using var file = Open();
        using var stream = IsGzip(file) ? (Stream)new GZipStream(file, CompressionMode.Decompress) : file;
        var entries = new JsonEntries(stream, MaximumEntryLength);
        var row = 0;
        _passedOver = 0;
        while (Next(entries) is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var outcome in Outcomes(entry, row, entries.Line))
            {
                row++;
                yield return outcome;
            }
        }
    }

    private static bool IsGzip(Stream file)
    {
        var isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzip;
    }

    private Memory<byte>? Next(JsonEntries entries)
    {
        try
        {
            return entries.Read();
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidInputException(
                $"the gzip file is damaged or cut short ({fault.Message.TrimEnd('.')}); fetch the file again", path, entries.Line, fault);
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
    }

    // An answer of an API holds many; an object without phonons that says so gives none.
    private List<RecordOutcome> Outcomes(Memory<byte> entry, int row, int line)
    {
        PythonJson.MaskNumbers(entry.Span);
        try
        {
            using var document = JsonDocument.Parse(entry, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            var outcomes = new List<RecordOutcome>();
            var root = document.RootElement;
            if (LayoutOf(root) is null && root.List(ListKeys) is { } list)
            {
                foreach (var item in list.EnumerateArray())
                    Add(item, list.GetArrayLength() > 1);
            }
            else
            {
                Add(root, row > 0);
            }

            return outcomes;

            void Add(JsonElement item, bool isOneOfMany)
            {
                if (Outcome(item, row + outcomes.Count, line, isOneOfMany) is { } outcome)
                    outcomes.Add(outcome);
            }
        }
        catch (JsonException)
        {
            return [new RecordOutcome(row, "") { Problem = "this is no valid JSON", Line = line }];
        }
    }

    private RecordOutcome? Outcome(JsonElement entry, int row, int line, bool isOneOfMany)
    {
        var layout = LayoutOf(entry);
        var id = layout?.IdOf(entry) ?? (isOneOfMany ? FormattableString.Invariant($"{FileId}-{row}") : FileId);
        var outcome = new RecordOutcome(row, id) { Line = line };
        if (layout is null)
        {
            return outcome with
            {
                Problem = "there is no phonon density of states that is known here; give phonon_dos or ph_dos with frequencies and "
                    + "densities, phonon.dos_frequencies, or jid with pdos_elast",
            };
        }

        try
        {
            var notes = new List<string>();
            if (layout.Read(entry, id, notes) is not { } record)
            {
                _passedOver++;
                return null;
            }

            if (_passedOver > 0)
                notes.Add($"{_passedOver} entries before it have no phonon density of states and were passed over");
            _passedOver = 0;
            return outcome with { Record = record, Notes = [.. notes], Unit = unit ?? layout.Unit };
        }
        catch (InvalidInputException fault)
        {
            return outcome with { Problem = fault.Problem };
        }
    }

    private static IPhononJsonLayout? LayoutOf(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object ? Array.Find(Layouts, layout => layout.Recognizes(entry)) : null;
}
