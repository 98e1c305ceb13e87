using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Datasets.Portrait;
using Phodos.Datasets.Splits;
using Phodos.Spectra;

namespace Phodos.Reports.Tests.Figures;

/// <summary>A made-up data set of caesium chlorides, of which the test part has all with iodine.</summary>
internal static class SamplePortrait
{
    internal static Crystal CaesiumChloride(string cation = "Cs", string anion = "Cl") => new(
        Lattice.FromParameters(4.12, 4.12, 4.12, 90, 90, 90),
        [Element.FromSymbol(cation), Element.FromSymbol(anion)],
        [default, new Vector3D(0.5, 0.5, 0.5)]);

    internal static DatasetPortrait Create(bool hasValidation = true)
    {
        var dos = new DensityOfStates(FrequencyGrid.Paper, SampleFigures.Peak(300), DosNormalization.MaxNormalized);
        ImmutableArray<DosEntry> entries =
        [
            .. Enumerable.Range(0, 60).Select(index =>
                new DosEntry($"id-{index}", CaesiumChloride("Cs", index < 48 ? "Cl" : "I"), CrystalSystem.Cubic, dos)),
        ];
        int[] rest = [40, 41, 42, 43, 44, 45, 46, 47];
        return DatasetPortrait.Of(
            new DosDataset("sample", "", FrequencyGrid.Paper, entries),
            new DataSplit(
                "random", 0, [.. Enumerable.Range(0, 40)], hasValidation ? [.. rest] : [], [.. Enumerable.Range(48, 12)]),
            [4, 5],
            new OwnCell());
    }

    private sealed class OwnCell : ISymmetryFinder
    {
        public CrystalSymmetry Find(Crystal crystal, double tolerance = 1e-3) =>
            new(221, 517, "Pm-3m", CrystalSystem.Cubic, crystal, crystal);
    }
}
