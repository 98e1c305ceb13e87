using Phodos.Crystals;
using Phodos.Datasets.Forces;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.Learning.Tests.Training.Forces;

/// <summary>Calculations for tests.</summary>
internal static class ForceRecords
{
    /// <summary>What a calculation in a supercell would show of force constants: those with images of an atom added up.</summary>
    internal static ForceRecord Of(string id, ForceConstants forces, IntegerMatrix matrix, string split = "train")
    {
        var supercell = Supercell.Of(forces.Crystal, matrix);
        var atoms = forces.Crystal.AtomCount;
        var folded = new Dictionary<(int, int), Matrix3>();
        foreach (var block in forces.Blocks)
        {
            var place = (block.First, supercell.AtomAt(block.Second, block.Shift));
            folded[place] = folded.GetValueOrDefault(place) + block.Value;
        }

        int[] homes = [.. Enumerable.Range(0, atoms).Select(atom => supercell.AtomAt(atom, (0, 0, 0)))];
        return new ForceRecord(id, SupercellForceConstants.FromRows(supercell, homes, (row, atom) => folded.GetValueOrDefault((row, atom))))
        {
            Split = split,
        };
    }

    /// <summary>Elements and stiffnesses (N/m) for <see cref="Springs"/>.</summary>
    internal static readonly (string First, string Second, double Stiffness)[] Salts =
    [
        ("Cs", "Cl", 20), ("Rb", "Br", 15), ("Tl", "Br", 25), ("Cs", "I", 12), ("Rb", "Cl", 22), ("Tl", "I", 18), ("K", "F", 30), ("Na", "F", 33),
        ("K", "Cl", 21), ("K", "Br", 17),
    ];

    /// <summary>Writes a store of calculations.</summary>
    internal static void WriteStore(string path, IEnumerable<ForceRecord> records)
    {
        using var writer = ForceStoreWriter.Create(path);
        foreach (var record in records)
            writer.Append(record);
        writer.Complete();
    }

    /// <summary>A crystal of springs between nearest neighbours, CsCl-like.</summary>
    internal static ForceConstants Springs(string first, string second, double stiffness)
    {
        const double Edge = 3.6;
        var crystal = new Crystal(
            Lattice.FromParameters(Edge, Edge, Edge, 90, 90, 90),
            [Element.FromSymbol(first), Element.FromSymbol(second)],
            [default, new Vector3D(0.5, 0.5, 0.5)]);
        var springs =
            from a in new[] { 0, -1 }
            from b in new[] { 0, -1 }
            from c in new[] { 0, -1 }
            select new Spring(0, 1, (a, b, c), stiffness, 0.1 * stiffness);
        return ForceConstants.FromSprings(crystal, springs);
    }
}
