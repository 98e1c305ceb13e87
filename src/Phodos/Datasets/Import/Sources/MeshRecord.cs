using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Datasets.Records;
using Phodos.Formats;
using Phodos.Formats.Phonopy;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources;

/// <summary>Makes a record of phonopy's <c>mesh.yaml</c>.</summary>
internal static class MeshRecord
{
    /// <param name="files">The files of the crystal; the structure is used where it is phonopy's and names its unit of length.</param>
    /// <param name="unit">The unit of the frequencies.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="InvalidInputException">A file cannot be used; file and line are given.</exception>
    internal static (DosRecord Record, ImmutableArray<string> Notes) Read(
        CrystalFiles files, FrequencyUnit unit, CancellationToken cancellation)
    {
        using var mesh = PhonopyMesh.Open(files.Mesh!);
        var cell = mesh.Structure.Crystal;
        var (crystal, warnings) = files.Structure is { } structure && CrystalFiles.IsPhonopy(structure)
            ? Named(structure, cell)
            : (cell, mesh.Structure.Warnings);
        var spectrum = MeshSpectrum.Of(mesh, unit, cancellation);
        var record = new DosRecord(files.Id, crystal, spectrum.Dos())
        {
            MinimumFrequency = spectrum.Minimum,
            MaximumFrequency = spectrum.Maximum,
        };
        return (
            record,
            [
                .. warnings.Select(warning => $"structure: {warning}"),
                MeshSpectrum.Note,
            ]);
    }

    private static (Crystal Crystal, ImmutableArray<string> Warnings) Named(string path, Crystal cell)
    {
        var structure = StructureReader.ReadAs(path, new PhonopyFormat(PhonopyCell.Primitive));
        return structure.Crystal.Species.SequenceEqual(cell.Species)
            ? (structure.Crystal, structure.Warnings)
            : throw new InvalidInputException(
                $"the cell is {structure.Crystal.Formula} ({structure.Crystal.AtomCount} atoms), that of mesh.yaml {cell.Formula} "
                + $"({cell.AtomCount}); keep the files of one calculation together",
                path);
    }
}
