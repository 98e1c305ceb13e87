using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Datasets.Import.Conversion;
using Phodos.Datasets.Import.Sources;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.SpectrumFiles;

/// <summary>Densities of states as tables of numbers.</summary>
internal static class SpectrumText
{
    private const string FrequencyName = "frequency_";

    /// <exception cref="InvalidInputException">It is no such table, or its unit is not known.</exception>
    internal static SpectrumFile Parse(string text, bool isOfPhonopy, FrequencyUnit? unit)
    {
        var table = DosTable.Parse(text);
        if (OwnUnit(table) is { } own)
            return OfColumns(table, own, Parts(table));
        if (isOfPhonopy)
            return OfPhonopy(table, unit ?? FrequencyUnit.Terahertz);
        return unit is not null
            ? OfColumns(table, unit, [])
            : throw new InvalidInputException(
                "the table does not tell the unit of its frequencies; name the first column such as frequency_cm-1 or frequency_THz, "
                + $"or {Remedies.NameUnit}");
    }

    private static FrequencyUnit? OwnUnit(DosTable table) =>
        table.Names is [var name, ..] && name.StartsWith(FrequencyName, StringComparison.Ordinal)
            ? FrequencyUnit.Parse(name[FrequencyName.Length..])
            : null;

    // Columns that are named by an element are its part; sites (Na1) and errors are something else.
    private static (string Name, int Column)[] Parts(DosTable table) =>
    [
        .. table.Names.Select((name, column) => (name, column))
            .Where(named => named.column > 1 && Element.TryFromSymbol(named.name) is not null),
    ];

    // A total_dos.dat has the total in its second column; a projected_dos.dat has a column a site, which add up to it.
    private static SpectrumFile OfPhonopy(DosTable table, FrequencyUnit unit)
    {
        string[] notes = unit == FrequencyUnit.Terahertz ? [] : [$"read in {unit}, as was stated; phonopy writes THz unless it is told otherwise"];
        if (table.ColumnCount == 2)
            return Made(table, table.Column(1), unit, [], notes);
        double[] total = [.. table.Rows.Select(row => row.Skip(1).Sum())];
        return Made(table, total, unit, [], [.. notes, "the columns of the sites were added up"]);
    }

    private static SpectrumFile OfColumns(DosTable table, FrequencyUnit unit, (string Name, int Column)[] parts) =>
        Made(table, table.Column(1), unit, parts, []);

    private static SpectrumFile Made(
        DosTable table, double[] total, FrequencyUnit unit, (string Name, int Column)[] parts, IReadOnlyList<string> notes)
    {
        var spectrum = new UniformSpectrum(table.Column(0));
        var values = spectrum.Of(total);
        var dos = new DensityOfStates(
            spectrum.Grid,
            [.. values],
            NormalizationOf(table, spectrum.Grid, values),
            parts.ToImmutableSortedDictionary(
                part => part.Name, part => spectrum.Of(table.Column(part.Column)).ToImmutableArray(), StringComparer.Ordinal));
        return new SpectrumFile(
            UnitConversion.ToWavenumbers(dos, unit), spectrum.Note is { } note ? [.. notes, note] : notes);
    }

    private static DosNormalization NormalizationOf(DosTable table, FrequencyGrid grid, double[] values)
    {
        var name = table.Names.Length > 1 ? table.Names[1] : "";
        // States of one atom are those of a cell of one atom.
        if (name.EndsWith("per_cell", StringComparison.Ordinal) || name.EndsWith("per_atom", StringComparison.Ordinal))
            return DosNormalization.PerCell;
        if (name.EndsWith("max_normalized", StringComparison.Ordinal))
            return DosNormalization.MaxNormalized;
        return name.EndsWith("sum_normalized", StringComparison.Ordinal)
            ? DosNormalization.SumNormalized
            : SpectrumNormalization.Of(grid, values);
    }
}
