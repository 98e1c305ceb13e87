using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Documents;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Phonopy;

/// <summary>
/// Reads the cell of a phonopy or phono3py file: the unit cell, else the primitive cell (or the other way round), else the
/// supercell, else the lattice and points that stand at the top level.
/// </summary>
internal static class PhonopyReader
{
    private static readonly string[] UnitFirst = ["unit_cell", "primitive_cell", "supercell"];
    private static readonly string[] PrimitiveFirst = ["primitive_cell", "unit_cell", "supercell"];

    /// <summary>The cell.</summary>
    /// <exception cref="InvalidInputException">The text has no cell, or one that is no crystal; the line is given.</exception>
    internal static DocumentStructure Read(string text, PhonopyCell wanted = PhonopyCell.Unit)
    {
        var sections = new PhonopySections(text);
        var warnings = new List<string>();
        var scale = PhonopyUnit.Read(sections, warnings);
        var present = (wanted == PhonopyCell.Primitive ? PrimitiveFirst : UnitFirst).Where(sections.Has).ToList();
        if (present is not [var name, ..])
        {
            var crystal = ReadCrystal(
                sections.Find("lattice"), sections.Find("points") ?? sections.Find("atoms"), scale, line: 1, warnings);
            RequireCount(sections.Find("natom"), crystal);
            return new DocumentStructure(crystal, [.. warnings]);
        }

        var cell = sections.Find(name)!.ToDictionary(name);
        if (present.Count > 1)
            warnings.Add($"line {cell.Line}: the file has {string.Join(", ", present)}; {name} is read");
        var read = ReadCrystal(cell.Find("lattice"), cell.Find("points") ?? cell.Find("atoms"), scale, cell.Line, warnings);
        return new DocumentStructure(read, [.. warnings]);
    }

    /// <summary>A crystal of its lattice and its points.</summary>
    /// <param name="lattice">The lattice.</param>
    /// <param name="points">The atoms.</param>
    /// <param name="scale">The unit of length (angstrom).</param>
    /// <param name="line">The line of the cell.</param>
    /// <param name="warnings">Takes what was guessed.</param>
    /// <param name="areMassesKept">
    /// Whether the caller keeps the masses of the points; otherwise those that are not natural are said.
    /// </param>
    internal static Crystal ReadCrystal(
        DataValue? lattice, DataValue? points, double scale, int line, List<string> warnings, bool areMassesKept = false)
    {
        if (lattice is null || points is null)
            throw new InvalidInputException($"the cell has no '{(lattice is null ? "lattice" : "points")}'", line: line);
        var vectors = lattice.ToLattice("lattice", scale);
        var atoms = points.ToList("points");
        var species = ImmutableArray.CreateBuilder<Element>(atoms.Count);
        var reader = new SpeciesReader("write a symbol such as Na");
        var positions = ImmutableArray.CreateBuilder<Vector3D>(atoms.Count);
        for (var index = 0; index < atoms.Count; index++)
        {
            var what = $"point {index + 1}";
            var atom = atoms[index].ToDictionary(what);
            var symbol = atom.Require("symbol", what);
            var element = reader.Read(symbol.ToText($"the symbol of {what}"), symbol.Line);
            if (!areMassesKept && atom.Find("mass") is DataNumber mass)
                reader.Masses.Add(element, mass.Value, mass.Line);
            species.Add(element);
            var position = atom.Find("coordinates") ?? atom.Require("position", what);
            positions.Add(FractionalCoordinate.Check(position.ToVector($"the position of {what}"), position.Line));
        }

        warnings.AddRange(reader.Warnings());
        return LineFault.At(points.Line, () => new Crystal(vectors, species.ToImmutable(), positions.ToImmutable()));
    }

    // A file that was cut between two points is YAML still.
    private static void RequireCount(DataValue? count, Crystal crystal)
    {
        if (count is DataNumber number && number.Value != crystal.AtomCount)
        {
            throw new InvalidInputException(
                FormattableString.Invariant($"natom is {number.Value}, but there are {crystal.AtomCount} points; is the file complete?"),
                line: count.Line);
        }
    }
}
