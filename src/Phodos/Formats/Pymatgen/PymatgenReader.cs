using Phodos.Crystals;
using Phodos.Formats.Documents;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Pymatgen;

/// <summary>Reads the dictionary that pymatgen makes of a structure (<c>Structure.as_dict</c>), alone or in what wraps it.</summary>
internal static class PymatgenReader
{
    private static readonly string[] Wrappers =
    [
        "structure", "final_structure", "output", "data", "response", "results", "entries", "entry", "structures", "initial_structure",
    ];

    private static readonly DataSelection Selection = new(
        [
            .. Wrappers, "lattice", "matrix", "a", "b", "c", "alpha", "beta", "gamma", "pbc",
            "sites", "species", "element", "occu", "abc", "xyz", "label",
        ],
        wholeLists: ["sites", "species"]);

    /// <summary>The first structure of the text.</summary>
    /// <exception cref="InvalidInputException">The text is not JSON or has no ordered crystal; the line is given.</exception>
    internal static DocumentStructure Read(string text)
    {
        var structure = NestedStructure.Find(JsonDataReader.Read(text, Selection), "sites", Wrappers);
        var warnings = structure.Warnings().ToList();
        if (structure.Value.Find("lattice") is not { } latticeValue)
            throw new InvalidInputException("the structure has no 'lattice'; a molecule is no crystal", line: structure.Value.Line);
        var cell = latticeValue.ToDictionary("lattice");
        var lattice = ReadLattice(cell);
        // Parameters leave open how the cell lies in space, so only a matrix tells what Cartesian positions mean.
        var oriented = cell.Find("matrix") is null ? null : lattice;
        var (species, positions) = PymatgenSites.Read(structure.Value.Require("sites", "the structure"), oriented, warnings);
        var crystal = LineFault.At(structure.Value.Line, () => new Crystal(lattice, species, positions));
        return new DocumentStructure(crystal, [.. warnings], structure.Count);
    }

    private static Lattice ReadLattice(DataDictionary lattice)
    {
        lattice.Find("pbc")?.RequirePeriodic();
        if (lattice.Find("matrix") is { } matrix)
            return matrix.ToLattice("lattice.matrix");
        double Parameter(string key) => lattice.Require(key, "lattice").ToNumber($"lattice.{key}");
        return LineFault.At(lattice.Line, () => Lattice.FromParameters(
            Parameter("a"), Parameter("b"), Parameter("c"), Parameter("alpha"), Parameter("beta"), Parameter("gamma")));
    }
}
