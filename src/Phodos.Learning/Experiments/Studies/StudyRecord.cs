using System.Collections.Immutable;

namespace Phodos.Learning.Experiments.Studies;

/// <summary>What a study is: the file <c>study.json</c> of its folder.</summary>
/// <param name="Base">The value of each option that all settings share.</param>
/// <param name="Grid">The values of each factor.</param>
/// <param name="Search">How the settings are chosen from the grid.</param>
/// <param name="Data">The name of the data set.</param>
/// <param name="Sha256">The SHA-256 of the data.</param>
public sealed record StudyRecord(
    ImmutableSortedDictionary<string, string> Base,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Grid,
    StudySearch Search,
    string Data,
    string Sha256)
{
    /// <summary>The record of a study on some data.</summary>
    public static StudyRecord Of(StudyDefinition study, StudySearch search, ExperimentData data)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(data);
        return new StudyRecord(
            study.Shared.ToImmutableSortedDictionary(option => option.Name, option => option.Values[0].Json),
            study.Factors.ToImmutableSortedDictionary(
                option => option.Name, option => option.Values.Select(value => value.Json).ToImmutableArray()),
            search,
            data.Dataset.Name,
            data.Dataset.Sha256);
    }

    /// <summary>The study again.</summary>
    public StudyDefinition ToDefinition() => new(
        [.. Base.Select(option => new StudyOption(option.Key, [new StudyValue(option.Value)]))],
        [.. Grid.Select(option => new StudyOption(option.Key, [.. option.Value.Select(value => new StudyValue(value))]))]);
}
