using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Forces.Espresso;

/// <summary>
/// Reads the numbers of a file of q2r.x: for each two directions and two atoms a line with their numbers, then a line for each cell with
/// its three numbers and the force constant.
/// </summary>
/// <param name="lines">The lines behind the grid.</param>
/// <param name="atoms">The number of atoms.</param>
/// <param name="grid">The number of cells along each axis.</param>
internal sealed class EspressoBlocks(StreamedLines lines, int atoms, (int A, int B, int C) grid)
{
    private const string Pair = "two directions and two atoms, four whole numbers";
    private const string Value = "the three numbers of a cell and a force constant";

    private readonly double[] _cells = new double[grid.A * grid.B * grid.C];

    /// <summary>All force constants, [directions, directions, atoms, atoms, cells], the first axis of the cells running fastest.</summary>
    internal ImmutableArray<double> Read()
    {
        // What the file promises is not believed before it is there: a short file cannot ask for a gigabyte.
        var values = new List<double>();
        for (var directions = 0; directions < 9; directions++)
        {
            for (var pair = 0; pair < atoms * atoms; pair++)
            {
                ReadPair(directions / 3 + 1, directions % 3 + 1, pair / atoms + 1, pair % atoms + 1);
                ReadCells();
                values.AddRange(_cells);
            }
        }

        if (lines.TryMoveToWords())
            throw lines.Fault("the file goes on behind its last force constant; are nat and the grid right?");
        return ImmutableCollectionsMarshal.AsImmutableArray(values.ToArray());
    }

    private void ReadPair(int first, int second, int atom, int home)
    {
        lines.MoveToWords(Pair);
        lines.RequireWords(4, Pair);
        var isExpected = lines.CountAt(0, 3, Pair) == first && lines.CountAt(1, 3, Pair) == second
            && lines.CountAt(2, atoms, Pair) == atom && lines.CountAt(3, atoms, Pair) == home;
        if (!isExpected)
            throw lines.Fault($"expected the force constants {first} {second} of atoms {atom} and {home}");
    }

    // The cells come in one order or the other, by the version of the program.
    private void ReadCells()
    {
        Array.Fill(_cells, double.NaN);
        for (var count = 0; count < _cells.Length; count++)
        {
            lines.MoveToWords(Value);
            lines.RequireWords(4, Value);
            var (a, b, c) = (lines.CountAt(0, grid.A, Value), lines.CountAt(1, grid.B, Value), lines.CountAt(2, grid.C, Value));
            ref var cell = ref _cells[((c - 1) * grid.B + b - 1) * grid.A + a - 1];
            if (!double.IsNaN(cell))
                throw lines.Fault($"the force constant of cell {a} {b} {c} stands twice");
            cell = lines.NumberAt(3, Value);
        }
    }
}
