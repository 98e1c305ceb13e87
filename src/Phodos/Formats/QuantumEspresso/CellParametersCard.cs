using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.QuantumEspresso;

/// <summary>The card CELL_PARAMETERS: three vectors in a unit, and the line of its name.</summary>
internal sealed record CellParametersCard(Vector3D A, Vector3D B, Vector3D C, LengthUnit Unit, int Line)
{
    internal static CellParametersCard Read(TextLines lines)
    {
        var line = lines.Number;
        var unit = CardUnit.Read(lines);
        if (unit == LengthUnit.Crystal)
            throw lines.Fault("the unit of CELL_PARAMETERS is alat, bohr or angstrom");
        return new CellParametersCard(Vector(), Vector(), Vector(), unit, line);

        Vector3D Vector()
        {
            const string Expected = "the three components of a lattice vector";
            lines.MoveToWords(Expected);
            return lines.VectorAt(0, Expected);
        }
    }
}
