using Phodos.Crystals;
using Phodos.Formats.Reading;
using Phodos.Units;

namespace Phodos.Formats.QuantumEspresso;

/// <summary>The cell of an input of pw.x, and the length that it measures others by.</summary>
/// <param name="Lattice">The lattice.</param>
/// <param name="LatticeParameter">The unit alat (angstrom).</param>
internal sealed record EspressoCell(Lattice Lattice, double LatticeParameter)
{
    internal static EspressoCell Resolve(SystemNamelist system, CellParametersCard? card)
    {
        if (system.Has("celldm(1)") && system.Has("a"))
            throw system.Fault("a", "the cell is given twice; write either celldm(1) or A");
        var ibrav = system.Whole("ibrav");
        if (ibrav == 0)
            return card is null ? throw system.Fault("ibrav", "ibrav = 0 needs the card CELL_PARAMETERS") : FromCard(system, card);
        if (card is not null)
            throw new InvalidInputException($"CELL_PARAMETERS and ibrav = {ibrav} exclude each other; write ibrav = 0", line: card.Line);

        var (isKnown, needsB, needsC) = BravaisCell.Demands(ibrav);
        if (!isKnown)
            throw system.Fault("ibrav", $"pw.x has no Bravais lattice {ibrav}; see its documentation of ibrav");
        var cell = Parameters(system, ibrav);
        if (!(cell.A > 0))
            throw system.Fault("ibrav", "the edge of the cell is missing; write celldm(1) (bohr) or A (angstrom)");
        if (needsB && !(cell.B > 0))
            throw system.Fault("ibrav", $"ibrav = {ibrav} needs celldm(2) = b/a, or B with A");
        if (needsC && !(cell.C > 0))
            throw system.Fault("ibrav", $"ibrav = {ibrav} needs celldm(3) = c/a, or C with A");
        var (a, b, c) = cell.Vectors(ibrav);
        if (!(a.IsFinite && b.IsFinite && c.IsFinite))
            throw system.Fault("ibrav", "the cosines of the angles belong to no cell; check celldm(4..6) or cosAB, cosAC, cosBC");
        return new EspressoCell(LineFault.At(system.LineOf("ibrav"), () => new Lattice(a, b, c)), cell.A);
    }

    private static EspressoCell FromCard(SystemNamelist system, CellParametersCard card)
    {
        double? given = system.Has("celldm(1)") ? system.Real("celldm(1)") * PhysicalConstants.Bohr : system.Has("a") ? system.Real("a") : null;
        var unit = card.Unit switch
        {
            LengthUnit.Bohr or LengthUnit.Angstrom when given is not null =>
                throw new InvalidInputException(
                    "CELL_PARAMETERS in bohr or angstrom exclude celldm(1) and A; take one of them out", line: card.Line),
            LengthUnit.Bohr => PhysicalConstants.Bohr,
            LengthUnit.Angstrom => 1,
            LengthUnit.LatticeParameter => given
                ?? throw new InvalidInputException("CELL_PARAMETERS in alat need celldm(1) or A", line: card.Line),
            // A card without a unit is in alat if there is one.
            _ => given ?? PhysicalConstants.Bohr,
        };
        var lattice = LineFault.At(card.Line, () => new Lattice(unit * card.A, unit * card.B, unit * card.C));
        return new EspressoCell(lattice, given ?? lattice.A.Length);
    }

    private static BravaisCell Parameters(SystemNamelist system, int ibrav)
    {
        if (system.Has("a"))
        {
            return new BravaisCell(
                system.Real("a"), system.Real("b"), system.Real("c"), system.Real("cosbc"), system.Real("cosac"), system.Real("cosab"));
        }

        return BravaisCell.Of(ibrav, [.. Enumerable.Range(1, 6).Select(index => system.Real($"celldm({index})"))]);
    }
}
