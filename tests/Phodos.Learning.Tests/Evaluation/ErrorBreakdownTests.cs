using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Learning.Evaluation;
using Phodos.Spectra;

namespace Phodos.Learning.Tests.Evaluation;

public sealed class ErrorBreakdownTests
{
    private static readonly FrequencyGrid Grid = new(0, 20, 2);

    private static readonly DosEntry[] Entries =
    [
        Entry("a", CrystalSystem.Cubic, "Na", "Cl"),
        Entry("b", CrystalSystem.Cubic, "Fe", "O", "O"),
        Entry("c", CrystalSystem.Triclinic, "Li", "Fe", "P", "O", "O"),
    ];

    private static readonly SpectrumMetrics[] Metrics = [Errors(0.1, r2: 0.5), Errors(0.3, r2: null), Errors(0.2, r2: 0.9)];

    [Theory]
    [InlineData("crystal system", "cubic 2, triclinic 1")]
    [InlineData("atoms", "1–2 1, 3–4 1, 5–8 1")]
    [InlineData("elements", "2 2, 4 1")]
    [InlineData("element family", "alkali metals 2, transition metals 2, 3d metals 2, pnictides 1, oxides 2, halides 1")]
    [InlineData("lightest mass", "< 10 u 1, 15–20 u 1, 20–40 u 1")]
    [InlineData("element", "Li 1, O 2, Na 1, P 1, Cl 1, Fe 2")]
    public void Every_crystal_is_counted_in_its_groups(string by, string expected) =>
        string.Join(", ", Table(by).Groups.Select(group => $"{group.Name} {group.Crystals}")).ShouldBe(expected);

    [Fact]
    public void A_group_has_the_mean_and_its_standard_error()
    {
        var cubic = Table("crystal system").Groups[0];
        cubic.Rmse.Mean.ShouldBe(0.2, 1e-12);

        // Of two values the standard error is half their distance.
        cubic.Rmse.StandardError!.Value.ShouldBe(0.1, 1e-12);
        cubic.R2.ShouldBe(new MeanMetric(1, 0.5, null));
        cubic.Wasserstein!.Mean.ShouldBe(20, 1e-12);
    }

    [Fact]
    public void Groups_that_share_no_crystal_have_the_mean_of_all_by_their_weights()
    {
        var breakdown = ErrorBreakdown.Of(Entries, Metrics);
        foreach (var by in new[] { "crystal system", "atoms", "elements", "lightest mass" })
        {
            var groups = Table(by).Groups;
            groups.Sum(group => group.Crystals).ShouldBe(Entries.Length);
            (groups.Sum(group => group.Crystals * group.Rmse.Mean) / Entries.Length).ShouldBe(breakdown.All.Rmse.Mean, 1e-12);
        }
    }

    [Fact]
    public void The_worst_group_comes_first() =>
        Table("element").WorstFirst().Select(group => group.Rmse.Mean).ShouldBe([0.25, 0.25, 0.2, 0.2, 0.1, 0.1], 1e-12);

    [Fact]
    public void No_crystals_and_missing_metrics_are_refused()
    {
        Should.Throw<InvalidInputException>(() => ErrorBreakdown.Of([], []));
        Should.Throw<ArgumentException>(() => ErrorBreakdown.Of(Entries, Metrics[..2]));
    }

    [Fact]
    public void Tables_are_written_as_csv()
    {
        using var folder = new TemporaryFolder();
        var file = folder.In("errors.csv");
        ErrorCsv.WriteGroups(file, ErrorBreakdown.Of(Entries, Metrics));
        var lines = File.ReadAllLines(file);
        lines[0].ShouldBe("by,group,crystals,rmse,rmse_standard_error,rmse_crystals,mae,mae_standard_error,mae_crystals,"
            + "r2,r2_standard_error,r2_crystals,wasserstein,wasserstein_standard_error,wasserstein_crystals");
        lines.ShouldContain("crystal system,triclinic,1,0.2,,1,0.1,,1,0.9,,1,20,,1");
        lines.ShouldAllBe(line => line.Split(',', StringSplitOptions.None).Length == 15);

        ErrorCsv.WriteCrystals(file, [Entry("x, \"y\"", CrystalSystem.Cubic, "Na", "Cl"), .. Entries[1..]], Metrics);
        File.ReadAllLines(file).ShouldBe(
        [
            "id,formula,crystal_system,atoms,rmse,mse,mae,r2,wasserstein",
            "b,FeO2,cubic,3,0.3,0.09,0.15,,30",
            "c,LiFePO2,triclinic,5,0.2,0.04,0.1,0.9,20",
            "\"x, \"\"y\"\"\",NaCl,cubic,2,0.1,0.01,0.05,0.5,10",
        ]);
    }

    private static ErrorTable Table(string by) => ErrorBreakdown.Of(Entries, Metrics).Tables.Single(table => table.By == by);

    private static SpectrumMetrics Errors(double rmse, double? r2) => new(rmse, rmse * rmse, rmse / 2, r2, 100 * rmse);

    private static DosEntry Entry(string id, CrystalSystem system, params string[] symbols) => new(
        id,
        new Crystal(
            new Lattice(new Vector3D(20, 0, 0), new Vector3D(0, 4, 0), new Vector3D(0, 0, 4)),
            [.. symbols.Select(Element.FromSymbol)],
            [.. symbols.Select((_, atom) => new Vector3D(0.15 * atom, 0, 0))]),
        system,
        new DensityOfStates(Grid, [0, 1], DosNormalization.MaxNormalized));
}
