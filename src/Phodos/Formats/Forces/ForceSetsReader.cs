using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Forces;

/// <summary>
/// Reads phonopy's <c>FORCE_SETS</c> of both types (<see href="https://phonopy.github.io/phonopy/input-files.html"/>): type 1 gives the
/// number of atoms and of displacements and moves one atom at a time; type 2 has a line of six numbers for each atom, its displacement
/// and its force, calculation after calculation.
/// </summary>
internal static class ForceSetsReader
{
    private const string Force = "the force on an atom, three numbers";

    /// <summary>Reads all calculations.</summary>
    /// <param name="text">The file.</param>
    /// <param name="atomCount">The number of atoms of the supercell.</param>
    /// <exception cref="InvalidInputException">The file is broken, cut short, or of another supercell; the line is given.</exception>
    internal static ImmutableArray<DisplacedSupercell> Read(TextReader text, int atomCount)
    {
        var lines = new StreamedLines(text);
        lines.MoveToWords("the number of atoms");
        return lines.WordCount switch
        {
            1 => ReadOneAtomAtATime(lines, atomCount),
            6 => ReadAllAtoms(lines, atomCount),
            _ => throw lines.Fault(
                $"expected the number of atoms (type 1) or a displacement and a force, six numbers (type 2), found {lines.WordCount} words"),
        };
    }

    private static ImmutableArray<DisplacedSupercell> ReadOneAtomAtATime(StreamedLines lines, int atomCount)
    {
        var count = lines.CountAt(0, Crystal.MaximumAtoms, "the number of atoms");
        if (count != atomCount)
            throw lines.Fault($"the forces are those of {count} atoms, but the supercell has {atomCount}; give its own forces and dimension");
        const string Calculations = "the number of displacements";
        lines.MoveToWords(Calculations);
        lines.RequireWords(1, Calculations);
        var displaced = lines.CountAt(0, 6 * Crystal.MaximumAtoms, Calculations);
        var calculations = ImmutableArray.CreateBuilder<DisplacedSupercell>();
        for (var calculation = 0; calculation < displaced; calculation++)
        {
            var atom = $"the displaced atom of calculation {calculation + 1} of {displaced}";
            lines.MoveToWords(atom);
            lines.RequireWords(1, atom);
            var displacements = new Vector3D[atomCount];
            var index = lines.CountAt(0, atomCount, atom) - 1;
            displacements[index] = NextVector(lines, "a displacement, three numbers");
            if (displacements[index].LengthSquared == 0)
                throw lines.Fault("the displacement is zero; give the displacement that the forces belong to");
            var forces = new Vector3D[atomCount];
            for (var i = 0; i < atomCount; i++)
                forces[i] = NextVector(lines, Force);
            calculations.Add(Calculation(displacements, forces));
        }

        if (lines.TryMoveToWords())
            throw lines.Fault($"the file goes on behind its {displaced} displacements; is their number right?");
        return calculations.ToImmutable();
    }

    private static ImmutableArray<DisplacedSupercell> ReadAllAtoms(StreamedLines lines, int atomCount)
    {
        const string Expected = "a displacement and a force, six numbers";
        var calculations = ImmutableArray.CreateBuilder<DisplacedSupercell>();
        var isMore = true;
        while (isMore)
        {
            var displacements = new Vector3D[atomCount];
            var forces = new Vector3D[atomCount];
            for (var atom = 0; atom < atomCount; atom++, isMore = lines.TryMoveToWords())
            {
                if (!isMore)
                {
                    throw lines.Fault($"calculation {calculations.Count + 1} has {atom} atoms, but the supercell has {atomCount}; "
                        + "give its own forces and dimension");
                }

                lines.RequireWords(6, Expected);
                displacements[atom] = lines.VectorAt(0, Expected);
                forces[atom] = lines.VectorAt(3, Expected);
            }

            if (displacements.All(displacement => displacement.LengthSquared == 0))
                throw lines.Fault($"no atom is displaced in calculation {calculations.Count + 1}");
            calculations.Add(Calculation(displacements, forces));
        }

        return calculations.ToImmutable();
    }

    private static Vector3D NextVector(StreamedLines lines, string expected)
    {
        lines.MoveToWords(expected);
        lines.RequireWords(3, expected);
        return lines.VectorAt(0, expected);
    }

    private static DisplacedSupercell Calculation(Vector3D[] displacements, Vector3D[] forces) =>
        new(ImmutableCollectionsMarshal.AsImmutableArray(displacements), ImmutableCollectionsMarshal.AsImmutableArray(forces));
}
