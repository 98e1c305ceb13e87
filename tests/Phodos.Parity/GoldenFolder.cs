using System.Collections.Immutable;
using System.Text.Json;
using Phodos.Crystals;
using Phodos.Learning.Graphs;
using Phodos.Learning.Weights;

namespace Phodos.Parity;

/// <summary>A folder of numbers of the reference implementation: crystals, a target, and a folder a model case.</summary>
public sealed class GoldenFolder
{
    private readonly List<(string Name, Crystal Crystal, CrystalSystem System)> _crystals;

    /// <summary>Reads the crystals of a folder.</summary>
    /// <exception cref="InvalidInputException">The folder is not of this kind.</exception>
    public GoldenFolder(string path)
    {
        Path = path;
        var file = File("crystals.json");
        if (!System.IO.File.Exists(file))
            throw new InvalidInputException("there is no crystals.json; give a folder of golden vectors", path);
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(file));
        _crystals = [.. document.RootElement.GetProperty("crystals").EnumerateArray().Select(ReadCrystal)];
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The folders that hold a model case, in the order of their names.</summary>
    public IEnumerable<string> Cases => Directory.EnumerateDirectories(Path)
        .Select(folder => System.IO.Path.GetFileName(folder))
        .Where(name => System.IO.File.Exists(File(name, "config.json")) && System.IO.File.Exists(File(name, "weights.safetensors")))
        .Order(StringComparer.Ordinal);

    /// <summary>The path of a file in the folder.</summary>
    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>The graphs of all crystals, with the self edge of the reference.</summary>
    public IReadOnlyList<CrystalGraph> Graphs(double cutoff) =>
    [
        .. _crystals.Select(entry => CrystalGraph.Of(
            entry.Name, entry.Crystal, entry.System, new GraphOptions { Cutoff = cutoff, SelfInteraction = true })),
    ];

    /// <summary>Reads the tensors of a file; the caller disposes them.</summary>
    public SafetensorsContent Tensors(params string[] parts) => SafetensorsFile.Read(File(parts));

    private static (string Name, Crystal Crystal, CrystalSystem System) ReadCrystal(JsonElement entry)
    {
        var cell = entry.GetProperty("cell").EnumerateArray().Select(ReadVector).ToArray();
        var lattice = new Lattice(cell[0], cell[1], cell[2]);
        ImmutableArray<Element> species =
            [.. entry.GetProperty("numbers").EnumerateArray().Select(number => Element.FromAtomicNumber(number.GetInt32()))];
        var positions = entry.GetProperty("positions").EnumerateArray().Select(ReadVector).Select(lattice.ToFractional);
        var system = (CrystalSystem)entry.GetProperty("system_index").GetInt32();
        return (entry.GetProperty("mp_id").GetString()!, new Crystal(lattice, species, [.. positions]), system);
    }

    private static Vector3D ReadVector(JsonElement row) => new(row[0].GetDouble(), row[1].GetDouble(), row[2].GetDouble());
}
