namespace Phodos.Learning.Experiments.Studies;

/// <summary>Why a setting failed: the file <c>failure.json</c> in the folder of its run.</summary>
/// <param name="Reason">The fault in one line.</param>
/// <param name="Trace">Where it came from, when it was not foreseen; else null.</param>
internal sealed record SettingFailure(string Reason, string? Trace)
{
    internal static SettingFailure Of(Exception fault) => new(
        PrintableText.Of(fault.Message.ReplaceLineEndings(" ")),
        fault is InvalidInputException or Training.TrainingFailedException or IOException ? null : fault.ToString());
}
