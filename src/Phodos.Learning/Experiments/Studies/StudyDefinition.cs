using System.Collections.Immutable;

namespace Phodos.Learning.Experiments.Studies;

/// <summary>A grid over options: what all settings share, and the factors, whose values are combined in every way.</summary>
public sealed record StudyDefinition
{
    /// <summary>The most settings of a study.</summary>
    public const int MaximumSettings = 10_000;

    /// <summary>Makes a study.</summary>
    /// <param name="shared">The options that all settings share, with one value each.</param>
    /// <param name="factors">At least one option, each with at least one value.</param>
    /// <exception cref="InvalidInputException">An option or a value stands twice, or there are no or too many settings.</exception>
    public StudyDefinition(ImmutableArray<StudyOption> shared, ImmutableArray<StudyOption> factors)
    {
        if (factors.IsDefaultOrEmpty)
            throw new InvalidInputException("the study has no factor; give a 'grid' with a list of values for at least one option");
        Shared = [.. shared.OrderBy(option => option.Name, StringComparer.Ordinal)];
        Factors = [.. factors.OrderBy(option => option.Name, StringComparer.Ordinal)];
        foreach (var factor in Factors)
            RequireDistinct(factor);
        if (factors.FirstOrDefault(factor => shared.Any(option => option.Name == factor.Name)) is { } both)
            throw new InvalidInputException($"'{both.Name}' stands in 'base' and in 'grid'; leave it in one", line: both.Line);
        var settings = 1;
        foreach (var factor in factors)
        {
            settings *= factor.Values.Length;
            if (settings > MaximumSettings || factor.Values.Length > MaximumSettings)
            {
                throw new InvalidInputException(
                    $"with '{factor.Name}' the grid has more than {MaximumSettings} settings; give fewer values", line: factor.Line);
            }
        }
    }

    /// <summary>The options that all settings share, by name.</summary>
    public ImmutableArray<StudyOption> Shared { get; }

    /// <summary>The factors, by name.</summary>
    public ImmutableArray<StudyOption> Factors { get; }

    /// <summary>The study with another value of an option that all settings share.</summary>
    /// <exception cref="InvalidInputException">The option is a factor.</exception>
    public StudyDefinition With(string name, string json)
    {
        if (Factors.Any(factor => factor.Name == name))
            throw new InvalidInputException($"'{name}' is a factor of the study, so it cannot be set for all settings");
        return new StudyDefinition([.. Shared.Where(option => option.Name != name), new StudyOption(name, [new StudyValue(json)])], Factors);
    }

    /// <summary>All settings. The order of the names in the file does not matter; the values keep theirs.</summary>
    public ImmutableArray<StudySetting> Settings()
    {
        var shared = Shared.ToImmutableSortedDictionary(option => option.Name, option => option.Values[0].Json, StringComparer.Ordinal);
        IEnumerable<ImmutableSortedDictionary<string, string>> combinations = [shared];
        foreach (var factor in Factors)
            combinations = combinations.SelectMany(values => factor.Values.Select(value => values.SetItem(factor.Name, value.Json)));
        string[] factors = [.. Factors.Select(factor => factor.Name)];
        return [.. combinations.Select(values => new StudySetting(values, factors))];
    }

    private static void RequireDistinct(StudyOption factor)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (factor.Values.FirstOrDefault(value => !seen.Add(value.Json)) is { } twice)
            throw new InvalidInputException($"{twice.Label} stands twice in the list of '{factor.Name}'", line: twice.Line ?? factor.Line);
    }
}
