using Phodos.Learning.Training;

namespace Phodos.Learning.Experiments;

/// <summary>Is told how a run goes.</summary>
public interface IRunObserver
{
    /// <summary>Something worth a line.</summary>
    void Say(string text);

    /// <summary>Watches countable work.</summary>
    /// <param name="title">What is done.</param>
    /// <param name="total">How many steps it has.</param>
    /// <param name="work">The work; it calls its argument, from any thread, with the number of steps done since the last call.</param>
    T Watch<T>(string title, int total, Func<Action<int>, T> work);

    /// <summary>Watches the training of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="start">Where it begins or goes on.</param>
    /// <param name="train">The training; it tells its argument how it goes.</param>
    TrainingState WatchTraining(
        RunFolder run, TrainingOptions options, TrainingState start, Func<ITrainingObserver, TrainingState> train);
}
