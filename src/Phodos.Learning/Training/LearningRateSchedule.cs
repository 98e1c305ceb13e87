namespace Phodos.Learning.Training;

/// <summary>How the learning rate changes while a model is trained.</summary>
public enum LearningRateSchedule
{
    /// <summary>It is multiplied by the same factor after each epoch.</summary>
    Exponential,

    /// <summary>
    /// It rises from a 25th to its full value over the first tenth of all steps and falls to almost nothing over the rest, both along a
    /// cosine (L. N. Smith, N. Topin, Super-convergence, 2018).
    /// </summary>
    OneCycle,
}
