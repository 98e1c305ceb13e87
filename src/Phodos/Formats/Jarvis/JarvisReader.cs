using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Documents;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Jarvis;

/// <summary>
/// Reads the dictionary of JARVIS-Tools' <c>Atoms</c>: <c>lattice_mat</c> (rows, angstrom), <c>elements</c>, and <c>coords</c>, which are
/// fractional unless <c>cartesian</c> is true.
/// </summary>
internal static class JarvisReader
{
    private static readonly string[] Wrappers = ["atoms", "data"];

    private static readonly DataSelection Selection = new(
        [.. Wrappers, "lattice_mat", "coords", "elements", "cartesian"], wholeLists: []);

    /// <summary>The first structure of the text.</summary>
    /// <exception cref="InvalidInputException">The text is not JSON or has no crystal; the line is given.</exception>
    internal static DocumentStructure Read(string text)
    {
        var found = NestedStructure.Find(JsonDataReader.Read(text, Selection), "lattice_mat", Wrappers);
        var structure = found.Value;
        var lattice = structure.Require("lattice_mat", "atoms").ToLattice("atoms.lattice_mat");
        var isCartesian = structure.Find("cartesian") is DataBoolean { Value: true };
        var reader = new SpeciesReader("write symbols such as Na");
        ImmutableArray<Element> species =
            [.. structure.Require("elements", "atoms").ToList("atoms.elements").Select(name => reader.Read(name.ToText("an element"), name.Line))];
        ImmutableArray<Vector3D> positions = [.. structure.Require("coords", "atoms").ToList("atoms.coords").Select(
            (place, index) => Position(place, index, isCartesian ? lattice : null))];
        var crystal = LineFault.At(structure.Line, () => new Crystal(lattice, species, positions));
        return new DocumentStructure(crystal, [.. found.Warnings(), .. reader.Warnings()], found.Count);
    }

    private static Vector3D Position(DataValue place, int index, Lattice? lattice)
    {
        var position = place.ToVector($"row {index + 1} of atoms.coords");
        return FractionalCoordinate.Check(lattice?.ToFractional(position) ?? position, place.Line);
    }
}
