using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Predict;

/// <summary>What is told of phonons beyond the usual.</summary>
internal sealed class AlsoOption
{
    private const string All = "all";

    private static readonly (string Word, PhononDetails Detail)[] Details =
    [
        ("directions", PhononDetails.Directions),
        ("velocities", PhononDetails.Velocities),
        ("participation", PhononDetails.Participation),
        ("neutrons", PhononDetails.Neutrons),
        ("conductivity", PhononDetails.Conductivity),
        ("displacements", PhononDetails.Displacements),
        ("charges", PhononDetails.Charges),
        ("eigenvectors", PhononDetails.Eigenvectors),
        (All, PhononDetails.All),
    ];

    private static readonly string[] Words = [.. Details.Select(detail => detail.Word)];

    private readonly Option<string?> _also = new("--also")
    {
        Description = $"What to give besides, with commas: {OptionValues.Choice(Words)}. The DOS by Cartesian directions, group velocities of the "
            + "bands, participation ratios of the modes of the mesh, the neutron-weighted DOS, the minimum thermal conductivity (Cahill, Agne), "
            + "thermal displacements by temperature, and the Born charges with the dielectric tensor are fields of the JSON and files of csv; phonopy's files get velocities, displacements and "
            + "eigenvectors.",
        HelpName = "words",
    };

    internal Option Option => _also;

    internal PhononDetails Read(ParseResult parsed, OutputRequest output)
    {
        if (parsed.GetValue(_also) is not { } text)
            return PhononDetails.None;
        string[] words = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words.FirstOrDefault(word => !Words.Contains(word, StringComparer.Ordinal)) is not null)
        {
            var unknown = words.FirstOrDefault(word => !Words.Contains(word, StringComparer.Ordinal)) ?? text;
            throw new InvalidInputException($"--also cannot be '{unknown}'; it is {OptionValues.Choice(Words)}");
        }

        var details = words.Aggregate(
            PhononDetails.None, (sum, word) => sum | Details.Single(detail => string.Equals(detail.Word, word, StringComparison.Ordinal)).Detail);
        RequirePlace(details, words, output);
        return details;
    }

    // What is asked for and can be written nowhere was asked for in error.
    private static void RequirePlace(PhononDetails details, string[] words, OutputRequest output)
    {
        var hasPhonopy = !output.AsJson && output.Kinds.Contains(PredictionKinds.Phonopy);
        if (words.Contains("eigenvectors", StringComparer.Ordinal) && !hasPhonopy)
            throw new InvalidInputException("--also eigenvectors is written into phonopy's band.yaml and mesh.yaml alone; add phonopy to --write");
        var hasPlace = output.AsJson || hasPhonopy || output.Kinds.Contains(PredictionKinds.Csv) || output.Kinds.Contains(PredictionKinds.Json)
            || (details.HasFlag(PhononDetails.Displacements) && output.Figure != "none");
        if (!hasPlace)
            throw new InvalidInputException("--also is written into csv, json and phonopy; name one of them with --write, or take --json");
    }
}
