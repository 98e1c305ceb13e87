using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Poscar;

/// <summary>The cell of a POSCAR: the lattice, and the factors that Cartesian positions are scaled by as well.</summary>
internal sealed record PoscarCell(Lattice Lattice, Vector3D Scale)
{
    /// <summary>Reads the scale from the current line and the lattice vectors from the three that follow.</summary>
    internal static PoscarCell Read(TextLines lines)
    {
        var scaleLine = lines.Number;
        var factors = ReadFactors(lines);
        var vectors = new Vector3D[3];
        for (var i = 0; i < 3; i++)
        {
            const string Expected = "the three components of a lattice vector";
            lines.MoveToWords(Expected);
            vectors[i] = lines.VectorAt(0, Expected);
        }

        var scale = factors is [var factor] ? Uniform(factor, vectors) : new Vector3D(factors[0], factors[1], factors[2]);
        return LineFault.At(scaleLine, () => new PoscarCell(
            new Lattice(Stretch(vectors[0], scale), Stretch(vectors[1], scale), Stretch(vectors[2], scale)), scale));
    }

    /// <summary>The fractional position of an atom that the file places in Cartesian coordinates.</summary>
    internal Vector3D ToFractional(Vector3D position) => Lattice.ToFractional(Stretch(position, Scale));

    private static double[] ReadFactors(TextLines lines)
    {
        const string Expected = "the scale, one number or three";
        var count = lines.LeadingNumbers();
        if (count == 2)
            throw lines.Fault($"expected {Expected}, found two");
        var factors = Enumerable.Range(0, Math.Max(count, 1)).Select(index => lines.NumberAt(index, Expected)).ToArray();
        if (factors.Contains(0))
            throw lines.Fault("the scale is zero; write 1.0 where the vectors are in angstrom");
        if (factors.Length == 3 && factors.Any(factor => factor < 0))
            throw lines.Fault("three scales must be positive; only a single one may be negative, as a volume");
        return factors;
    }

    // A single negative number is the volume of the scaled cell (cubic angstrom).
    private static Vector3D Uniform(double factor, Vector3D[] vectors)
    {
        var scale = factor > 0 ? factor : Math.Cbrt(-factor / Math.Abs(vectors[0].Dot(vectors[1].Cross(vectors[2]))));
        return new Vector3D(scale, scale, scale);
    }

    private static Vector3D Stretch(Vector3D vector, Vector3D scale) => new(vector.X * scale.X, vector.Y * scale.Y, vector.Z * scale.Z);
}
