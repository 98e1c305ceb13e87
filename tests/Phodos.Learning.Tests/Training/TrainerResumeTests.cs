using CsCheck;

namespace Phodos.Learning.Tests.Training;

public sealed class TrainerResumeTests : IDisposable
{
    private const int BatchesOfRun = 12;

    private readonly TemporaryFolder _straight = new();

    public TrainerResumeTests() => TinyTraining.Run(_straight.Path, TinyTraining.Options).IsFinished.ShouldBeTrue();

    public void Dispose() => _straight.Dispose();

    [Fact]
    public void A_run_stopped_after_any_batches_ends_as_an_uninterrupted_one_bit_for_bit() => Gen.Int[1, BatchesOfRun].Array[1, 3].Sample(
        stops =>
        {
            using var folder = new TemporaryFolder();
            foreach (var stop in stops)
            {
                using var source = new CancellationTokenSource();
                TinyTraining.Run(folder.Path, TinyTraining.Options, new Recorder(batch => StopAt(batch, stop, source)), source);
            }

            TinyTraining.Run(folder.Path, TinyTraining.Options).IsFinished.ShouldBeTrue();
            ShouldBeTheSame(folder);
        },
        iter: 8, threads: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_run_that_was_killed_goes_on_from_its_last_checkpoint_to_the_same_end(int checkpointEvery)
    {
        var options = TinyTraining.Options with { CheckpointEvery = checkpointEvery };
        for (var death = 1; death <= BatchesOfRun; death += 2)
        {
            using var folder = new TemporaryFolder();
            Should.Throw<KilledException>(() => TinyTraining.Run(
                folder.Path, options, new Recorder(batch => _ = batch == death ? throw new KilledException() : batch)));
            TinyTraining.Run(folder.Path, options).IsFinished.ShouldBeTrue();
            ShouldBeTheSame(folder);
        }
    }

    [Fact]
    public void A_stop_between_batches_saves_where_the_run_is()
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        var state = TinyTraining.Run(folder.Path, TinyTraining.Options, new Recorder(batch => StopAt(batch, 5, source)), source);
        (state.Epoch, state.NextBatch, state.IsFinished).ShouldBe((2, 2, false));
        state.LossSum.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_finished_run_stays_as_it_is()
    {
        var before = File.ReadAllBytes(Last(_straight));
        TinyTraining.Run(_straight.Path, TinyTraining.Options).IsFinished.ShouldBeTrue();
        File.ReadAllBytes(Last(_straight)).ShouldBe(before);
    }

    private static void StopAt(int batch, int stop, CancellationTokenSource source)
    {
        if (batch == stop)
            source.Cancel();
    }

    private void ShouldBeTheSame(TemporaryFolder other)
    {
        // The files hold weights, history of the optimizer, state and epoch.
        File.ReadAllBytes(Last(other)).SequenceEqual(File.ReadAllBytes(Last(_straight))).ShouldBeTrue("the last checkpoint differs");
        File.ReadAllBytes(Best(other)).SequenceEqual(File.ReadAllBytes(Best(_straight))).ShouldBeTrue("the best weights differ");
        MetricsWithoutSeconds(other).ShouldBe(MetricsWithoutSeconds(_straight));
    }

    private static string Last(TemporaryFolder folder) => folder.In("checkpoints", "last.safetensors");

    private static string Best(TemporaryFolder folder) => folder.In("checkpoints", "best.safetensors");

    private static string[] MetricsWithoutSeconds(TemporaryFolder folder) =>
        [.. File.ReadAllLines(folder.In("metrics.csv")).Select(line => line[..line.LastIndexOf(',')])];

    private sealed class KilledException : Exception;
}
