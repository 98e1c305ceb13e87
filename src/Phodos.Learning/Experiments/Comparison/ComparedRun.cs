using System.Globalization;

namespace Phodos.Learning.Experiments.Comparison;

/// <summary>One run of a comparison: a model with a seed.</summary>
/// <param name="Model">What the model is called in the comparison: the name of its folder.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Folder">The folder of the run.</param>
public sealed record ComparedRun(string Model, int Seed, string Folder)
{
    private const string Prefix = "seed-";

    /// <summary>The run of a model and a seed in the folder of a comparison: <c>MODEL/seed-N</c>.</summary>
    public static ComparedRun In(string comparison, string model, int seed) =>
        new(model, seed, Path.Combine(comparison, model, Prefix + seed.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The runs that are there, whether finished or not, by model and seed.</summary>
    /// <param name="comparison">The folder of the comparison.</param>
    public static IReadOnlyList<ComparedRun> AllIn(string comparison)
    {
        if (!Directory.Exists(comparison))
            return [];
        return
        [
            .. from model in Directory.EnumerateDirectories(comparison)
               from folder in Directory.EnumerateDirectories(model, Prefix + "*")
               let seed = SeedOf(Path.GetFileName(folder))
               where seed is not null
               orderby Path.GetFileName(model), seed
               select In(comparison, Path.GetFileName(model), seed.Value),
        ];
    }

    /// <summary>Model and seed, as a message names the run.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Model}, seed {Seed}");

    private static int? SeedOf(string folder) =>
        int.TryParse(folder.AsSpan(Prefix.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed : null;
}
