using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets.BuiltIn;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.BuiltIn;

public sealed class BuiltInDatasetTests(BuiltInDatasetFixture fixture) : IClassFixture<BuiltInDatasetFixture>
{
    [Fact]
    public void There_are_many_crystals_in_every_crystal_system()
    {
        fixture.Dataset.Entries.Length.ShouldBeGreaterThanOrEqualTo(600);
        foreach (var system in Enum.GetValues<CrystalSystem>())
            fixture.Dataset.Entries.Count(entry => entry.System == system).ShouldBeGreaterThanOrEqualTo(85, system.ToString());
    }

    [Fact]
    public void No_cell_has_more_than_fourteen_atoms() =>
        fixture.Dataset.Entries.Max(entry => entry.Crystal.AtomCount).ShouldBeLessThanOrEqualTo(14);

    [Fact]
    public void The_name_says_that_it_is_a_model()
    {
        fixture.Dataset.Name.ShouldContain("model");
        fixture.Dataset.Name.ShouldContain("not DFT");
        fixture.Dataset.Entries.ShouldAllBe(entry => entry.Id.StartsWith("bvk-", StringComparison.Ordinal));
        fixture.Dataset.Entries.ShouldContain(entry => entry.Id == "bvk-rocksalt-NaCl");
    }

    [Fact]
    public void Labels_are_on_the_papers_grid_and_divided_by_their_maximum()
    {
        fixture.Dataset.Grid.ShouldBe(FrequencyGrid.Paper);
        foreach (var entry in fixture.Dataset.Entries)
        {
            entry.Dos.Normalization.ShouldBe(DosNormalization.MaxNormalized);
            entry.Dos.Values.Max().ShouldBe(1, entry.Id);
            entry.Dos.Values.Min().ShouldBeGreaterThanOrEqualTo(0, entry.Id);
        }
    }

    [Fact]
    public void The_parts_of_each_element_add_up_to_the_label()
    {
        foreach (var entry in fixture.Dataset.Entries)
        {
            entry.Dos.Projections.Keys.ShouldBe(entry.Crystal.Species.Select(element => element.Symbol).Distinct(), ignoreOrder: true);
            for (var point = 0; point < FrequencyGrid.Paper.Count; point++)
            {
                entry.Dos.Projections.Values.Sum(part => part[point]).ShouldBe(entry.Dos.Values[point], 1e-12, entry.Id);
                entry.Dos.Projections.Values.Min(part => part[point]).ShouldBeGreaterThanOrEqualTo(0, entry.Id);
            }
        }
    }

    [Fact]
    public void All_states_of_a_crystal_lie_below_1000_wavenumbers()
    {
        foreach (var entry in fixture.Dataset.Entries.DistinctBy(entry => Prototype(entry.Id)))
        {
            var fine = ModelLabel.Fine(entry.Crystal);
            fine.Integral.ShouldBe(3 * entry.Crystal.AtomCount, 1e-6, entry.Id);
            fine.Values[1000..].ShouldAllBe(value => value < 1e-6, entry.Id);
        }
    }

    [Fact]
    public void Parallel_work_changes_no_bit()
    {
        foreach (var entry in fixture.Dataset.Entries.Where((_, index) => index % 20 == 0))
        {
            var alone = ModelLabel.Of(entry.Crystal);
            alone.Values.ShouldBe(entry.Dos.Values, entry.Id);
            alone.Projections.Values.SelectMany(part => part).ShouldBe(entry.Dos.Projections.Values.SelectMany(part => part), entry.Id);
        }
    }

    [Fact]
    public void The_structure_alone_gives_the_same_crystal_system_and_cell_size()
    {
        foreach (var entry in fixture.Dataset.Entries)
        {
            var symmetry = MoyoSymmetryFinder.Shared.Find(entry.Crystal);
            symmetry.System.ShouldBe(entry.System, entry.Id);
            symmetry.Primitive.AtomCount.ShouldBe(entry.Crystal.AtomCount, entry.Id);
        }
    }

    [Fact]
    public void The_default_split_is_of_the_whole_data_set()
    {
        var split = BuiltInDataset.DefaultSplit(fixture.Dataset);
        split.Train.Concat(split.Validation).Concat(split.Test).Order().ShouldBe(Enumerable.Range(0, fixture.Dataset.Entries.Length));
        split.Validation.Length.ShouldBeInRange(fixture.Dataset.Entries.Length / 14, fixture.Dataset.Entries.Length / 7);
        split.Test.Length.ShouldBeInRange(fixture.Dataset.Entries.Length / 14, fixture.Dataset.Entries.Length / 7);
    }

    // When this hash changes, the data set is another one: raise BuiltInDataset.Version with it, so that old caches are left alone.
    [Fact]
    public void The_content_of_version_2_is_fixed()
    {
        BuiltInDataset.Version.ShouldBe(2);
        fixture.Dataset.Sha256.ShouldBe("64c333f070b4df608bc60b1ed2d64ef733f0f8d4fd7515481bc3ef1565daf256");
    }

    [Fact]
    public void Progress_ends_at_one()
    {
        fixture.Progress.Count.ShouldBe(fixture.Dataset.Entries.Length);
        fixture.Progress.Max().ShouldBe(1);
    }

    [Fact]
    public void The_second_time_the_labels_come_from_the_cache()
    {
        var again = BuiltInDataset.Create(new NoWork(), fixture.CacheFolder, cancellation: TestContext.Current.CancellationToken);
        again.Sha256.ShouldBe(fixture.Dataset.Sha256);
        again.Entries.SelectMany(entry => entry.Dos.Values).ShouldBe(fixture.Dataset.Entries.SelectMany(entry => entry.Dos.Values));
    }

    [Fact]
    public void No_threads_cannot_work() => Should.Throw<ArgumentOutOfRangeException>(() => BuiltInDataset.Create(threads: 0));

    private static string Prototype(string id) => id[..id.LastIndexOf('-')];

    private sealed class NoWork : IProgress<double>
    {
        public void Report(double value) => throw new InvalidOperationException("A label was made again.");
    }
}
