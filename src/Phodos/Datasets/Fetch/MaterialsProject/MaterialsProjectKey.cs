namespace Phodos.Datasets.Fetch.MaterialsProject;

/// <summary>The key of a user of the Materials Project. It goes into the header of requests and nowhere else.</summary>
public sealed class MaterialsProjectKey
{
    /// <summary>The environment variable that it is taken from, as the Materials Project's own client does.</summary>
    public const string Variable = "MP_API_KEY";

    /// <summary>Where a user finds it.</summary>
    public const string Page = "https://next-gen.materialsproject.org/api";

    private MaterialsProjectKey(string value) => Value = value;

    internal string Value { get; }

    /// <summary>The key of a text; it is not repeated where it is none.</summary>
    /// <exception cref="InvalidInputException">There is none, or it has other characters than letters and digits.</exception>
    public static MaterialsProjectKey Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new InvalidInputException($"the Materials Project asks for a key (yours is on {Page}); set {Variable}, or {Remedies.GiveApiKey}");
        var key = text.Trim();
        return key.All(char.IsAsciiLetterOrDigit)
            ? new MaterialsProjectKey(key)
            : throw new InvalidInputException($"the key has other characters than letters and digits; copy it anew from {Page}");
    }

    /// <summary>Not the key.</summary>
    public override string ToString() => "***";
}
