using Phodos.Datasets;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Models.SiteStates;
using Phodos.Learning.Targets;
using Phodos.Learning.Tests.Samples;
using Phodos.Spectra;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Models;

public class SiteStatesModelTests
{
    private static readonly CrystalGraph[] Graphs = [.. Enumerable.Range(1, 4).Select(atoms => SampleCrystals.RandomGraph(atoms, atoms))];

    private static readonly FrequencyGrid Fine = new(0, 5, 201);

    [Fact]
    public void Every_atom_shares_out_all_of_its_states()
    {
        using var scope = NewDisposeScope();
        using var model = (SiteStatesModel)TinyModel.Create("site-states");
        using var batch = GraphBatch.Of(Graphs, ScalarType.Float64, CPU);
        var sites = model.PredictSites(batch);
        sites.shape.ShouldBe([10, StateShares.BinCount(model.NativeGrid)]);
        sites.min().item<double>().ShouldBeGreaterThan(0);
        sites.sum(1).allclose(ones(10, dtype: ScalarType.Float64), rtol: 0, atol: 1e-12).ShouldBeTrue();
    }

    [Fact]
    public void The_shares_of_crystals_and_elements_are_means_over_their_atoms()
    {
        using var scope = NewDisposeScope();
        using var model = (SiteStatesModel)TinyModel.Create("site-states");
        using var batch = GraphBatch.Of(Graphs, ScalarType.Float64, CPU);
        var sites = TinyModel.Rows(model.PredictSites(batch));
        var outputs = model.TrainingOutputs(batch, randomness: null);
        var (crystals, parts) = (TinyModel.Rows(outputs[0]), TinyModel.Rows(outputs[1]));
        var (atom, part) = (0, 0);
        for (var crystal = 0; crystal < Graphs.Length; crystal++)
        {
            var numbers = Graphs[crystal].AtomicNumbers;
            var ofCrystal = sites[atom..(atom + numbers.Length)];
            TinyModel.Distance([crystals[crystal]], [Mean(ofCrystal)]).ShouldBeLessThan(1e-14);
            foreach (var element in numbers.Distinct().Order())
                TinyModel.Distance([parts[part++]], [Mean(ofCrystal.Where((_, index) => numbers[index] == element))]).ShouldBeLessThan(1e-14);
            atom += numbers.Length;
        }

        parts.Length.ShouldBe(part);
    }

    [Fact]
    public void The_label_of_the_shares_of_a_fine_spectrum_is_the_label_of_the_spectrum()
    {
        var spectrum = new DensityOfStates(Fine, [.. Fine.Frequencies.Select(Peaks)], DosNormalization.PerCell);
        var label = new LabelPreparation(FrequencyGrid.Paper, window: 21, order: 3).Apply(spectrum);
        var shares = StateShares.Of(new DosEntry("NaCl", SampleCrystals.Rutile, default, label) { Spectrum = spectrum }, Fine);

        using var scope = NewDisposeScope();
        using var projection = new LabelProjection(Fine, label.Grid, width: 105);
        var projected = TinyModel.Rows(projection.Apply(tensor(Array.ConvertAll(shares.OfCrystal, share => (double)share)).unsqueeze(0)))[0];
        TinyModel.Distance([projected], [[.. label.Values]]).ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Labels_without_finer_spectra_are_sampled_and_not_smoothed_again()
    {
        var dos = new DensityOfStates(FrequencyGrid.Paper, [.. FrequencyGrid.Paper.Frequencies.Select(Peaks)], DosNormalization.MaxNormalized);
        var coarse = Data(new DosEntry("a", SampleCrystals.Rutile, default, dos) { Spectrum = dos });
        var fine = Data(coarse.Entries[0] with { Spectrum = new DensityOfStates(Fine, [.. Fine.Frequencies.Select(Peaks)], DosNormalization.PerCell) });
        var config = ModelConfig.Of("site-states", new SiteStatesOptions(), new GraphOptions(), TinyModel.Grid);
        var fit = ModelRegistry.Find("site-states").FitTo;
        WindowOf(fit(config, coarse)).ShouldBe(0);
        WindowOf(fit(config, fine)).ShouldBe(105);
        WindowOf(fit(ModelConfig.Of("site-states", new SiteStatesOptions { LabelWindow = 50 }, new GraphOptions(), TinyModel.Grid), fine)).ShouldBe(50);
        fit(config, fine).Grid.ShouldBe(FrequencyGrid.Paper);

        using var scope = NewDisposeScope();
        using var projection = new LabelProjection(Fine, FrequencyGrid.Paper, width: 0);
        var shares = StateShares.Of(coarse.Entries[0], Fine);
        var projected = TinyModel.Rows(projection.Apply(tensor(Array.ConvertAll(shares.OfCrystal, share => (double)share)).unsqueeze(0)))[0];
        TinyModel.Distance([projected], [[.. dos.Values.Select(value => value / dos.Values.Max())]]).ShouldBeLessThan(1e-6);

        static DosDataset Data(DosEntry entry) => new("data", "none", FrequencyGrid.Paper, [entry]);

        static double? WindowOf(ModelConfig fitted)
        {
            using var model = (SiteStatesModel)fitted.CreateModel();
            return model.Options.LabelWindow;
        }
    }

    [Fact]
    public void The_loss_of_a_prediction_that_is_the_reference_is_nothing_but_the_floor_of_the_root()
    {
        using var scope = NewDisposeScope();
        using var model = (SiteStatesModel)TinyModel.Create("site-states");
        using var batch = GraphBatch.Of(Graphs, ScalarType.Float64, CPU);
        var outputs = model.TrainingOutputs(batch, randomness: null);
        var predictions = TinyModel.Rows(model.Predict(batch));
        var (crystals, parts) = (TinyModel.Rows(outputs[0]), TinyModel.Rows(outputs[1]));
        var part = 0;
        LabelledGraph[] labelled =
        [
            .. Graphs.Select((graph, index) =>
            {
                var elements = graph.AtomicNumbers.Distinct().Count();
                var ofParts = parts[part..(part + elements)].SelectMany(row => row);
                part += elements;
                return new LabelledGraph(graph, predictions[index])
                {
                    Shares = new StateShares(Single(crystals[index]), Single(ofParts), crystals[index].Length),
                };
            }),
        ];
        using var exact = TrainingTargets.Of(labelled, ScalarType.Float64, CPU);
        model.Loss(outputs, exact).item<double>().ShouldBe(1e-4, 1e-5);

        using var turned = TrainingTargets.Of([labelled[1], labelled[0], .. labelled[2..]], ScalarType.Float64, CPU);
        model.Loss([outputs[0], outputs[1]], turned).item<double>().ShouldBeGreaterThan(0.01);
    }

    private static double Peaks(double frequency) =>
        Math.Exp(-Math.Pow((frequency - 210) / 60, 2)) + 0.4 * Math.Exp(-Math.Pow((frequency - 520) / 90, 2));

    private static double[] Mean(IEnumerable<double[]> rows)
    {
        double[][] all = [.. rows];
        return [.. Enumerable.Range(0, all[0].Length).Select(column => all.Average(row => row[column]))];
    }

    private static float[] Single(IEnumerable<double> values) => [.. values.Select(value => (float)value)];
}
