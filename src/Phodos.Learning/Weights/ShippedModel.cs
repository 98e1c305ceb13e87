namespace Phodos.Learning.Weights;

/// <summary>The trained model that comes with Phodos; its card, <c>models/flagship.md</c>, says what it learnt and how good it is.</summary>
public static class ShippedModel
{
    /// <summary>The word that means it wherever a path of weights is asked for and nothing of that name is there.</summary>
    public const string Name = "flagship";

    /// <summary>Its weights, in a folder beside the assemblies.</summary>
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "models", Name + ModelFile.Extension);
}
