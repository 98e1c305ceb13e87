using System.Globalization;
using System.Text;
using Phodos.Crystals;
using Phodos.Formats;
using Phodos.Formats.Forces;
using Phodos.Tests.Datasets;
using Phodos.Tests.LatticeDynamics.Supercells;

namespace Phodos.Tests.Formats.Forces.Vasp;

public sealed class DisplacedRunsTests : IDisposable
{
    private static readonly Crystal Perfect = SpringForceFiles.Known.Supercell.Crystal;
    private static readonly (int Atom, Vector3D Displacement)[] Displacements =
        [(0, new(0.01, 0, 0)), (Perfect.Species.IndexOf(Element.FromSymbol("Cl")), new(0, 0, 0.01))];

    private readonly TemporaryFolder _folder = new();

    public DisplacedRunsTests() => File.WriteAllText(_folder.File("phonopy_disp.yaml"), Yaml());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("disp-001/vasprun.xml", "disp-002/vasprun.xml")]
    [InlineData("001/vasprun.xml", "002/vasprun.xml")]
    [InlineData("vasprun.xml-001", "vasprun.xml-002")]
    [InlineData("vasprun-001.xml", "disp_2/vasprun.xml")]
    public void Forces_come_from_a_file_for_each_displacement(string first, string second)
    {
        Write(first, Run(0));
        Write(second, Run(1));
        Directory.CreateDirectory(_folder.File("disp-003"));
        CalculationFolder.IsCalculation(_folder.Path).ShouldBeTrue();
        foreach (var path in new[] { _folder.Path, _folder.File("phonopy_disp.yaml") })
        {
            var calculation = ForceCalculation.Read(path);
            SpringSupercells.Difference(calculation.ForceConstants, SpringForceFiles.Known).ShouldBeLessThan(1e-5);
            calculation.Warnings.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Forces_without_displacements_are_taken_off_and_told()
    {
        var rest = Enumerable.Range(0, Perfect.AtomCount).Select(atom => new Vector3D(0.01 * atom, -0.02, 0.03)).ToArray();
        Write("disp-000/vasprun.xml", VasprunFile.Write(Perfect, "6.4.1", -1, VasprunFile.Forces(rest)));
        Write("disp-001/vasprun.xml", Run(0, rest));
        Write("disp-002/vasprun.xml", Run(1, rest));
        var calculation = ForceCalculation.Read(_folder.Path);
        SpringSupercells.Difference(calculation.ForceConstants, SpringForceFiles.Known).ShouldBeLessThan(1e-5);
        calculation.Warnings.ShouldHaveSingleItem().ShouldContain("(disp-000/vasprun.xml), up to 0.63 eV/Å, are taken off");
    }

    [Fact]
    public void Files_that_do_not_fit_the_displacements_are_refused()
    {
        Write("disp-001/vasprun.xml", Run(1));
        Refusal().ShouldContain("no vasprun.xml of number 2");
        Write("disp-002/vasprun.xml", Run(0));
        Refusal().ShouldContain("in displacement 1; are the files in the right order?");
        Write("disp-001/vasprun.xml", Run(0));
        Refusal().ShouldContain("in displacement 2; are the files in the right order?");
        Write("disp-002/vasprun.xml", Run(1));
        Write("vasprun.xml-002", Run(1));
        Refusal().ShouldContain("displacement 2 are here and in");
        File.Delete(_folder.File("vasprun.xml-002"));
        Write("disp-003/vasprun.xml", Run(1));
        Refusal().ShouldContain("2 displacements, but a vasprun.xml of number 3");
        Directory.Delete(_folder.File("disp-003"), recursive: true);
        Write("disp-002/vasprun.xml", Run(1).Replace("<modeling>", "<modeling><calculation><varray name=\"forces\"/></calculation>", StringComparison.Ordinal));
        Refusal().ShouldContain("moved in 2 steps");
        Write("disp-002/vasprun.xml", Run(1)[..2000]);
        Refusal().ShouldContain("no whole XML");
        Write("disp-002/vasprun.xml", VasprunFile.Write(SpringForceFiles.UnitCell, "6.4.1", -1, VasprunFile.Forces(new Vector3D[8])));
        Refusal().ShouldContain("8 atoms, but the supercell 64");
        Write("disp-002/vasprun.xml", VasprunFile.Write(Perfect, "6.4.1", -1, ""));
        Refusal().ShouldContain("no forces; did the calculation end?");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("phonopy.conf")]
    [InlineData("phonopy.yaml")]
    public void Displacements_of_phonopy_1_are_read_with_the_cells_beside(string? cells)
    {
        File.Delete(_folder.File("phonopy_disp.yaml"));
        File.WriteAllText(_folder.File("disp.yaml"), OldYaml());
        Write("disp-001/vasprun.xml", Run(0));
        Write("disp-002/vasprun.xml", Run(1));
        Refusal().ShouldContain("not the cells");
        if (cells == "phonopy.yaml")
            File.WriteAllText(_folder.File(cells), Yaml().Split("displacements:")[0]);
        else
            File.WriteAllText(_folder.File("POSCAR"), PoscarWriter.Write(SpringForceFiles.UnitCell));
        if (cells == "phonopy.conf")
            File.WriteAllText(_folder.File(cells), "DIM = 2 2 2\n");
        foreach (var path in new[] { _folder.Path, _folder.File("disp.yaml") })
        {
            var calculation = ForceCalculation.Read(path);
            calculation.Crystal.AtomCount.ShouldBe(cells == "phonopy.yaml" ? 2 : 8);
            if (cells == "phonopy.yaml")
                SpringSupercells.Difference(calculation.ForceConstants, SpringForceFiles.Known).ShouldBeLessThan(1e-5);
            calculation.Warnings.ShouldBeEmpty();
        }

        File.WriteAllText(_folder.File("disp.yaml"), OldYaml().Replace("atom: 1\n", "atom: 2\n", StringComparison.Ordinal));
        Refusal().ShouldContain("in displacement 1; are the files in the right order?");
        File.WriteAllText(_folder.File("disp.yaml"), OldYaml().Split("displacements:")[0]);
        Refusal().ShouldContain("no displacements");
    }

    [Fact]
    public void Forces_beside_displacements_of_phonopy_1_have_their_supercell()
    {
        File.Delete(_folder.File("phonopy_disp.yaml"));
        File.WriteAllText(_folder.File("disp.yaml"), OldYaml());
        File.WriteAllText(_folder.File("POSCAR-unitcell"), PoscarWriter.Write(SpringForceFiles.UnitCell));
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Perfect.AtomCount}\n{Displacements.Length}\n");
        foreach (var (atom, displacement) in Displacements)
        {
            text.Append(CultureInfo.InvariantCulture, $"{atom + 1}\n{displacement.X} {displacement.Y} {displacement.Z}\n");
            foreach (var (x, y, z) in SpringSupercells.Displaced(SpringForceFiles.Known, atom, displacement).Forces)
                text.Append(CultureInfo.InvariantCulture, $"{x:F12} {y:F12} {z:F12}\n");
        }

        File.WriteAllText(_folder.File("FORCE_SETS"), text.ToString());
        var calculation = ForceCalculation.Read(_folder.Path);
        calculation.ForceConstants.Supercell.Matrix.ShouldBe(IntegerMatrix.Diagonal(2, 2, 2));
        calculation.Warnings.ShouldBeEmpty();

        // Versions before kept no atoms.
        File.WriteAllText(_folder.File("disp.yaml"), OldYaml().Split("lattice:")[0]);
        Refusal().ShouldContain("no 'lattice'");
    }

    // As phonopy 1 wrote it.
    private static string OldYaml()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"natom: {Perfect.AtomCount,4}\ndisplacements:\n");
        foreach (var (atom, (x, y, z)) in Displacements)
            text.Append(CultureInfo.InvariantCulture, $"- atom: {atom + 1}\n  direction:\n    [ 1, 0, 0 ]\n  displacement:\n    [ {x:F16}, {y:F16}, {z:F16} ]\n");
        text.Append("lattice:\n");
        foreach (var ((x, y, z), name) in new[] { Perfect.Lattice.A, Perfect.Lattice.B, Perfect.Lattice.C }.Zip("abc"))
            text.Append(CultureInfo.InvariantCulture, $"- [ {x:F15}, {y:F15}, {z:F15} ] # {name}\n");
        text.Append("atoms:\n");
        foreach (var ((x, y, z), element) in Perfect.FractionalPositions.Zip(Perfect.Species))
            text.Append(CultureInfo.InvariantCulture, $"- symbol: {element.Symbol}\n  position: [ {x:F15}, {y:F15}, {z:F15} ]\n");
        return text.ToString();
    }

    private static string Run(int index, Vector3D[]? rest = null)
    {
        var (atom, displacement) = Displacements[index];
        var positions = Perfect.FractionalPositions.SetItem(atom, Perfect.FractionalPositions[atom] + Perfect.Lattice.ToFractional(displacement));
        var forces = SpringSupercells.Displaced(SpringForceFiles.Known, atom, displacement).Forces.Select((force, other) => force + (rest?[other] ?? default));
        return VasprunFile.Write(new Crystal(Perfect.Lattice, Perfect.Species, positions), "6.4.1", -1, VasprunFile.Forces(forces));
    }

    private static string Yaml()
    {
        var text = new StringBuilder("phonopy:\n  calculator: vasp\nphysical_unit:\n  length: \"angstrom\"\n");
        text.Append("supercell_matrix:\n- [ 2, 0, 0 ]\n- [ 0, 2, 0 ]\n- [ 0, 0, 2 ]\nprimitive_matrix:\n- [ 0, 0.5, 0.5 ]\n- [ 0.5, 0, 0.5 ]\n- [ 0.5, 0.5, 0 ]\n");
        var cell = SpringForceFiles.UnitCell;
        text.Append("unit_cell:\n  lattice:\n");
        foreach (var (x, y, z) in new[] { cell.Lattice.A, cell.Lattice.B, cell.Lattice.C })
            text.Append(CultureInfo.InvariantCulture, $"  - [ {x:F12}, {y:F12}, {z:F12} ]\n");
        text.Append("  points:\n");
        foreach (var ((x, y, z), element) in cell.FractionalPositions.Zip(cell.Species))
            text.Append(CultureInfo.InvariantCulture, $"  - symbol: {element.Symbol}\n    coordinates: [ {x:F12}, {y:F12}, {z:F12} ]\n");
        text.Append("displacements:\n");
        foreach (var (atom, (x, y, z)) in Displacements)
            text.Append(CultureInfo.InvariantCulture, $"- atom: {atom + 1}\n  displacement: [ {x:F12}, {y:F12}, {z:F12} ]\n");
        return text.ToString();
    }

    private string Refusal() => Should.Throw<InvalidInputException>(() => ForceCalculation.Read(_folder.Path)).Message;

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        File.WriteAllText(_folder.File(name), text);
    }
}
