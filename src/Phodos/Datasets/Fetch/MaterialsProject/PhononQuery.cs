using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Datasets.Fetch.MaterialsProject;

/// <summary>Which phonon calculations of the Materials Project are wanted; without identifiers and elements all are.</summary>
public sealed record PhononQuery
{
    /// <summary>The methods that the Materials Project tells apart.</summary>
    public static ImmutableArray<string> Methods { get; } = ["dfpt", "phonopy", "pheasy"];

    /// <summary>The identifiers, such as <c>mp-149</c>, or empty.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];

    /// <summary>The elements that a material must have, or empty.</summary>
    public ImmutableArray<Element> Elements { get; init; } = [];

    /// <summary>How the phonons were calculated, one of <see cref="Methods"/>.</summary>
    public string Method { get; init; } = Methods[0];

    /// <summary>At most so many materials, above 0; null is all.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether a text can be an identifier, and with that the name of a file: letters, digits and hyphens.</summary>
    internal static bool IsId(string text) =>
        text.Length is > 0 and <= 64 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    /// <summary>Refuses what cannot be asked for.</summary>
    /// <exception cref="InvalidInputException">An identifier is none, or the method is not known.</exception>
    internal void Require()
    {
        if (Ids.FirstOrDefault(id => !IsId(id)) is { } wrong)
            throw new InvalidInputException($"{Excerpt.Quoted(wrong)} is no identifier of a material; write them as mp-149");
        if (!Methods.Contains(Method))
        {
            throw new InvalidInputException(
                $"there is no phonon method {Excerpt.Quoted(Method)}; it is one of {string.Join(", ", Methods)}");
        }
    }
}
