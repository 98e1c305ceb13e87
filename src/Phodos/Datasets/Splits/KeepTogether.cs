using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Phodos.Datasets.Splits;

/// <summary>Which crystals a split must keep in one part. Each choice but <see cref="None"/> keeps duplicates together too.</summary>
[JsonConverter(typeof(KeepTogetherConverter))]
public enum KeepTogether
{
    /// <summary>None: each crystal goes its own way.</summary>
    None,

    /// <summary>Crystals that are the same structure.</summary>
    Duplicates,

    /// <summary>Crystals of the same reduced formula: the polymorphs of a compound.</summary>
    Formula,

    /// <summary>Crystals of the same elements in any ratio.</summary>
    ChemicalSystem,

    /// <summary>Crystals of the same space group and primitive numbers of atoms, whatever the elements, such as all rock salts.</summary>
    Prototype,
}

/// <summary>The words for what is kept together, on the command line and in <c>split.json</c>.</summary>
public static class KeepTogetherWords
{
    /// <summary>The words, in the order of the values.</summary>
    public static ImmutableArray<string> All { get; } = [.. Enum.GetValues<KeepTogether>().Select(Word)];

    /// <summary>The word of a value, such as <c>chemical-system</c>.</summary>
    public static string Word(this KeepTogether value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value of a word.</summary>
    /// <exception cref="InvalidInputException">There is no such word.</exception>
    public static KeepTogether Parse(string word) => All.IndexOf(word) is >= 0 and var index
        ? (KeepTogether)index
        : throw new InvalidInputException($"{Excerpt.Quoted(word)} cannot be kept together; it is one of {string.Join(", ", All)}");
}

/// <summary>Writes the words into JSON.</summary>
internal sealed class KeepTogetherConverter()
    : JsonStringEnumConverter<KeepTogether>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
