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

/// <summary>What a row holds, or the fault that it has: exactly one of the two.</summary>
/// <param name="Row">The row, counted from 0 without the header.</param>
/// <param name="Line">The line of the file, counted from 1.</param>
/// <param name="Id">The identifier.</param>
/// <param name="Content">The content, or null.</param>
/// <param name="Problem">The fault, or null.</param>
internal sealed record CsvRowOutcome(int Row, int Line, string Id, CsvRowContent? Content, string? Problem);

/// <summary>The content of a row.</summary>
/// <param name="Crystal">The structure.</param>
/// <param name="Dos">The density of states, divided by its maximum.</param>
/// <param name="WasNormalized">Whether its maximum was 1 in the file.</param>
/// <param name="SystemInFile">The crystal system of the column, or null.</param>
/// <param name="SystemOfStructure">The crystal system of the symmetry, or null where it was not asked or not found.</param>
internal sealed record CsvRowContent(
    Crystal Crystal, DensityOfStates Dos, bool WasNormalized, CrystalSystem? SystemInFile, CrystalSystem? SystemOfStructure);

/// <summary>Reads single rows; safe to call from several threads.</summary>
internal sealed class CsvRowReader(CsvColumns columns, CsvImportOptions options, ISymmetryFinder? symmetry)
{
    // The files give six digits; what is closer to the limit than that is rounding.
    private const double Rounding = 1e-6;

    internal CsvRowOutcome Read(CsvRow row)
    {
        var id = columns.Id(row.Fields);
        try
        {
            if (row.Fields.Length != columns.Count)
                throw new InvalidInputException($"it has {row.Fields.Length} fields; the header has {columns.Count}");
            if (id.Length == 0)
                throw new InvalidInputException("mp_id is empty");
            return new CsvRowOutcome(row.Row, row.Line, id, Content(row.Fields), null);
        }
        catch (InvalidInputException fault)
        {
            return new CsvRowOutcome(row.Row, row.Line, id, null, fault.Problem);
        }
    }

    private CsvRowContent Content(string[] fields)
    {
        var crystal = AseStructure.Read(Parse(columns.Structure(fields), "structure"));
        var dos = Spectrum(fields);
        var wasNormalized = Math.Abs(dos.Maximum - 1) <= Rounding;
        CrystalSystem? inFile = columns.System(fields) is { } text ? SystemNamed(text) : null;
        var ofStructure = SystemOf(crystal, isNeeded: inFile is null);
        return new CsvRowContent(crystal, wasNormalized ? dos : dos.MaxNormalize(), wasNormalized, inFile, ofStructure);
    }

    private DensityOfStates Spectrum(string[] fields)
    {
        var grid = FrequencyGrid.FromFrequencies(Parse(columns.Frequencies(fields), "phfreq").ToNumbers("phfreq"));
        var total = Parse(columns.Total(fields), "phdos").ToNumbers("phdos");
        RequireLength(total, "phdos", grid);
        if (total.Max() <= 0)
            throw new InvalidInputException("phdos is zero everywhere");
        var lowest = Array.IndexOf(total, total.Min());
        if (total[lowest] < -Rounding * total.Max())
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"phdos is negative ({total[lowest]}) at {grid[lowest]} cm⁻¹; clip a smoothed DOS at zero"));
        }

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

    private CrystalSystem? SystemOf(Crystal crystal, bool isNeeded)
    {
        if (symmetry is null)
        {
            return isNeeded
                ? throw new InvalidInputException("crystal_system is empty, and the symmetry of the structure is not asked for")
                : null;
        }

        try
        {
            return symmetry.Find(crystal, options.SymmetryTolerance).System;
        }
        catch (InvalidInputException) when (!isNeeded)
        {
            // The file's system stands; the report lists the crystal as not checked.
            return null;
        }
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
