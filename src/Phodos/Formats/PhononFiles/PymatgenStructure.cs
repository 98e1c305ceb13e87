using System.Text.Json.Nodes;
using Phodos.Crystals;

namespace Phodos.Formats.PhononFiles;

/// <summary>A crystal as pymatgen keeps its <c>Structure</c> in JSON.</summary>
internal static class PymatgenStructure
{
    internal static JsonObject Of(Crystal crystal)
    {
        var lattice = crystal.Lattice;
        var (alpha, beta, gamma) = lattice.Angles;
        return new JsonObject
        {
            ["@module"] = "pymatgen.core.structure",
            ["@class"] = "Structure",
            ["charge"] = 0,
            ["lattice"] = new JsonObject
            {
                ["matrix"] = new JsonArray(Vector(lattice.A), Vector(lattice.B), Vector(lattice.C)),
                ["a"] = lattice.A.Length,
                ["b"] = lattice.B.Length,
                ["c"] = lattice.C.Length,
                ["alpha"] = alpha,
                ["beta"] = beta,
                ["gamma"] = gamma,
                ["volume"] = lattice.Volume,
            },
            ["sites"] = new JsonArray([.. crystal.Species.Select((element, site) => Site(crystal, element, site))]),
        };
    }

    private static JsonObject Site(Crystal crystal, Element element, int site) => new()
    {
        ["species"] = new JsonArray(new JsonObject { ["element"] = element.Symbol, ["occu"] = 1 }),
        ["abc"] = Vector(crystal.FractionalPositions[site]),
        ["xyz"] = Vector(crystal.Lattice.ToCartesian(crystal.FractionalPositions[site])),
        ["label"] = element.Symbol,
        ["properties"] = new JsonObject(),
    };

    private static JsonArray Vector(Vector3D vector) => Numbers([vector.X, vector.Y, vector.Z]);

    private static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(value => (JsonNode)value)]);
}
