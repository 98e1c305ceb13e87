using Phodos.Crystals;
using Phodos.Datasets.Forces;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Tests.Datasets.Store;

namespace Phodos.Tests.Datasets.Forces;

public sealed class ForceStoreTests : IDisposable
{
    private static readonly Crystal RockSalt = new(
        new Lattice(new(0, 2.8, 2.8), new(2.8, 0, 2.8), new(2.8, 2.8, 0)),
        [Element.FromSymbol("Na"), Element.FromSymbol("Cl")],
        [default, new Vector3D(0.5, 0.5, 0.5)]);

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("forces.parquet");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, 0, 0, 0, 2, 0, 0, 0, 2)]
    [InlineData(-1, 1, 1, 1, -1, 1, 1, 1, -1)]
    [InlineData(2, 1, 0, 0, 1, 3, -1, 0, 2)]
    public void Calculations_come_back_as_they_were(int a, int b, int c, int d, int e, int f, int g, int h, int i)
    {
        var record = Record("one", new IntegerMatrix((a, b, c), (d, e, f), (g, h, i))) with
        {
            Masses = [22.5, 36.0],
            Born = new BornCharges(RockSalt, 2.3 * Matrix3.Identity, [1.1 * Matrix3.Identity, -1.1 * Matrix3.Identity]),
            Split = "train",
            Weight = 0.25,
        };
        Write(record, Record("two", IntegerMatrix.Identity));

        var store = ForceStore.Open(Path);
        store.RowCount.ShouldBe(2);
        ForceRecord[] read = [.. store.Read(TestContext.Current.CancellationToken)];
        read.Select(one => one.Id).ShouldBe(["one", "two"]);
        read.Select(one => one.Split).ShouldBe(["train", null]);
        read.Select(one => one.Weight).ShouldBe([0.25, 1]);
        read[0].Masses!.Value.ShouldBe([22.5, 36.0]);
        read[0].Born!.Dielectric.ShouldBe(record.Born!.Dielectric);
        read[0].Born!.Charges.ShouldBe(record.Born!.Charges);
        read[1].Born.ShouldBeNull();
        read[1].Masses!.Value.ShouldBe([.. RockSalt.Species.Select(element => element.AtomicMass)]);
        var (before, after) = (Blocks(record.ForceConstants.Unfold()), Blocks(read[0].ForceConstants.Unfold()));
        after.Count.ShouldBe(before.Count);
        before.ShouldAllBe(entry => (after[entry.Key] - entry.Value).MaximumMagnitude < 1e-6);
    }

    [Fact]
    public void Modes_of_a_stored_calculation_are_those_of_the_calculation()
    {
        var record = Record("one", IntegerMatrix.Diagonal(2, 2, 3));
        Write(record);
        var q = new Vector3D(0.13, -0.21, 0.37);
        var expected = PhononModes.At(new DynamicalMatrix(record.ForceConstants.Unfold()), q).Frequencies;
        var read = PhononModes.At(new DynamicalMatrix(ForceStore.Open(Path).Read(TestContext.Current.CancellationToken).Single().ForceConstants.Unfold()), q).Frequencies;
        for (var mode = 0; mode < expected.Length; mode++)
            read[mode].ShouldBe(expected[mode], 1e-3);
    }

    [Fact]
    public void Many_calculations_are_written_in_several_groups_and_come_back_in_order()
    {
        var record = Record("", IntegerMatrix.Diagonal(8, 8, 8));
        var ids = Enumerable.Range(0, 130).Select(index => $"mp-{index}").ToArray();
        Write([.. ids.Select(id => record with { Id = id })]);
        ForceStore.Open(Path).Read(TestContext.Current.CancellationToken).Select(one => one.Id).ShouldBe(ids);
    }

    [Fact]
    public void No_file_is_seen_before_it_is_complete()
    {
        using (var writer = ForceStoreWriter.Create(Path))
            writer.Append(Record("one", IntegerMatrix.Identity));
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Identifiers_that_are_empty_or_stand_twice_are_refused()
    {
        using var writer = ForceStoreWriter.Create(Path);
        Should.Throw<InvalidInputException>(() => writer.Append(Record("", IntegerMatrix.Identity))).Message.ShouldContain("no identifier");
        writer.Append(Record("one", IntegerMatrix.Identity));
        Should.Throw<InvalidInputException>(() => writer.Append(Record("one", IntegerMatrix.Identity))).Message.ShouldContain("stands twice");
        writer.RowCount.ShouldBe(1);
    }

    [Fact]
    public void Masses_that_are_none_are_refused()
    {
        using var writer = ForceStoreWriter.Create(Path);
        var record = Record("one", IntegerMatrix.Identity) with { Masses = [1.0, 0.0] };
        Should.Throw<InvalidInputException>(() => writer.Append(record)).Message.ShouldContain("masses");
    }

    [Fact]
    public void A_file_that_is_cut_off_or_changed_is_refused()
    {
        Write(Record("one", IntegerMatrix.Diagonal(2, 2, 2)));
        var bytes = File.ReadAllBytes(Path);
        for (var length = 0; length < bytes.Length; length += 97)
        {
            File.WriteAllBytes(Path, bytes[..length]);
            Should.Throw<InvalidInputException>(() => ForceStore.Open(Path).Read().ToArray());
        }

        var changed = (byte[])bytes.Clone();
        changed[200] ^= 0x10;
        File.WriteAllBytes(Path, changed);
        Should.Throw<InvalidInputException>(() => ForceStore.Open(Path).Read().ToArray()).Message.ShouldContain("damaged");
    }

    [Fact]
    public void A_store_of_spectra_is_told_apart()
    {
        StoreRecords.Write(Path, [StoreRecords.RockSalt("mp-1")]);
        ForceStore.IsStore(Path).ShouldBeFalse();
        Should.Throw<InvalidInputException>(() => ForceStore.Open(Path)).Message.ShouldContain("no store of force constants");
        Write(Record("one", IntegerMatrix.Identity));
        ForceStore.IsStore(Path).ShouldBeTrue();
    }

    private void Write(params ForceRecord[] records)
    {
        using var writer = ForceStoreWriter.Create(Path);
        foreach (var record in records)
            writer.Append(record);
        writer.Complete();
    }

    // Random numbers that obey what holds for every crystal.
    private static ForceRecord Record(string id, IntegerMatrix matrix)
    {
        var supercell = Supercell.Of(RockSalt, matrix);
        var random = new Random(5);
        var values = new Matrix3[supercell.Primitive.AtomCount * supercell.Crystal.AtomCount];
        for (var index = 0; index < values.Length; index++)
            values[index] = Random(random);
        var (forces, _) = ForceConstantsSymmetrization.Apply(new SupercellForceConstants(supercell, values));
        return new ForceRecord(id, forces);
    }

    private static Matrix3 Random(Random random)
    {
        double Next() => random.NextDouble() - 0.5;
        return new Matrix3(Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next());
    }

    private static Dictionary<(int, int, (int, int, int)), Matrix3> Blocks(ForceConstants forces) =>
        forces.Blocks.ToDictionary(block => (block.First, block.Second, block.Shift), block => block.Value);
}
