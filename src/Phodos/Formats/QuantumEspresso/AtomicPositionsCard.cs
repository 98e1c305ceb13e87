using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Reading;
using Phodos.Units;

namespace Phodos.Formats.QuantumEspresso;

/// <summary>The card ATOMIC_POSITIONS: labels and positions in a unit, and the line of its name.</summary>
internal sealed record AtomicPositionsCard(ImmutableArray<LabelledAtom> Atoms, LengthUnit Unit, int Line)
{
    internal static AtomicPositionsCard Read(TextLines lines, int count)
    {
        var line = lines.Number;
        var unit = CardUnit.Read(lines);
        var atoms = ImmutableArray.CreateBuilder<LabelledAtom>();
        for (var atom = 0; atom < count; atom++)
        {
            lines.MoveToWords($"atom {atom + 1} of {count} (nat)");
            if (CardName.Find(lines.Word(0)) is { } card)
                throw lines.Fault($"expected atom {atom + 1} of {count} (nat), found the card {card}");
            atoms.Add(LabelledAtom.Read(lines));
        }

        return new AtomicPositionsCard(atoms.ToImmutable(), unit, line);
    }

    internal ImmutableArray<Vector3D> FractionalPositions(EspressoCell cell)
    {
        var length = Unit switch
        {
            LengthUnit.Bohr => PhysicalConstants.Bohr,
            LengthUnit.Angstrom => 1,
            _ => cell.LatticeParameter,
        };
        return
        [
            .. Atoms.Select(atom => FractionalCoordinate.Check(
                Unit == LengthUnit.Crystal ? atom.Position : cell.Lattice.ToFractional(length * atom.Position), atom.Line)),
        ];
    }
}

/// <summary>One line of ATOMIC_POSITIONS; flags that hold the atom (if_pos) are ignored.</summary>
internal sealed record LabelledAtom(string Label, Vector3D Position, int Line)
{
    internal static LabelledAtom Read(TextLines lines) =>
        new(lines.Word(0).ToString(), new Vector3D(Coordinate(lines, 1), Coordinate(lines, 2), Coordinate(lines, 3)), lines.Number);

    private static double Coordinate(TextLines lines, int index)
    {
        var word = lines.WordAt(index, "a label and three coordinates");
        return ArithmeticExpression.TryEvaluate(word, out var value)
            ? value
            : throw lines.Fault($"expected a coordinate, a number or an expression such as 1/3, found {Excerpt.Quoted(word)}");
    }
}
