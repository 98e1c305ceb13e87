using CsCheck;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Datasets.Duplicates;
using Phodos.Tests.Crystals.Symmetry;

namespace Phodos.Tests.Datasets.Duplicates;

public sealed class DuplicateFinderTests
{
    [Fact]
    public void Copies_are_grouped_wherever_they_stand() => Gen.Select(Disguise.Any.Array[2], Gen.Double[0, 1].Array[12]).Sample(
        (disguises, keys) =>
        {
            Crystal[] forms = [.. Polymorphs.All.Values.Take(2).SelectMany(forms => forms)];
            var all = forms.SelectMany((crystal, kind) => new[] { (crystal, kind), (crystal: disguises[kind % 2].Of(crystal, 0.002), kind) })
                .Zip(keys).OrderBy(entry => entry.Second).Select(entry => entry.First).ToArray();
            var expected = all.Index().GroupBy(entry => entry.Item.kind, entry => entry.Index).Select(group => group.ToArray());
            DuplicateFinder.Groups(all.Select(entry => entry.crystal)).Select(group => group.ToArray()).ShouldBe(expected);
        },
        iter: 20);

    [Fact]
    public void Links_of_a_chain_are_one_group()
    {
        // Neighbours differ by 5.9 % in volume, the ends by far more than the 10 % that two crystals may.
        var chain = Enumerable.Range(0, 9).Select(link => 5 * Math.Pow(1.0193, link))
            .Select(a => KnownCrystals.FaceCentred(a, ("Na", 0, 0, 0), ("Cl", 0.5, 0.5, 0.5)));
        DuplicateFinder.Groups(chain.Reverse()).ShouldHaveSingleItem().ShouldBe(Enumerable.Range(0, 9));
    }

    [Fact]
    public void Crystals_that_stand_alone_are_in_no_group()
    {
        DuplicateFinder.Groups([]).ShouldBeEmpty();
        DuplicateFinder.Groups(KnownCrystals.All.Values.Select(known => known.Crystal)).ShouldBeEmpty();
    }

    [Fact]
    public void Rows_are_told_one_by_one()
    {
        var finder = new DuplicateFinder();
        finder.Add(KnownCrystals.All["diamond"].Crystal).ShouldBe(0);
        finder.Groups().ShouldBeEmpty();
        finder.Add(KnownCrystals.All["diamond"].Crystal).ShouldBe(1);
        finder.Groups().ShouldHaveSingleItem().ShouldBe([0, 1]);
        finder.Count.ShouldBe(2);
    }

    // Those that pymatgen's StructureMatcher joins too (ltol 0.05, stol 0.1, angle_tol 3), but for SnF2: it also joins the two
    // forms of that, which differ by displacements of 0.06 spacings of atoms.
    [Fact]
    public void The_published_crystals_have_nine_groups_of_duplicates()
    {
        var file = Path.Combine(SharedFolder.Required, "data", "phonondb-1500", "data.csv");
        var (dataset, _) = CsvImporter.Import(
            file, new CsvImportOptions(), MoyoSymmetryFinder.Shared, TestContext.Current.CancellationToken);
        var groups = DuplicateFinder.Groups(dataset.Entries.Select(entry => entry.Crystal));
        groups.Select(group => string.Join(' ', group.Select(index => dataset.Entries[index].Id))).Order(StringComparer.Ordinal).ShouldBe(
        [
            "mp-19795 mp-630528", "mp-22925 mp-684580", "mp-5342 mp-556916", "mp-561224 mp-2739 mp-557", "mp-570301 mp-23231",
            "mp-626785 mp-626716", "mp-634 mp-9252", "mp-6945 mp-7029", "mp-753746 mp-1394",
        ]);
    }
}
