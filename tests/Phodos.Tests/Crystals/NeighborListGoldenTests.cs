using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Phodos.Crystals;

namespace Phodos.Tests.Crystals;

public class NeighborListGoldenTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void Edges_are_those_of_the_reference_implementation(int cutoff)
    {
        var golden = Path.Combine(SharedFolder.Required, "golden");
        using var crystals = JsonDocument.Parse(File.ReadAllText(Path.Combine(golden, "crystals.json")));
        var graphs = File.ReadAllBytes(Path.Combine(golden, $"graphs_r{cutoff}.safetensors"));
        var index = 0;
        foreach (var entry in crystals.RootElement.GetProperty("crystals").EnumerateArray())
        {
            var list = NeighborList.Build(ReadCrystal(entry), cutoff, selfInteraction: true);
            var (sources, destinations) = (Read<long>(graphs, $"{index}.edge_src"), Read<long>(graphs, $"{index}.edge_dst"));
            var (shifts, vectors) = (Read<long>(graphs, $"{index}.edge_shift"), Read<double>(graphs, $"{index}.edge_vec"));
            var expected = Enumerable.Range(0, sources.Length).ToDictionary(
                edge => (sources[edge], destinations[edge], shifts[3 * edge], shifts[3 * edge + 1], shifts[3 * edge + 2]),
                edge => new Vector3D(vectors[3 * edge], vectors[3 * edge + 1], vectors[3 * edge + 2]));

            list.EdgeCount.ShouldBe(expected.Count);
            for (var edge = 0; edge < list.EdgeCount; edge++)
            {
                var (a, b, c) = list.Shifts[edge];
                (list.Vectors[edge] - expected[(list.Sources[edge], list.Destinations[edge], a, b, c)]).Length.ShouldBeLessThan(1e-12);
            }

            index++;
        }

        index.ShouldBe(7);
    }

    private static Crystal ReadCrystal(JsonElement entry)
    {
        var rows = entry.GetProperty("cell").EnumerateArray().Select(ReadVector).ToArray();
        var lattice = new Lattice(rows[0], rows[1], rows[2]);
        return new Crystal(
            lattice,
            [.. entry.GetProperty("numbers").EnumerateArray().Select(number => Element.FromAtomicNumber(number.GetInt32()))],
            entry.GetProperty("positions").EnumerateArray().Select(position => lattice.ToFractional(ReadVector(position))).ToImmutableArray());
    }

    private static Vector3D ReadVector(JsonElement array) => new(array[0].GetDouble(), array[1].GetDouble(), array[2].GetDouble());

    private static T[] Read<T>(byte[] file, string tensor)
        where T : struct
    {
        var headerLength = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        using var header = JsonDocument.Parse(file.AsMemory(8, headerLength));
        var offsets = header.RootElement.GetProperty(tensor).GetProperty("data_offsets");
        var (start, end) = (offsets[0].GetInt32(), offsets[1].GetInt32());
        return MemoryMarshal.Cast<byte, T>(file.AsSpan(8 + headerLength + start, end - start)).ToArray();
    }
}
