using Phodos.Learning;

namespace Phodos.Cli.Console;

/// <summary>Names the options beside the remedies that the library tells.</summary>
internal static class OptionWords
{
    /// <summary>The options of each remedy, as they are typed.</summary>
    internal static IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        [Remedies.NameUnit] = "--unit",
        [Remedies.ReadInnerFolders] = "--recursive",
        [Remedies.LeaveOutFaultyRows] = "--skip-faulty",
        [Remedies.LeaveOutImaginaryModes] = "--imaginary drop",
        [Remedies.AllowImaginaryModes] = "--imaginary warn",
        [Remedies.ChangeSymmetryTolerance] = "--symprec",
        [Remedies.SymmetrizeForceConstants] = "--symmetrize",
        [Remedies.GiveApiKey] = "--api-key",
        [Remedies.AskForOtherPhonons] = "--ids, --elements, --method",
        [LearningRemedies.NameAnotherFolder] = "--out",
        [LearningRemedies.Resume] = "--resume",
        [LearningRemedies.StartFromWeights] = "--init-from",
        [LearningRemedies.SplitByAnotherRule] = "--rule",
        [LearningRemedies.LearnNewHead] = "--fresh-head",
        [LearningRemedies.ChooseModelOfWeights] = "--model, --set",
        [LearningRemedies.FreezeLess] = "--freeze",
        [LearningRemedies.LowerLearningRate] = "--learning-rate",
        [LearningRemedies.ClipGradients] = "--gradient-clip",
        [LearningRemedies.ComputeOnCpu] = "--device cpu",
    };

    /// <summary>A message of the library as the command says it.</summary>
    internal static string In(string message)
    {
        foreach (var (remedy, options) in Options)
            message = message.Replace(remedy, $"{remedy} ({options})", StringComparison.Ordinal);
        return message;
    }
}
