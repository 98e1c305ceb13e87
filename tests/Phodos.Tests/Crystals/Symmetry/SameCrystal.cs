using Phodos.Crystals;

namespace Phodos.Tests.Crystals.Symmetry;

/// <summary>Compares crystals atom by atom, and whatever their cells.</summary>
internal static class SameCrystal
{
    private const double Near = 1e-4;

    /// <summary>The same cell, orientation and atoms in the same order, to a tenth of a thousandth of an angstrom.</summary>
    internal static void ShouldBe(Crystal actual, Crystal expected)
    {
        actual.Species.ShouldBe(expected.Species);
        (actual.Lattice.A - expected.Lattice.A).Length.ShouldBeLessThan(Near);
        (actual.Lattice.B - expected.Lattice.B).Length.ShouldBeLessThan(Near);
        (actual.Lattice.C - expected.Lattice.C).Length.ShouldBeLessThan(Near);
        for (var atom = 0; atom < expected.AtomCount; atom++)
        {
            var place = actual.Lattice.ToCartesian(actual.FractionalPositions[atom]);
            (place - expected.Lattice.ToCartesian(expected.FractionalPositions[atom])).Length.ShouldBeLessThan(Near);
        }
    }

    /// <summary>The mean distance within 4.6 Å for each pair of elements, the same for every cell of a crystal.</summary>
    internal static double[] MeanDistances(Crystal crystal)
    {
        var list = NeighborList.Build(crystal, 4.6);
        return
        [
            .. Enumerable.Range(0, list.EdgeCount)
                .GroupBy(edge => (crystal.Species[list.Sources[edge]].AtomicNumber, crystal.Species[list.Destinations[edge]].AtomicNumber))
                .OrderBy(group => group.Key)
                .Select(group => group.Average(edge => list.Vectors[edge].Length)),
        ];
    }
}
