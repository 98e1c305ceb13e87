using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Reading;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Units;

namespace Phodos.Formats.Forces.Espresso;

/// <summary>
/// The force constants that q2r.x of Quantum ESPRESSO makes of dynamical matrices on a grid of wave vectors
/// (<see href="https://www.quantum-espresso.org/Doc/INPUT_Q2R.html"/>), as plain text. Where the file has Born charges, the forces between
/// dipoles are not among them; <see cref="ToSupercell"/> puts them back.
/// </summary>
/// <param name="Header">The crystal.</param>
/// <param name="Dipoles">What the force constants leave out, or null where they are whole.</param>
/// <param name="Grid">The number of wave vectors, and so of cells, along each axis.</param>
/// <param name="Values">
/// Φ (Ry/bohr²) of direction i of atom k in a cell and direction j of atom l in the home cell, [i, j, k, l, cells], the first axis of the
/// cells running fastest.
/// </param>
internal sealed record EspressoForceConstants(
    EspressoHeader Header, EspressoDipoles? Dipoles, (int A, int B, int C) Grid, ImmutableArray<double> Values)
{
    private const string Tensor = "a row of a tensor, three numbers";
    private const string Sizes = "the grid of wave vectors, three whole numbers";

    /// <summary>Whether a file is one of q2r.x by its name; one in XML is among them, so that its reader says that it is not read.</summary>
    internal static bool IsNamed(string file)
    {
        var name = Path.GetFileName(file);
        foreach (var added in new[] { ".gz", ".xz", ".xml" })
        {
            if (name.EndsWith(added, StringComparison.OrdinalIgnoreCase))
                name = name[..^added.Length];
        }

        return name.EndsWith(".fc", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".ifc", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidInputException">The file is broken, cut short or too large; the line is given.</exception>
    internal static EspressoForceConstants Read(TextReader text)
    {
        var lines = new StreamedLines(text);
        var header = EspressoHeader.Read(lines);
        var dipoles = ReadDipoles(lines, header.Crystal.AtomCount);
        lines.MoveToWords(Sizes);
        lines.RequireWords(3, Sizes);
        var grid = (
            A: lines.CountAt(0, Crystal.MaximumAtoms, Sizes),
            B: lines.CountAt(1, Crystal.MaximumAtoms, Sizes),
            C: lines.CountAt(2, Crystal.MaximumAtoms, Sizes));
        var atoms = (long)header.Crystal.AtomCount;
        if ((decimal)atoms * atoms * grid.A * grid.B * grid.C > ForceConstantsFile.MaximumBlocks)
        {
            throw lines.Fault(
                $"{atoms} atoms with all of {grid.A} x {grid.B} x {grid.C} cells are more than {ForceConstantsFile.MaximumBlocks} blocks");
        }

        return new EspressoForceConstants(header, dipoles, grid, new EspressoBlocks(lines, (int)atoms, grid).Read());
    }

    /// <summary>The force constants of the supercell whose waves are those of the grid, with the forces between dipoles (eV/Å²).</summary>
    internal SupercellForceConstants ToSupercell()
    {
        var crystal = Header.Crystal;
        var supercell = Supercell.Of(crystal, IntegerMatrix.Diagonal(Grid.A, Grid.B, Grid.C));
        var atoms = supercell.Crystal.AtomCount;
        var values = new Matrix3[crystal.AtomCount * atoms];
        for (var home = 0; home < crystal.AtomCount; home++)
        {
            for (var other = 0; other < crystal.AtomCount; other++)
            {
                for (var cell = 0; cell < supercell.CellCount; cell++)
                {
                    var shift = (cell % Grid.A, cell / Grid.A % Grid.B, cell / (Grid.A * Grid.B));
                    values[home * atoms + supercell.AtomAt(other, shift)] = Block(home, other, cell, supercell.CellCount);
                }
            }
        }

        if (Dipoles is { } dipoles)
        {
            var charges = new BornCharges(crystal, dipoles.Dielectric, dipoles.Charges);
            PolarForceConstants.Add(
                values,
                supercell,
                DipoleForces.AsInEspresso(charges, PhysicalConstants.Coulomb, dipoles.Alpha, Header.LatticeParameter, Grid),
                sign: 1);
        }

        return new SupercellForceConstants(supercell, values);
    }

    // The row is the direction of the home atom.
    private Matrix3 Block(int home, int other, int cell, int cells)
    {
        var atoms = Header.Crystal.AtomCount;
        var unit = ForceConstantsUnit.Scale("Ry/au^2");
        double At(int row, int column) => unit * Values[(((3 * column + row) * atoms + other) * atoms + home) * cells + cell];
        return new Matrix3(
            At(0, 0), At(0, 1), At(0, 2), At(1, 0), At(1, 1), At(1, 2), At(2, 0), At(2, 1), At(2, 2));
    }

    private static EspressoDipoles? ReadDipoles(StreamedLines lines, int atomCount)
    {
        const string Expected = "T or F, whether there are Born charges";
        lines.MoveToWords(Expected);
        if (lines.Word(0) is "F" or "f" or ".false." or ".FALSE.")
            return null;
        if (lines.Word(0) is not ("T" or "t" or ".true." or ".TRUE.") || lines.WordCount > 2)
            throw lines.Fault($"expected {Expected}, found {Excerpt.Quoted(lines.Word(0))}");
        var alpha = lines.WordCount == 2 ? lines.NumberAt(1, "the parameter α of the sum over dipoles") : 1;
        if (!(alpha > 0))
            throw lines.Fault("the parameter α of the sum over dipoles is not above 0");
        var dielectric = ReadTensor(lines);
        var charges = ImmutableArray.CreateBuilder<Matrix3>();
        for (var atom = 0; atom < atomCount; atom++)
        {
            const string Number = "the number of the atom that a Born charge belongs to";
            lines.MoveToWords(Number);
            lines.RequireWords(1, Number);
            if (lines.CountAt(0, atomCount, Number) != atom + 1)
                throw lines.Fault($"expected the Born charge of atom {atom + 1}, found that of {Excerpt.Of(lines.Word(0))}");
            charges.Add(ReadTensor(lines));
        }

        return new EspressoDipoles(alpha, dielectric, charges.DrainToImmutable());
    }

    private static Matrix3 ReadTensor(StreamedLines lines) => Matrix3.FromRows(ReadRow(lines), ReadRow(lines), ReadRow(lines));

    private static Vector3D ReadRow(StreamedLines lines)
    {
        lines.MoveToWords(Tensor);
        lines.RequireWords(3, Tensor);
        return lines.VectorAt(0, Tensor);
    }
}
