using System.Collections.Immutable;
using CsCheck;
using Phodos.Crystals;
using Phodos.Datasets.Records;
using Phodos.Datasets.Store;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Store;

/// <summary>Records made for the tests, and stores of them.</summary>
internal static class StoreRecords
{
    private static readonly string[] Names = ["Na", "Cl", "O", "site 1", "Ω", "", "金"];

    private static readonly Gen<double> Finite = Gen.OneOf<double>(
        Gen.Double[-1e3, 1e3], Gen.Double.Where(double.IsFinite), Gen.OneOf(0, -0.0, double.Epsilon, double.MaxValue, 1.0 / 3));

    private static readonly Gen<Vector3D> SmallVector =
        Gen.Select(Gen.Double[0, 0.2], Gen.Double[0, 0.2], Gen.Double[0, 0.2], (x, y, z) => new Vector3D(x, y, z));

    // Atoms near the corners of a grid of half cells, so that none are too close, some of them in other cells.
    private static readonly Gen<Crystal> Crystals = Gen.Select(
        SmallVector.Array[3], Gen.Select(Gen.Int[1, 118], SmallVector, Gen.Int[-3, 3]).Array[1, 8], (shear, atoms) => new Crystal(
            new Lattice(new Vector3D(8, 0, 0) + shear[0], new Vector3D(0, 9, 0) + shear[1], new Vector3D(0, 0, -10) + shear[2]),
            [.. atoms.Select(atom => Element.FromAtomicNumber(atom.Item1))],
            [.. atoms.Select((atom, i) => new Vector3D(atom.Item3 + i % 2 / 2.0, i / 2 % 2 / 2.0, i / 4 / 2.0) + atom.Item2)]));

    private static readonly Gen<DensityOfStates> Spectra =
        from grid in Gen.Select(
            Gen.Double[-100, 100], Gen.Double[0.01, 50], Gen.Int[2, 60], (start, step, count) => new FrequencyGrid(start, step, count))
        from values in Finite.Array[grid.Count]
        from normalization in Gen.Enum<DosNormalization>()
        from parts in Gen.Dictionary(Gen.OneOf(Names), Finite.Array[grid.Count])[0, 4]
        select new DensityOfStates(
            grid,
            [.. values],
            normalization,
            parts.ToImmutableSortedDictionary(part => part.Key, part => ImmutableArray.Create(part.Value), StringComparer.Ordinal));

    /// <summary>Any record, every optional value there and not there.</summary>
    internal static readonly Gen<DosRecord> Any =
        from id in Gen.OneOf<string>(Gen.String[Gen.Char.AlphaNumeric, 1, 20], Gen.OneOf("ἀ 金\t\"", "a\0b", "😀", " "))
        from crystal in Crystals
        from dos in Spectra
        from system in Gen.Enum<CrystalSystem>().Nullable()
        from spaceGroup in Gen.Int[1, 230].Nullable()
        from minimum in Finite.Nullable()
        from maximum in Finite.Nullable()
        from born in Gen.Bool.Nullable()
        select new DosRecord(id, crystal, dos)
        {
            System = system,
            SpaceGroup = spaceGroup,
            MinimumFrequency = minimum,
            MaximumFrequency = maximum,
            HasBornCharges = born,
        };

    /// <summary>Rock salt with a spectrum of two parts.</summary>
    internal static DosRecord RockSalt(
        string id, FrequencyGrid? grid = null, DosNormalization normalization = DosNormalization.MaxNormalized)
    {
        grid ??= new FrequencyGrid(0, 20, 51);
        ImmutableArray<double> Curve(double centre, double height) =>
            [.. grid.Frequencies.Select(frequency => height * Math.Exp(-Math.Pow((frequency - centre) / 100, 2)))];
        var (sodium, chlorine) = (Curve(250, 0.2), Curve(500, 1));
        ImmutableArray<double> total = [.. sodium.Zip(chlorine, (left, right) => left + right)];
        var parts = ImmutableSortedDictionary.Create<string, ImmutableArray<double>>(StringComparer.Ordinal)
            .Add("Na", sodium).Add("Cl", chlorine);
        var crystal = new Crystal(
            new Lattice(new Vector3D(0, 2.82, 2.82), new Vector3D(2.82, 0, 2.82), new Vector3D(2.82, 2.82, 0)),
            [Element.FromSymbol("Na"), Element.FromSymbol("Cl")],
            [new Vector3D(0, 0, 0), new Vector3D(0.5, 0.5, 0.5)]);
        return new DosRecord(id, crystal, new DensityOfStates(grid, total, normalization, parts))
        {
            System = CrystalSystem.Cubic,
            SpaceGroup = 225,
        };
    }

    internal static void Write(string path, IEnumerable<DosRecord> records, int rowsPerGroup = 1000)
    {
        using var writer = DosStoreWriter.Create(path, new DosStoreOptions { RowsPerGroup = rowsPerGroup });
        foreach (var record in records)
            writer.Append(record);
        writer.Complete();
    }

    /// <summary>The records of a store in which every row makes one.</summary>
    internal static DosRecord[] Read(string path, bool readProjections = true) =>
    [
        .. DosStore.Open(path, readProjections).Read(TestContext.Current.CancellationToken)
            .Select(outcome => outcome.Record ?? throw new InvalidInputException(outcome.Problem!)),
    ];

    /// <summary>Everything that a record says, doubles by their bits.</summary>
    internal static string Text(DosRecord record)
    {
        static string Bits(IEnumerable<double> numbers) => string.Join(',', numbers.Select(BitConverter.DoubleToInt64Bits));
        static IEnumerable<double> Numbers(Vector3D vector) => [vector.X, vector.Y, vector.Z];
        var (crystal, dos) = (record.Crystal, record.Dos);
        string[] parts =
        [
            record.Id, $"{record.System} {record.SpaceGroup} {record.HasBornCharges}",
            record.MinimumFrequency is { } low ? Bits([low]) : "none", record.MaximumFrequency is { } high ? Bits([high]) : "none",
            string.Concat(crystal.Species), Bits(crystal.FractionalPositions.SelectMany(Numbers)),
            Bits(new[] { crystal.Lattice.A, crystal.Lattice.B, crystal.Lattice.C }.SelectMany(Numbers)),
            Bits([dos.Grid.Start, dos.Grid.Step]), $"{dos.Grid.Count} {dos.Normalization}", Bits(dos.Values),
            .. dos.Projections.Select(part => $"{part.Key}={Bits(part.Value)}"),
        ];
        return string.Join('\n', parts);
    }
}
