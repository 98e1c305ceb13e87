using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Import;

/// <summary>Records made for the tests of the import.</summary>
internal static class Records
{
    /// <summary>Rock salt in its primitive cell of two atoms.</summary>
    internal static Crystal RockSalt(double edge = 5.64, string cation = "Na", string anion = "Cl")
    {
        var half = edge / 2;
        return new Crystal(
            new Lattice(new(0, half, half), new(half, 0, half), new(half, half, 0)),
            [Element.FromSymbol(cation), Element.FromSymbol(anion)],
            [new(0, 0, 0), new(0.5, 0.5, 0.5)]);
    }

    /// <summary>Rock salt in its conventional cell of eight atoms.</summary>
    internal static Crystal ConventionalRockSalt(double edge = 5.64)
    {
        Vector3D[] centring = [new(0, 0, 0), new(0, 0.5, 0.5), new(0.5, 0, 0.5), new(0.5, 0.5, 0)];
        var (sodium, chlorine) = (Element.FromSymbol("Na"), Element.FromSymbol("Cl"));
        return new Crystal(
            new Lattice(new(edge, 0, 0), new(0, edge, 0), new(0, 0, edge)),
            [.. Enumerable.Repeat(sodium, 4), .. Enumerable.Repeat(chlorine, 4)],
            [.. centring, .. centring.Select(place => place + new Vector3D(0.5, 0.5, 0.5))]);
    }

    /// <summary>A box of states between two frequencies (cm⁻¹), with a given integral, on 0, 5, … to an end.</summary>
    internal static DensityOfStates Box(double from, double to, double states, double end = 1000, double start = 0, double step = 5)
    {
        var grid = new FrequencyGrid(start, step, (int)Math.Round((end - start) / step) + 1);
        double[] box = [.. grid.Frequencies.Select(frequency => frequency >= from && frequency <= to ? 1.0 : 0.0)];
        var integral = new DensityOfStates(grid, [.. box], DosNormalization.PerCell).Integral;
        return new DensityOfStates(grid, [.. box.Select(value => value * states / integral)], DosNormalization.PerCell);
    }

    /// <summary>The spectrum with parts that are fractions of it.</summary>
    internal static DensityOfStates WithParts(this DensityOfStates dos, params (string Name, double Fraction)[] parts) => new(
        dos.Grid,
        dos.Values,
        dos.Normalization,
        parts.ToImmutableSortedDictionary(part => part.Name, part => dos.Values.Select(value => value * part.Fraction).ToImmutableArray()));

    /// <summary>A plausible record: rock salt with its six states between 50 and 250 cm⁻¹.</summary>
    internal static DosRecord Salt(string id = "salt", DensityOfStates? dos = null, Crystal? crystal = null) =>
        new(id, crystal ?? RockSalt(), dos ?? Box(50, 250, 6));

    /// <summary>A source that gives records as they are.</summary>
    internal sealed class ListSource(params RecordOutcome[] outcomes) : IRecordSource
    {
        internal ListSource(params DosRecord[] records)
            : this([.. records.Select((record, row) => new RecordOutcome(row, record.Id) { Record = record })])
        {
        }

        public string Name => "a list";

        public IEnumerable<RecordOutcome> Read(CancellationToken cancellation = default) => outcomes;
    }
}
