using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Training;

/// <summary>The TensorBoard event files of a run. A resumed run starts a new file.</summary>
internal sealed class TrainingEvents
{
    private readonly SummaryWriter _writer;

    internal TrainingEvents(string folder, int firstEpoch) =>
        _writer = utils.tensorboard.SummaryWriter(Path.Combine(folder, $"from-epoch-{firstEpoch:D6}"), createRunName: false);

    internal void Add(EpochMetrics metrics)
    {
        Add("learning_rate", metrics.LearningRate);
        Add("train/loss", metrics.TrainingLoss);
        Add("valid/rmse", metrics.Validation?.Rmse);
        Add("valid/mse", metrics.Validation?.Mse);
        Add("valid/mae", metrics.Validation?.Mae);
        Add("valid/r2", metrics.Validation?.R2);

        void Add(string name, double? value)
        {
            if (value is not null)
                _writer.add_scalar(name, (float)value, metrics.Epoch);
        }
    }
}
