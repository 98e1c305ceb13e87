using Phodos.Crystals;
using Phodos.Formats.Forces;
using Phodos.Formats.PhononFiles;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Tests.LatticeDynamics;
using Phodos.Tests.LatticeDynamics.Supercells;

namespace Phodos.Tests.Formats.PhononFiles;

/// <summary>Force constants are written for the supercell that <c>phonopy.yaml</c> asks for, whatever supercell they came from.</summary>
public sealed class ForceConstantsWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("phodos-force-constants-").FullName;

    public static TheoryData<int[]> Matrices { get; } =
        new((int[])[2, 0, 0, 0, 3, 0, 0, 0, 2], [-1, 2, 2, 2, -1, 2, 2, 2, -1], [0, 2, 0, 2, 0, 0, 0, 0, 3]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Matrices))]
    public void Force_constants_and_cells_are_read_back_as_the_same_crystal(int[] m)
    {
        var crystal = ModelCrystals.RockSalt();
        var matrix = new IntegerMatrix((m[0], m[1], m[2]), (m[3], m[4], m[5]), (m[6], m[7], m[8]));
        var given = SpringSupercells.Folded(SpringSupercells.Of(crystal, matrix)); // its atoms in an order of their own
        using (var text = new StreamWriter(Path.Combine(_folder, "FORCE_CONSTANTS")))
            PhonopyForceConstantsWriter.Write(text, given);
        var supercell = PhonopyCells.Ordered(given.Supercell);
        supercell.Matrix.Determinant.ShouldBe(Math.Abs(matrix.Determinant));
        File.WriteAllText(Path.Combine(_folder, "phonopy.yaml"), PhonopyCellWriter.Write(crystal, [22.5, 35], supercell.Matrix));

        var calculation = ForceCalculation.Read(_folder);
        calculation.Masses.ShouldBe([22.5, 35]);
        calculation.Warnings.ShouldBeEmpty();
        var (expected, actual) = (new DynamicalMatrix(given.Unfold(), [22.5, 35]), calculation.DynamicalMatrix());
        foreach (var q in new Vector3D[] { new(0.1, 0.2, 0.3), new(0.5, 0, 0), new(-0.37, 0.11, 0.45) })
            PhononModes.At(actual, q).Frequencies.ShouldBeNear(PhononModes.At(expected, q).Frequencies, 1e-4);
    }
}
