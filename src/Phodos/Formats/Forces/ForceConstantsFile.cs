using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Forces;

/// <summary>
/// The blocks of phonopy's <c>FORCE_CONSTANTS</c>: those of all atoms of the supercell with all of them, or in the compact form only those
/// of one atom for each atom of the primitive cell.
/// </summary>
/// <param name="Rows">The atoms of the supercell that rows stand for, counted from 0.</param>
/// <param name="AtomCount">The number of atoms of the supercell.</param>
/// <param name="Values">The blocks (eV/angstrom², unless the calculator has other units), [rows, atoms, 3, 3].</param>
internal sealed record ForceConstantsFile(ImmutableArray<int> Rows, int AtomCount, ImmutableArray<double> Values)
{
    /// <summary>The largest number of blocks: those of a supercell of 4,000 atoms in full take 1.2 GB.</summary>
    internal const int MaximumBlocks = 16_000_000;

    /// <summary>Reads a file of either form.</summary>
    /// <exception cref="InvalidInputException">The file is broken, cut short or too large; the line is given.</exception>
    internal static ForceConstantsFile Read(TextReader text)
    {
        var lines = new StreamedLines(text);
        const string Sizes = "the number of atoms, one number or two";
        lines.MoveToWords(Sizes);
        if (lines.WordCount is not (1 or 2))
            throw lines.Fault($"expected {Sizes}, found {lines.WordCount} words");
        var atomCount = lines.CountAt(lines.WordCount - 1, Crystal.MaximumAtoms, Sizes);
        var rowCount = lines.CountAt(0, atomCount, Sizes);
        if ((long)rowCount * atomCount > MaximumBlocks)
            throw lines.Fault($"{rowCount} x {atomCount} blocks are more than {MaximumBlocks}; write the compact form");

        var rows = ImmutableArray.CreateBuilder<int>(rowCount);
        // What the file promises is not believed before it is there: a short file cannot ask for a gigabyte.
        var values = new List<double>();
        for (var row = 0; row < rowCount; row++)
        {
            for (var atom = 0; atom < atomCount; atom++)
                AppendBlock(lines, rows, row, atom, atomCount, values);
        }

        if (lines.TryMoveToWords())
            throw lines.Fault($"the file goes on behind its {rowCount} x {atomCount} blocks; are the numbers of atoms right?");
        return new ForceConstantsFile(rows.MoveToImmutable(), atomCount, ImmutableCollectionsMarshal.AsImmutableArray(values.ToArray()));
    }

    private static void AppendBlock(
        StreamedLines lines, ImmutableArray<int>.Builder rows, int row, int atom, int atomCount, List<double> values)
    {
        const string Pair = "the numbers of two atoms";
        lines.MoveToWords(Pair);
        lines.RequireWords(2, Pair);
        var (first, second) = (lines.CountAt(0, atomCount, Pair) - 1, lines.CountAt(1, atomCount, Pair) - 1);
        if (atom == 0)
            rows.Add(first);
        if (first != rows[row] || second != atom)
            throw lines.Fault($"expected the block of atoms {rows[row] + 1} and {atom + 1}, found that of {first + 1} and {second + 1}");
        for (var i = 0; i < 3; i++)
        {
            const string Expected = "a row of a block, three numbers";
            lines.MoveToWords(Expected);
            lines.RequireWords(3, Expected);
            for (var j = 0; j < 3; j++)
                values.Add(lines.NumberAt(j, Expected));
        }
    }
}
