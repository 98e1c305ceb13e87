namespace Phodos.Learning;

/// <summary>What messages about learning tell their reader to do where that is a setting, as <see cref="Remedies"/> are.</summary>
public static class LearningRemedies
{
    /// <summary>The folder holds something else.</summary>
    public const string NameAnotherFolder = "name another output folder";

    /// <summary>The folder holds a run that stopped.</summary>
    public const string Resume = "resume it";

    /// <summary>The checkpoint of a run is of no use.</summary>
    public const string StartFromWeights = "start a new run from its weights";

    /// <summary>A part of the split is empty.</summary>
    public const string SplitByAnotherRule = "split by another rule";

    /// <summary>Weights are of another grid.</summary>
    public const string LearnNewHead = "learn a new head";

    /// <summary>No weights fit the model.</summary>
    public const string ChooseModelOfWeights = "choose the model and the options that the weights were made with";

    /// <summary>Nothing is left to learn.</summary>
    public const string FreezeLess = "freeze fewer stages";

    /// <summary>Training diverges.</summary>
    public const string LowerLearningRate = "lower the learning rate";

    /// <summary>Training diverges.</summary>
    public const string ClipGradients = "clip the gradients";

    /// <summary>There is no such device.</summary>
    public const string ComputeOnCpu = "compute on the CPU";
}
