using System.Globalization;
using System.Text;
using Phodos.Crystals;
using Phodos.Formats;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Tests.LatticeDynamics;
using Phodos.Tests.LatticeDynamics.Supercells;

namespace Phodos.Tests.Formats.Forces;

/// <summary>A calculation of conventional rock salt in a supercell of 2 × 2 × 2, with the forces of springs, as phonopy's files.</summary>
internal static class SpringForceFiles
{
    internal const string Settings = "DIM = 2 2 2\nPRIMITIVE_AXES = 0 1/2 1/2  1/2 0 1/2  1/2 1/2 0\n";

    internal static Crystal UnitCell { get; } =
        ModelCrystals.RockSalt().Supercell(new IntegerMatrix((-1, 1, 1), (1, -1, 1), (1, 1, -1)));

    internal static SupercellForceConstants Known { get; } = SpringSupercells.Folded(Supercell.Map(
        PhonopyCells.Primitive(UnitCell, (new(0, 0.5, 0.5), new(0.5, 0, 0.5), new(0.5, 0.5, 0))),
        PhonopyCells.Supercell(UnitCell, IntegerMatrix.Diagonal(2, 2, 2))));

    internal static string Cell => PoscarWriter.Write(UnitCell);

    internal static string Sposcar => PoscarWriter.Write(Known.Supercell.Crystal);

    /// <summary>The forces with the first atom of each kind displaced.</summary>
    internal static string ForceSets()
    {
        var text = new StringBuilder();
        var supercell = Known.Supercell;
        int[] displaced = [0, supercell.Crystal.Species.IndexOf(Element.FromSymbol("Cl"))];
        text.Append(CultureInfo.InvariantCulture, $"{supercell.Crystal.AtomCount}\n{displaced.Length}\n");
        foreach (var atom in displaced)
        {
            var calculation = SpringSupercells.Displaced(Known, atom, new(0.01, 0, 0));
            text.Append(CultureInfo.InvariantCulture, $"\n{atom + 1}\n");
            foreach (var (x, y, z) in calculation.Forces.Prepend(calculation.Displacement))
                text.Append(CultureInfo.InvariantCulture, $"{x:F16} {y:F16} {z:F16}\n");
        }

        return text.ToString();
    }

    /// <summary>The forces with all atoms displaced at random, a displacement and a force a line: type 2.</summary>
    internal static string RandomForceSets()
    {
        var text = new StringBuilder();
        foreach (var (displacements, forces) in (DisplacedConfiguration[])[SpringSupercells.Displaced(Known, 1), SpringSupercells.Displaced(Known, 2)])
        {
            foreach (var ((x, y, z), (forceX, forceY, forceZ)) in displacements.Zip(forces))
                text.Append(CultureInfo.InvariantCulture, $"{x:F16} {y:F16} {z:F16} {forceX:F16} {forceY:F16} {forceZ:F16}\n");
        }

        return text.ToString();
    }

    /// <summary>The force constants of the atoms of the primitive cell.</summary>
    internal static string ForceConstants()
    {
        var text = new StringBuilder();
        var supercell = Known.Supercell;
        var homes = Enumerable.Range(0, 2).Select(atom => supercell.AtomAt(atom, (0, 0, 0))).ToArray();
        text.Append(CultureInfo.InvariantCulture, $"2 {supercell.Crystal.AtomCount}\n");
        for (var home = 0; home < 2; home++)
        {
            for (var atom = 0; atom < supercell.Crystal.AtomCount; atom++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{homes[home] + 1} {atom + 1}\n");
                var block = Known[home, atom];
                for (var row = 0; row < 3; row++)
                    text.Append(CultureInfo.InvariantCulture, $"{block[row, 0]:F16} {block[row, 1]:F16} {block[row, 2]:F16}\n");
            }
        }

        return text.ToString();
    }
}
