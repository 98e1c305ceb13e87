using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Datasets.Records;
using Phodos.Formats;
using Phodos.Formats.Phonopy;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources;

/// <summary>Reads the files of one crystal. Frequencies are taken as they stand, in whatever unit; the import converts them.</summary>
internal static class FolderRecord
{
    /// <exception cref="InvalidInputException">A file cannot be used; file and line are given.</exception>
    internal static (DosRecord Record, ImmutableArray<string> Notes) Read(CrystalFiles files)
    {
        // What phonopy calls the primitive cell is the one whose states its tables count.
        var structure = CrystalFiles.IsPhonopy(files.Structure!)
            ? StructureReader.ReadAs(files.Structure!, new PhonopyFormat(PhonopyCell.Primitive))
            : StructureReader.Read(files.Structure!);
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.AddRange(structure.Warnings.Select(warning => $"structure: {warning}"));
        if (structure.BlockCount > 1)
            notes.Add($"the structure file holds {structure.BlockCount} structures; the first was taken");

        var table = DosTable.Read(files.Dos!);
        var spectrum = new UniformSpectrum(table.Column(0));
        if (spectrum.Note is { } note)
            notes.Add(note);
        double[] total = spectrum.Of(table.Column(1));
        var dos = new DensityOfStates(
            spectrum.Grid,
            [.. total],
            SpectrumNormalization.Of(spectrum.Grid, total),
            Projections(files, structure.Crystal, table, spectrum, notes));
        return (new DosRecord(files.Id, structure.Crystal, dos), notes.ToImmutable());
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<double>> Projections(
        CrystalFiles files, Crystal crystal, DosTable table, UniformSpectrum spectrum, ImmutableArray<string>.Builder notes)
    {
        if (files.ProjectedDos is { } file)
        {
            var projected = DosTable.Read(file);
            if (!projected.Column(0).SequenceEqual(table.Column(0)))
                notes.Add($"{Path.GetFileName(file)} was not read: it has other frequencies than the total");
            else if (ProjectedColumns.OfAtoms(crystal.Species, projected.ColumnCount - 1) is { } ofAtoms)
                return Summed(projected, 1, ofAtoms, spectrum);
            else
                notes.Add($"{Path.GetFileName(file)} was not read: its {projected.ColumnCount - 1} columns do not fit the atoms");
        }
        else if (table.ColumnCount > 2)
        {
            if (ProjectedColumns.FromNames(table.Names, 2) is { } named)
                return Summed(table, 2, named, spectrum);
            notes.Add("the columns from the third on were not read, because no header names their elements");
        }

        return ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty;
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<double>> Summed(
        DosTable table, int first, Element?[] elements, UniformSpectrum spectrum) => elements
            .Select((element, index) => (Element: element, Column: first + index))
            .Where(column => column.Element is not null)
            .GroupBy(column => column.Element!.Symbol, column => column.Column)
            .ToImmutableSortedDictionary(
                group => group.Key,
                group => spectrum.Of([.. table.Rows.Select(row => group.Sum(column => row[column]))]).ToImmutableArray(),
                StringComparer.Ordinal);
}
