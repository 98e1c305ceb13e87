using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources;

/// <summary>
/// The crystals of a folder: <c>NAME.cif</c>, <c>NAME.vasp</c> or any other structure beside <c>NAME.csv</c>, <c>NAME.dat</c> or
/// <c>NAME.txt</c> with frequency and density of states, or one folder a crystal as phonopy leaves it, with <c>phonopy.yaml</c>,
/// <c>phonopy_disp.yaml</c>, <c>phonopy_params.yaml</c> or <c>POSCAR</c>, <c>total_dos.dat</c> and, if wanted, <c>projected_dos.dat</c>,
/// or with <c>mesh.yaml</c> alone. The folder itself may be such a one.
/// </summary>
/// <param name="path">The folder.</param>
/// <param name="unit">The unit of all frequencies; null takes THz for <c>mesh.yaml</c> and leaves that of tables open.</param>
public sealed class FolderSource(string path, FrequencyUnit? unit = null) : IRecordSource
{
    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public IEnumerable<RecordOutcome> Read(CancellationToken cancellation = default)
    {
        var crystals = CrystalFiles.OfFolder(path) is { } single ? [single] : CrystalFiles.In(path);
        var row = 0;
        foreach (var files in crystals)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Outcome(row++, files, cancellation);
        }
    }

    private RecordOutcome Outcome(int row, CrystalFiles files, CancellationToken cancellation)
    {
        var outcome = new RecordOutcome(row, files.Id) { File = Within(files.Mesh ?? files.Structure ?? files.Dos), Problem = files.Problem };
        if (files.Problem is not null)
            return outcome;
        try
        {
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
