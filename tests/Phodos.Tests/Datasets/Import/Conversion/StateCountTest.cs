using Phodos.Crystals.Symmetry;
using Phodos.Datasets.Import.Conversion;
using Phodos.Datasets.Records;

namespace Phodos.Tests.Datasets.Import.Conversion;

public sealed class StateCountTest
{
    private static readonly StateCount Count = new(MoyoSymmetryFinder.Shared, 1e-3, 0.05);

    private static DosRecord Conventional(double states) => new("salt", Records.ConventionalRockSalt(), Records.Box(50, 250, states));

    [Fact]
    public void The_states_of_the_primitive_cell_become_those_of_the_whole_cell()
    {
        var (record, note) = Count.OfWholeCell(Conventional(6));
        record.Dos.Integral.ShouldBe(24, 1e-9);
        note.ShouldNotBeNull().ShouldContain("primitive cell; it was multiplied by 4");
    }

    [Fact]
    public void The_states_of_one_atom_become_those_of_the_whole_cell() => Count.OfWholeCell(Conventional(3)).Record.Dos.Integral.ShouldBe(24, 1e-9);

    [Theory]
    [InlineData(24)]
    [InlineData(12)] // of no cell of it
    [InlineData(7)]
    public void Other_numbers_are_left_as_they_are(double states)
    {
        var (record, note) = Count.OfWholeCell(Conventional(states));
        record.Dos.Integral.ShouldBe(states, 1e-9);
        note.ShouldBeNull();
    }

    [Fact]
    public void A_normalised_spectrum_counts_nothing()
    {
        var normalised = Conventional(6) with { Dos = Records.Box(50, 250, 6).SumNormalize() };
        Count.OfWholeCell(normalised).Record.ShouldBeSameAs(normalised);
    }
}
