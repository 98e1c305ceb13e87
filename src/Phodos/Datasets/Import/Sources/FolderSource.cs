using Phodos.Datasets.Import.Sources.PhononJson;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources;

/// <summary>
/// The crystals of a folder: <c>NAME.cif</c>, <c>NAME.vasp</c> or any other structure beside <c>NAME.csv</c>, <c>NAME.dat</c> or
/// <c>NAME.txt</c> with frequency and density of states, or one folder a crystal as phonopy leaves it, with <c>phonopy.yaml</c>,
/// <c>phonopy_disp.yaml</c>, <c>phonopy_params.yaml</c> or <c>POSCAR</c>, <c>total_dos.dat</c> and, if wanted, <c>projected_dos.dat</c>,
/// or with <c>mesh.yaml</c> alone, or a calculation of forces, whose phonons are then worked out. The folder itself may be such a one. JSON files are read as <see cref="PhononJsonSource"/> does.
/// </summary>
/// <param name="path">The folder.</param>
/// <param name="unit">The unit of all frequencies; null takes that of the layout, and leaves that of tables open.</param>
/// <param name="recursive">Whether the folders in its folders are read too.</param>
public sealed class FolderSource(string path, FrequencyUnit? unit = null, bool recursive = false) : IRecordSource
{
    private const int CrystalsAtOnce = 32;

    private IReadOnlyList<PassedOver> _passedOver = [];

    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public IReadOnlyList<PassedOver> PassedOver => _passedOver;

    /// <inheritdoc/>
    public IEnumerable<RecordOutcome> Read(CancellationToken cancellation = default)
    {
        var single = CrystalFiles.OfFolder(path);
        var folders = single is null ? CrystalFolders.Of(path, recursive, cancellation) : null;
        _passedOver = folders?.PassedOver ?? CrystalFolders.BesideCrystal(path);
        var row = 0;
        var parallel = new ParallelOptions { CancellationToken = cancellation };
        foreach (var chunk in (folders?.Crystals ?? [single!]).Chunk(CrystalsAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            var outcomes = new RecordOutcome[chunk.Length];
            var first = row;
            Parallel.For(0, chunk.Length, parallel, index => outcomes[index] = Outcome(first + index, chunk[index], cancellation));
            row += chunk.Length;
            foreach (var outcome in outcomes)
                yield return outcome;
        }

        foreach (var file in folders?.JsonFiles ?? [])
        {
            foreach (var outcome in OfJson(file, cancellation))
                yield return outcome with { Row = row++, File = Within(file) };
        }
    }

    // A file that cannot be read is a faulty row, and the next is read.
    private IEnumerable<RecordOutcome> OfJson(string file, CancellationToken cancellation)
    {
        using var outcomes = new PhononJsonSource(file, unit).Read(cancellation).GetEnumerator();
        for (var isSound = true; isSound;)
        {
            RecordOutcome outcome;
            try
            {
                if (!outcomes.MoveNext())
                    yield break;
                outcome = outcomes.Current;
            }
            catch (InvalidInputException fault)
            {
                outcome = new RecordOutcome(0, "") { Problem = fault.Problem, Line = fault.Line };
                isSound = false;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                outcome = new RecordOutcome(0, "") { Problem = $"the file cannot be read: {fault.Message}" };
                isSound = false;
            }

            yield return outcome;
        }
    }

    private RecordOutcome Outcome(int row, CrystalFiles files, CancellationToken cancellation)
    {
        var outcome = new RecordOutcome(row, files.Id)
        {
            File = Within(files.Calculation ?? files.Mesh ?? files.Structure ?? files.Dos),
            Problem = files.Problem,
        };
        if (files.Problem is not null)
            return outcome;
        try
        {
            if (files.Calculation is { } calculation)
            {
                var (calculated, warnings) = CalculationRecord.Read(files.Id, calculation, cancellation);
                return outcome with { Record = calculated, Notes = warnings, Unit = FrequencyUnit.Wavenumber };
            }

            var stated = files.Mesh is null ? unit : unit ?? FrequencyUnit.Terahertz;
            var (record, notes) = files.Mesh is null ? FolderRecord.Read(files) : MeshRecord.Read(files, stated!, cancellation);
            return outcome with { Record = record, Notes = notes, Unit = stated };
        }
        catch (InvalidInputException fault)
        {
            return outcome with { Problem = fault.Problem, File = Within(fault.File) ?? outcome.File, Line = fault.Line };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return outcome with { Problem = $"a file cannot be read: {fault.Message}" };
        }
    }

    private string? Within(string? file) => file is null ? null : Path.GetRelativePath(path, file);
}
