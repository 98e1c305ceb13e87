using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Learning.Graphs;
using Phodos.Learning.Runtime;
using Phodos.Learning.Targets;
using Phodos.Learning.Tests.Samples;
using Phodos.Spectra;

namespace Phodos.Learning.Tests.Graphs;

public class GraphPreparationTests
{
    [Fact]
    public void The_symmetry_gives_the_primitive_cell_and_the_crystal_system()
    {
        var graph = new GraphPreparation(new GraphOptions(), MoyoSymmetryFinder.Shared).Prepare("ZnS", SampleCrystals.Zincblende).Graph;
        (graph.AtomCount, graph.System).ShouldBe((2, CrystalSystem.Cubic));
    }

    [Fact]
    public void Entries_keep_their_order_their_system_and_their_reference()
    {
        var dataset = Dataset(SampleCrystals.Zincblende, SampleCrystals.Rutile, SampleCrystals.Triclinic);
        var done = 0;
        var graphs = LabelledGraph.Of(
            new GraphPreparation(new GraphOptions { CanonicalCell = false }, MoyoSymmetryFinder.Shared),
            dataset,
            [2, 0],
            native: null,
            new Workers(2),
            count => Interlocked.Add(ref done, count));
        graphs.Select(labelled => labelled.Graph.Id).ShouldBe(["entry-2", "entry-0"]);
        graphs.Select(labelled => labelled.Graph.AtomCount).ShouldBe([4, 8]);
        graphs.ShouldAllBe(labelled => labelled.Graph.System == CrystalSystem.Hexagonal && labelled.Target[0] == 1);
        done.ShouldBe(2);
    }

    [Fact]
    public void A_crystal_without_symmetry_is_named() => Should.Throw<InvalidInputException>(
            () => LabelledGraph.Of(new GraphPreparation(new GraphOptions(), new Blind()), Dataset(SampleCrystals.Rutile), [0], native: null, new Workers(1)))
        .Message.ShouldBe("entry-0: no symmetry");

    private static DosDataset Dataset(params Crystal[] crystals)
    {
        var dos = new DensityOfStates(TinyModel.Grid, [.. Enumerable.Repeat(1.0, TinyModel.Grid.Count)], DosNormalization.MaxNormalized);
        return new DosDataset("test", "none", TinyModel.Grid, [.. crystals.Select((crystal, index) => new DosEntry($"entry-{index}", crystal, CrystalSystem.Hexagonal, dos))]);
    }

    private sealed class Blind : ISymmetryFinder
    {
        public CrystalSymmetry Find(Crystal crystal, double tolerance) => throw new InvalidInputException("no symmetry");
    }
}
