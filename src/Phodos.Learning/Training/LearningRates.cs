namespace Phodos.Learning.Training;

/// <summary>The learning rate of every step of a run: it follows from the options and the place in the run alone.</summary>
internal static class LearningRates
{
    private const double Rise = 0.1; // of all steps
    private const double Start = 1 / 25.0; // of the full rate
    private const double End = Start / 1e4;

    /// <summary>The learning rate of a batch.</summary>
    /// <param name="options">The schedule.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="batch">The batch of the epoch, from 0.</param>
    /// <param name="batches">The batches of an epoch.</param>
    internal static double At(TrainingOptions options, int epoch, int batch, int batches)
    {
        if (options.Schedule == LearningRateSchedule.Exponential)
            return options.LearningRate * Math.Pow(options.LearningRateDecay, epoch - 1);
        var steps = (double)options.Epochs * batches;
        var done = ((epoch - 1.0) * batches + batch) / Math.Max(1, steps - 1);
        return options.LearningRate * (done < Rise ? Between(Start, 1, done / Rise) : Between(1, End, (done - Rise) / (1 - Rise)));
    }

    private static double Between(double from, double to, double part) => to + (from - to) * (1 + Math.Cos(Math.PI * part)) / 2;
}
