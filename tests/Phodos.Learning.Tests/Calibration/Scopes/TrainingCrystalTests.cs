using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Datasets.Sources;
using Phodos.Learning.Calibration.Scopes;
using Phodos.Learning.Graphs;
using Phodos.Learning.Prediction;
using Phodos.Learning.Weights;
using static Phodos.Learning.Tests.Calibration.Scopes.TextbookCrystals;

namespace Phodos.Learning.Tests.Calibration.Scopes;

/// <summary>What the shipped model says of all the crystals that it learnt from, as they are and deformed.</summary>
public class TrainingCrystalTests
{
    /// <summary>Families of the training crystals: each with how it is told from the others.</summary>
    public static TheoryData<string> Families =>
    [
        "halides", "hydrogen", "oxides", "pnictides", "chalcogenides", "alkali metals", "lanthanides", "transition metals", "metals only",
        "C-O", "N-O", "S-O", "P-O", "Si-O", "B-O", "H-O", "Cl-O", "C-N", "Si-N", "H-Br", "P-S",
    ];

    [Theory]
    [MemberData(nameof(Families))]
    public void A_family_that_is_left_out_is_said_to_be_one_never_seen(string family)
    {
        var all = Prepared.Value;
        PreparedCrystal[] left = [.. all.Where(crystal => IsOf(family, crystal.Crystal))];
        var scope = ModelScope.Of([.. all.Except(left)], new UsualError(0, double.PositiveInfinity));
        left.Length.ShouldBeInRange(8, all.Length / 2 + 400);
        left.Where(crystal => !scope.Examine(crystal, 1000, 0).Any(IsOfComposition)).Select(crystal => crystal.Graph.Id).ShouldBeEmpty();
    }

    private static bool IsOf(string family, Crystal crystal)
    {
        if (family == "metals only")
            return crystal.Species.All(element => element.IsMetal);
        if (family.Split('-') is [var first, var second])
            return Has(first) && Has(second);
        return ElementFamily.All.Single(one => one.Name == family).Contains(crystal);

        bool Has(string symbol) => crystal.Species.Any(element => element.Symbol == symbol);
    }

    private static bool IsOfComposition(string reason) =>
        reason.Contains(" is in none of the ", StringComparison.Ordinal)
        || reason.Contains(" stand together in none of the ", StringComparison.Ordinal)
        || reason.Contains("the crystal is of metals only, as none of the ", StringComparison.Ordinal);

    private static readonly Lazy<PreparedCrystal[]> Prepared = new(() =>
    {
        var shared = Environment.GetEnvironmentVariable("PHODOS_SHARED");
        Assert.SkipWhen(string.IsNullOrEmpty(shared), "set PHODOS_SHARED to the folder that holds data/phonondb-full to leave families out");
        var folder = Path.Combine(shared!, "data", "phonondb-full");
        Assert.SkipUnless(Directory.Exists(folder), $"{folder} is not there");
        var symmetry = new MemoizingSymmetryFinder(MoyoSymmetryFinder.Shared);
        var data = DatasetSource.Open(folder, new CsvImportOptions(), symmetry);
        var preparation = new GraphPreparation(new GraphOptions { Cutoff = 4, CanonicalCell = false }, symmetry);
        return [.. data.Split!.Train.Select(index => data.Dataset.Entries[index]).Select(entry => preparation.Prepare(entry.Id, entry.Crystal))];
    });

    [Fact]
    public void No_crystal_of_the_training_draws_a_warning_and_all_do_when_stretched_or_compressed_by_a_quarter()
    {
        var shared = Environment.GetEnvironmentVariable("PHODOS_SHARED");
        Assert.SkipWhen(string.IsNullOrEmpty(shared), "set PHODOS_SHARED to the folder that holds data/phonondb-full to look at every training crystal");
        var folder = Path.Combine(shared!, "data", "phonondb-full");
        Assert.SkipUnless(Directory.Exists(folder), $"{folder} is not there");
        var symmetry = new MemoizingSymmetryFinder(MoyoSymmetryFinder.Shared);
        var data = DatasetSource.Open(folder, new CsvImportOptions(), symmetry, cancellation: TestContext.Current.CancellationToken);
        DosEntry[] entries = [.. data.Split!.Train.Select(index => data.Dataset.Entries[index])];
        using var predictor = DosPredictor.Load(ShippedModel.SiteStates, symmetry, threads: 2);
        PreparedCrystal[] prepared = [.. entries.Select(entry => predictor.Prepare(entry.Id, entry.Crystal))];
        prepared.Zip(predictor.PredictPhonons(prepared))
            .SelectMany(pair => pair.Second.Warnings.Select(warning => $"{pair.First.Graph.Id}: {warning}"))
            .ShouldBeEmpty();

        var scope = predictor.Calibration!.Scope;
        foreach (var factor in new[] { 0.75, 1.25, 1.4 })
        {
            prepared.Where(crystal => !scope.Examine(Deformed(crystal, factor), 1000, 0).Any())
                .Select(crystal => crystal.Graph.Id)
                .ShouldBeEmpty($"scaled by {factor}");
        }

        // Crystals that it did not learn from but like those are seldom warned of.
        PreparedCrystal[] others = [.. data.Split.Validation.Concat(data.Split.Test).Select(index => data.Dataset.Entries[index])
            .Select(entry => predictor.Prepare(entry.Id, entry.Crystal))];
        predictor.PredictPhonons(others).Average(phonons => phonons.Warnings.IsEmpty ? 0.0 : 1).ShouldBeInRange(0.05, 0.15);
    }

    private static PreparedCrystal Deformed(PreparedCrystal prepared, double factor)
    {
        var crystal = Stretched(prepared.Crystal, factor);
        var options = new GraphOptions { Cutoff = prepared.Graph.Neighbors.Cutoff };
        return new PreparedCrystal(crystal, CrystalGraph.Of(prepared.Graph.Id, crystal, prepared.Graph.System, options));
    }
}
