using System.Text.Json;
using System.Text.Json.Serialization;

namespace Phodos.Datasets.Import.Sources;

/// <summary>One line of a <c>fine.jsonl</c>: a crystal with its finely sampled density of states.</summary>
/// <param name="Id">The identifier, such as <c>mp-7955</c>.</param>
/// <param name="Numbers">The atomic numbers, [atoms].</param>
/// <param name="Cell">The lattice vectors by rows (angstrom), [3, 3].</param>
/// <param name="Positions">The Cartesian positions (angstrom), [atoms, 3].</param>
/// <param name="SpaceGroup">The space-group number.</param>
/// <param name="System">The crystal system.</param>
/// <param name="MinimumFrequency">The lowest frequency (cm⁻¹).</param>
/// <param name="MaximumFrequency">The highest frequency (cm⁻¹).</param>
/// <param name="Born">Whether the calculation corrects for Born charges.</param>
/// <param name="Dos">States per cm⁻¹ per cell at 0, 5, …, 1000 cm⁻¹.</param>
/// <param name="Projections">The part of each element, as <paramref name="Dos"/>.</param>
internal sealed record FineJsonLine(
    [property: JsonPropertyName("mp")] string Id,
    [property: JsonPropertyName("numbers")] int[] Numbers,
    [property: JsonPropertyName("cell")] double[][] Cell,
    [property: JsonPropertyName("positions")] double[][] Positions,
    [property: JsonPropertyName("spacegroup")] int? SpaceGroup,
    [property: JsonPropertyName("system")] string? System,
    [property: JsonPropertyName("fmin")] double? MinimumFrequency,
    [property: JsonPropertyName("fmax")] double? MaximumFrequency,
    [property: JsonPropertyName("born")] bool? Born,
    [property: JsonPropertyName("dos5")] double[] Dos,
    [property: JsonPropertyName("pdos")] Dictionary<string, double[]> Projections)
{
    /// <summary>States per cm⁻¹ per cell at 1000, 1005, …, 4000 cm⁻¹, or null where there are none.</summary>
    [JsonPropertyName("dos5_high")]
    public double[]? HighDos { get; init; }

    /// <summary>The part of each element, as <see cref="HighDos"/>, or null where there are none.</summary>
    [JsonPropertyName("pdos_high")]
    public Dictionary<string, double[]>? HighProjections { get; init; }

    private static readonly JsonSerializerOptions Options = new()
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads a line.</summary>
    /// <exception cref="InvalidInputException">It is no JSON, or lacks something.</exception>
    internal static FineJsonLine Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<FineJsonLine>(line, Options) ?? throw new InvalidInputException("the line holds null");
        }
        catch (JsonException fault)
        {
            var place = fault.BytePositionInLine is { } position ? $" (at byte {position + 1} of the line)" : "";
            var problem = fault.Path is { Length: > 1 } path ? $"{Excerpt.Quoted(path)} cannot be read" : "this is no JSON of a crystal";
            throw new InvalidInputException(
                $"{problem}{place}; a line has mp, numbers, cell, positions, spacegroup, system, fmin, fmax, born, dos5 and pdos",
                innerException: fault);
        }
    }
}
