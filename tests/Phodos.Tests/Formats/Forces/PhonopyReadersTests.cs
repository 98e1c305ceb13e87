using Phodos.Crystals;
using Phodos.Formats;
using Phodos.Formats.Forces;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Tests.Datasets;
using Phodos.Tests.Formats.Forces.Espresso;
using Phodos.Tests.Formats.Forces.Vasp;
using Phodos.Tests.LatticeDynamics;
using Phodos.Tests.LatticeDynamics.Supercells;
using Phodos.Tests.Support;

namespace Phodos.Tests.Formats.Forces;

/// <summary>Files of other programs as phonopy's own readers understand them, where phonopy is installed.</summary>
public sealed class PhonopyReadersTests : IDisposable
{
    private static readonly Crystal Skewed = new(
        new Lattice(new(4.3, 0.1, 0.2), new(-0.3, 4.6, 0.4), new(0.5, 0.2, 5.1)),
        [Element.FromSymbol("Na"), Element.FromSymbol("Cl")],
        [new(0.02, 0.01, 0.03), new(0.47, 0.53, 0.48)]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Q2r_as_phonopy_reads_it()
    {
        var known = SpringSupercells.Folded(Supercell.Of(Skewed, IntegerMatrix.Diagonal(2, 1, 3)));
        File.WriteAllText(_folder.File("x.fc"), EspressoFile.Write(known, (2, 1, 3)));
        File.WriteAllText(_folder.File("POSCAR-unitcell"), PoscarWriter.Write(Skewed));
        File.WriteAllText(_folder.File("phonopy.conf"), "DIM = 2 1 3\n");
        await PythonProgram.Output(_folder.Path, "phonopy", """
            from phonopy.interface.vasp import read_vasp
            from phonopy.interface.qe import PH_Q2R
            from phonopy.units import Rydberg, Bohr
            from phonopy.file_IO import write_FORCE_CONSTANTS
            q2r = PH_Q2R("x.fc")
            q2r.run(read_vasp("POSCAR-unitcell"))
            write_FORCE_CONSTANTS(q2r.fc * Rydberg / Bohr**2, p2s_map=q2r.primitive.p2s_map)
            """);
        ShouldAgree("x.fc");
    }

    [Theory]
    [InlineData("5.4.4", false)]
    [InlineData("6.3.2", true)]
    public async Task Second_derivatives_as_phonopy_reads_them(string version, bool isInSquaredTerahertz)
    {
        // VASP has the atoms of an element together, which phonopy relies on.
        var supercell = Supercell.Map(Skewed, PhonopyCells.Supercell(Skewed, IntegerMatrix.Diagonal(2, 1, 2)));
        var known = SpringSupercells.Folded(supercell);
        File.WriteAllText(
            _folder.File("vasprun.xml"), VasprunFile.Write(supercell.Crystal, version, 8, VasprunFile.Hessian(known, isInSquaredTerahertz)));
        File.WriteAllText(_folder.File("POSCAR"), PoscarWriter.Write(Skewed));
        File.WriteAllText(_folder.File("POSCAR-unitcell"), PoscarWriter.Write(Skewed));
        File.WriteAllText(_folder.File("SPOSCAR"), PoscarWriter.Write(supercell.Crystal));
        await PythonProgram.Output(_folder.Path, "phonopy", """
            from phonopy.interface.vasp import parse_force_constants
            from phonopy.file_IO import write_FORCE_CONSTANTS
            write_FORCE_CONSTANTS(parse_force_constants("vasprun.xml")[0])
            """);
        ShouldAgree("vasprun.xml");
    }

    private void ShouldAgree(string name)
    {
        var (own, converted) = (ForceCalculation.Read(_folder.File(name)), ForceCalculation.Read(_folder.File("FORCE_CONSTANTS")));
        foreach (var q in new Vector3D[] { default, new(0.5, 0, 1.0 / 3), new(0.13, 0.4, -0.27) })
        {
            PhononModes.At(own.DynamicalMatrix(converted.Masses), q).Frequencies
                .ShouldBeNear(PhononModes.At(converted.DynamicalMatrix(), q).Frequencies, 5e-3);
        }
    }
}
