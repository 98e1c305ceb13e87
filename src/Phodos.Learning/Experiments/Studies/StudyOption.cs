using System.Collections.Immutable;
using System.Text.Json;

namespace Phodos.Learning.Experiments.Studies;

/// <summary>A value that an option of a study takes.</summary>
/// <param name="Json">The value as JSON in its one canonical form: <c>4</c>, never <c>4.0</c>.</param>
/// <param name="Line">The line of the study file, counted from 1; null where it came from elsewhere.</param>
public sealed record StudyValue(string Json, int? Line = null)
{
    /// <summary>The value as a person writes it.</summary>
    public string Label => Json switch
    {
        "null" => StudyValueText.None,
        ['"', ..] => JsonSerializer.Deserialize<string>(Json)!,
        _ => Json,
    };
}

/// <summary>An option of a study with the values it takes: one if all settings share it, several if it is a factor.</summary>
/// <param name="Name">The option as <c>phodos train</c> calls it, such as <c>cutoff</c> or <c>transformer-layers</c>.</param>
/// <param name="Values">At least one value, none twice.</param>
/// <param name="Line">The line of the study file, counted from 1; null where it came from elsewhere.</param>
public sealed record StudyOption(string Name, ImmutableArray<StudyValue> Values, int? Line = null);
