using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Datasets.Splits;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.Studies;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Training;
using Phodos.Spectra;

namespace Phodos.Learning.Tests.Experiments.Studies;

public class EpochMeasurementTests
{
    private const int Crystals = 40;

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void A_few_batches_give_the_seconds_of_an_epoch(int cutoff)
    {
        // A rate at which a real step would overflow: measuring must not learn.
        var seconds = Measure($"cutoff: [{cutoff}], learning-rate: [1e30]");
        double.IsFinite(seconds).ShouldBeTrue();
        seconds.ShouldBePositive();
    }

    private static double Measure(string grid)
    {
        var study = $"base: {{model: graph-network, hidden: 32, batch-size: 2}}\ngrid: {{{grid}}}";
        var plan = SettingPlan.For(StudyFile.Parse(study).Settings()[0], RunMachine.Current("cpu", 1, "float32"));
        return new EpochMeasurement(Data(), new Silent(), TestContext.Current.CancellationToken).SecondsPerEpoch(plan);
    }

    private static ExperimentData Data()
    {
        var values = Enumerable.Range(0, FrequencyGrid.Paper.Count).Select(point => Math.Exp(-Math.Pow((point - 20) / 4.0, 2)));
        var dos = new DensityOfStates(FrequencyGrid.Paper, [.. values], DosNormalization.MaxNormalized);
        var dataset = new DosDataset(
            "random",
            "",
            FrequencyGrid.Paper,
            [.. Enumerable.Range(0, Crystals).Select(index =>
                new DosEntry($"{index}", SampleCrystals.Random(1 + index % 4, index), CrystalSystem.Triclinic, dos))]);
        var split = new DataSplit("files", 0, [.. Enumerable.Range(0, 30)], [.. Enumerable.Range(30, 5)], [.. Enumerable.Range(35, 5)]);
        return new ExperimentData(dataset, split, new RunData("random", "", Crystals, 1e-3, false), MoyoSymmetryFinder.Shared);
    }

    private sealed class Silent : IRunObserver
    {
        public void Say(string text)
        {
        }

        public T Watch<T>(string title, int total, Func<Action<int>, T> work) => work(_ => { });

        public TrainingState WatchTraining(
            RunFolder run, TrainingOptions options, TrainingState start, Func<ITrainingObserver, TrainingState> train) =>
            throw new NotSupportedException("A measurement is no run.");
    }
}
