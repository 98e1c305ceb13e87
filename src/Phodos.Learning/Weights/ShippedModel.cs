namespace Phodos.Learning.Weights;

/// <summary>
/// The trained models that come with Phodos; their cards, <c>models/*.md</c>, say what they learnt and how good they are. The words mean
/// them wherever a path of weights is asked for and nothing of that name is there.
/// </summary>
public static class ShippedModel
{
    /// <summary>The model that is taken where none is named: that of <see cref="ForceConstants"/>.</summary>
    public const string Name = "flagship";

    /// <summary>An ensemble of networks that predict force constants, and so modes, bands and stability besides the DOS.</summary>
    public const string ForceConstants = "force-constants";

    /// <summary>An ensemble of networks that predict the DOS alone, with less work and larger errors.</summary>
    public const string SiteStates = "site-states";

    /// <summary>The weights that a word means, in a folder beside the assemblies; null where it means none.</summary>
    internal static string? FileOf(string word) => word switch
    {
        Name or ForceConstants => FileNamed(ForceConstants),
        SiteStates => FileNamed(SiteStates),
        _ => null,
    };

    private static string FileNamed(string name) => Path.Combine(AppContext.BaseDirectory, "models", name + SafetensorsFile.Extension);
}
