using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets.Import;
using Phodos.Datasets.Records;
using Phodos.Datasets.Store;

namespace Phodos.Tests.Datasets.Import;

public sealed class StoreRoundTripTest
{
    [Fact]
    public void An_imported_store_gives_the_same_records_when_it_is_imported_again()
    {
        using var folder = new TemporaryFolder();
        var salt = Records.Salt(dos: Records.Box(50, 250, 6).WithParts(("Na", 0.5), ("Cl", 0.5))) with
        {
            System = CrystalSystem.Cubic,
            SpaceGroup = 225,
            MinimumFrequency = -0.1,
            MaximumFrequency = 251,
            HasBornCharges = true,
        };
        var oxide = Records.Salt("oxide", Records.Box(100, 700, 6).MaxNormalize(), Records.RockSalt(4.2, "Mg", "O"));
        var first = Import(new Records.ListSource(salt, oxide), folder.File("first.parquet"));
        var second = Import(ImportSource.Open(folder.File("first.parquet"), MoyoSymmetryFinder.Shared), folder.File("second.parquet"));
        second.Count.ShouldBe(2);
        foreach (var (one, other) in first.Zip(second))
        {
            (other with { Crystal = one.Crystal, Dos = one.Dos }).ShouldBe(one);
            other.Crystal.FractionalPositions.ShouldBe(one.Crystal.FractionalPositions);
            other.Crystal.Species.ShouldBe(one.Crystal.Species);
            other.Crystal.Lattice.C.ShouldBe(one.Crystal.Lattice.C);
            other.Dos.Grid.ShouldBe(one.Dos.Grid);
            other.Dos.Normalization.ShouldBe(one.Dos.Normalization);
            other.Dos.Values.ShouldBe(one.Dos.Values);
            other.Dos.Projections.Keys.ShouldBe(one.Dos.Projections.Keys);
            other.Dos.Projections.Values.SelectMany(part => part).ShouldBe(one.Dos.Projections.Values.SelectMany(part => part));
        }
    }

    private static List<DosRecord> Import(IRecordSource source, string path)
    {
        List<DosRecord> kept = [];
        using var store = DosStoreWriter.Create(path);
        new RecordImport(new ImportOptions(), MoyoSymmetryFinder.Shared).Run(
            source,
            record =>
            {
                kept.Add(record);
                store.Append(record);
            },
            cancellation: TestContext.Current.CancellationToken).Kept.ShouldBe(kept.Count);
        store.Complete();
        return kept;
    }
}
