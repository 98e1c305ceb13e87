using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Phodos.Crystals;
using Phodos.Datasets.Records;
using Phodos.Datasets.Store;
using Phodos.Spectra;

namespace Phodos.Benchmarks;

/// <summary>
/// Writes and reads a store of made-up records (10 atoms, 51 points, parts of 3 elements) and says how long it took and how much memory,
/// which must not grow with the rows. The numbers are random in every digit: real spectra are smaller on the disk.
/// </summary>
internal static class StoreThroughput
{
    private const int Atoms = 10;
    private const int Elements = 3;
    private const int Distinct = 1000;

    internal static void Run(int rows, string path)
    {
        // Made beforehand, so that making them is not what is timed.
        var records = Enumerable.Range(0, Distinct).Select(Record).ToArray();
        Report("before", rows, TimeSpan.Zero);
        var clock = Stopwatch.StartNew();
        using (var writer = DosStoreWriter.Create(path))
        {
            for (var row = 0; row < rows; row++)
                writer.Append(records[row % Distinct] with { Id = string.Create(CultureInfo.InvariantCulture, $"made-up-{row}") });
            writer.Complete();
        }

        Report("written", rows, clock.Elapsed);
        Console.WriteLine(FormattableString.Invariant($"file       {new FileInfo(path).Length / 1e6,10:F1} MB"));
        clock.Restart();
        var read = DosStore.Open(path).Read().Count(outcome => outcome.Record is not null);
        Report("read", read, clock.Elapsed);
        clock.Restart();
        read = DosStore.Open(path, readProjections: false).Read().Count(outcome => outcome.Record is not null);
        Report("no parts", read, clock.Elapsed);
    }

    private static void Report(string what, int rows, TimeSpan time)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(FormattableString.Invariant(
            $"{what,-10} {rows,10} rows {time.TotalSeconds,8:F1} s, peak memory {process.PeakWorkingSet64 / 1e6,7:F0} MB"));
    }

    private static DosRecord Record(int seed)
    {
        var random = new Random(seed);
        ImmutableArray<double> Spectrum() => [.. Enumerable.Range(0, FrequencyGrid.Paper.Count).Select(_ => random.NextDouble())];
        var species = Enumerable.Range(0, Atoms).Select(atom => Element.All[(seed + atom % Elements) % 90]).ToImmutableArray();
        var positions = Enumerable.Range(0, Atoms).Select(atom =>
            new Vector3D(atom % 3 + random.NextDouble() / 3, atom / 3 % 3 + random.NextDouble() / 3, atom / 9 + random.NextDouble() / 3));
        var parts = species.Distinct().ToImmutableSortedDictionary(
            element => element.Symbol, _ => Spectrum(), StringComparer.Ordinal);
        var crystal = new Crystal(
            new Lattice(new Vector3D(7 + random.NextDouble(), 0, 0), new Vector3D(0, 7 + random.NextDouble(), 0), new Vector3D(0, 0, 8)),
            species,
            [.. positions.Select(position => 1.0 / 3 * position)]);
        return new DosRecord("", crystal, new DensityOfStates(FrequencyGrid.Paper, Spectrum(), DosNormalization.MaxNormalized, parts))
        {
            System = CrystalSystem.Triclinic,
            SpaceGroup = 1,
            MinimumFrequency = 0,
            MaximumFrequency = 900 * random.NextDouble(),
        };
    }
}
