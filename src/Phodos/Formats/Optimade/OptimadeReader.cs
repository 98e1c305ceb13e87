using Phodos.Crystals;
using Phodos.Formats.Documents;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Optimade;

/// <summary>Reads the attributes of a structure of the OPTIMADE specification, version 1 (section "Structures Entries").</summary>
internal static class OptimadeReader
{
    private const string Sites = "species_at_sites";
    private const string Positions = "cartesian_site_positions";

    private static readonly string[] Wrappers = ["attributes", "data"];

    private static readonly DataSelection Selection = new(
        [
            .. Wrappers, Sites, Positions, "lattice_vectors", "dimension_types", "nperiodic_dimensions", "nsites", "structure_features",
            "species", "name", "chemical_symbols", "concentration", "mass", "attached",
        ],
        wholeLists: ["species"]);

    // What makes a structure more, or less, than the atoms at its sites.
    private static readonly string[] RefusedFeatures = ["disorder", "implicit_atoms", "site_attachments", "assemblies"];

    /// <summary>The first structure of the text.</summary>
    /// <exception cref="InvalidInputException">The text is not JSON or has no ordered crystal; the line is given.</exception>
    internal static DocumentStructure Read(string text)
    {
        var found = NestedStructure.Find(JsonDataReader.Read(text, Selection), Positions, Wrappers);
        var structure = found.Value;
        RefuseFeatures(structure);
        RequirePeriodic(structure);
        var lattice = structure.Require("lattice_vectors", "the structure").ToLattice("lattice_vectors");
        var masses = new StatedMasses();
        var species = OptimadeSpecies.Read(structure.Find("species"), structure.Require(Sites, "the structure"), masses);
        var rows = structure.Require(Positions, "the structure");
        var positions = rows.ToList(Positions);
        if (structure.Find("nsites") is DataNumber count && count.Value != positions.Count)
        {
            throw new InvalidInputException(
                FormattableString.Invariant($"nsites is {count.Value}, but there are {positions.Count} positions; is the file complete?"),
                line: count.Line);
        }

        var crystal = LineFault.At(structure.Line, () => new Crystal(lattice, species, [.. positions.Select((position, site) =>
            FractionalCoordinate.Check(lattice.ToFractional(position.ToVector($"{Positions}[{site}]")), position.Line))]));
        return new DocumentStructure(crystal, [.. found.Warnings(), .. masses.Warnings()], found.Count);
    }

    private static void RefuseFeatures(DataDictionary structure)
    {
        if (structure.Find("structure_features") is not DataList features)
            return;
        foreach (var feature in features.Items.OfType<DataText>().Where(feature => RefusedFeatures.Contains(feature.Value)))
        {
            throw new InvalidInputException(
                $"the structure has the feature '{feature.Value}'; give an ordered structure with a position for every atom",
                line: feature.Line);
        }
    }

    private static void RequirePeriodic(DataDictionary structure)
    {
        structure.Find("dimension_types")?.RequirePeriodic();
        if (structure.Find("nperiodic_dimensions") is DataNumber { Value: not 3 } dimensions)
        {
            throw new InvalidInputException(
                FormattableString.Invariant($"the structure is periodic in {dimensions.Value} directions; only crystals have phonons here"),
                line: dimensions.Line);
        }
    }
}
