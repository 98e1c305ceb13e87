using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Ase;
using Phodos.Formats.Documents;
using Phodos.Spectra;

namespace Phodos.Datasets;

/// <summary>One record of the file as it was cut into fields.</summary>
/// <param name="Row">The row, counted from 0 without the header.</param>
/// <param name="Line">The line of the file, counted from 1.</param>
/// <param name="Fields">The fields.</param>
internal sealed record CsvRow(int Row, int Line, string[] Fields);

/// <summary>Reads single rows; safe to call from several threads.</summary>
internal sealed class CsvRowReader(CsvColumns columns, CsvImportOptions options, ISymmetryFinder? symmetry)
{
    private readonly CrystalSystemSearch _systems = new(symmetry, options.SymmetryTolerance);

    internal EntryOutcome Read(CsvRow row)
    {
        var id = columns.Id(row.Fields);
        try
        {
            if (row.Fields.Length != columns.Count)
                throw new InvalidInputException($"it has {row.Fields.Length} fields; the header has {columns.Count}");
            if (id.Length == 0)
                throw new InvalidInputException("mp_id is empty");
            return new EntryOutcome(row.Row, row.Line, id, Content(row.Fields), null);
        }
        catch (InvalidInputException fault)
        {
            return new EntryOutcome(row.Row, row.Line, id, null, fault.Problem);
        }
    }

    private EntryContent Content(string[] fields)
    {
        var crystal = AseStructure.Read(Parse(columns.Structure(fields), "structure"));
        var spectrum = Spectrum(fields);
        CrystalSystem? inFile = columns.System(fields) is { } text ? SystemNamed(text) : null;
        return new EntryContent(
            crystal, LabelRules.OnGrid(spectrum), inFile, _systems.Of(crystal, isNeeded: inFile is null), spectrum);
    }

    private DensityOfStates Spectrum(string[] fields)
    {
        var grid = FrequencyGrid.FromFrequencies(Parse(columns.Frequencies(fields), "phfreq").ToNumbers("phfreq"));
        var total = Parse(columns.Total(fields), "phdos").ToNumbers("phdos");
        RequireLength(total, "phdos", grid);
        return new DensityOfStates(grid, [.. total], DosNormalization.MaxNormalized, Projections(fields, grid));
    }

    private ImmutableSortedDictionary<string, ImmutableArray<double>> Projections(string[] fields, FrequencyGrid grid)
    {
        var parts = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
        if (options.ReadProjections && columns.Projections(fields) is { } text)
        {
            foreach (var (name, value) in Parse(text, "pdos").ToDictionary("pdos").Items)
            {
                var part = value.ToNumbers($"pdos of {Excerpt.Of(name)}");
                RequireLength(part, $"pdos of {Excerpt.Of(name)}", grid);
                parts[name] = [.. part];
            }
        }

        return parts.ToImmutable();
    }

    private static CrystalSystem SystemNamed(string text)
    {
        foreach (var system in Enum.GetValues<CrystalSystem>())
        {
            if (string.Equals(system.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return system;
        }

        var names = string.Join(", ", Enum.GetNames<CrystalSystem>());
        throw new InvalidInputException($"'{Excerpt.Of(text)}' is no crystal system; write one of {names}");
    }

    private static void RequireLength(double[] values, string what, FrequencyGrid grid)
    {
        if (values.Length != grid.Count)
            throw new InvalidInputException($"{what} has {values.Length} values; phfreq has {grid.Count}");
    }

    private static DataValue Parse(string text, string column)
    {
        try
        {
            return PythonLiteralParser.Parse(text);
        }
        catch (InvalidInputException fault)
        {
            throw new InvalidInputException($"{column} is no Python literal: {fault.Problem}");
        }
    }
}
