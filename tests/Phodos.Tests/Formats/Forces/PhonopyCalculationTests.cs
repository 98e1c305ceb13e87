using System.IO.Compression;
using System.Text;
using Phodos.Crystals;
using Phodos.Formats.Forces;
using Phodos.Units;

namespace Phodos.Tests.Formats.Forces;

public sealed class PhonopyCalculationTests
{
    private const string Header = """
        phonopy:
          version: 2.17.1
          calculator: vasp
          nac_unit_conversion_factor: 14.400000

        physical_unit:
          atomic_mass: "AMU"
          length: "angstrom"
          force_constants: "eV/angstrom^2"

        space_group:
          type: "Pm-3m"

        """;

    private const string Matrices = """
        primitive_matrix:
        - [ 1.0, 0.0, 0.0 ]
        - [ 0.0, 1.0, 0.0 ]
        - [ 0.0, 0.0, 1.0 ]

        supercell_matrix:
        - [   2,   0,   0 ]
        - [   1,   1,   0 ]
        - [   0,   0,   1 ]

        """;

    // In the structure of caesium chloride; the masses are the file's own.
    private const string UnitCell = """
        unit_cell:
          lattice:
          - [ 4.0, 0.0, 0.0 ] # a
          - [ 0.0, 4.0, 0.0 ] # b
          - [ 0.0, 0.0, 4.0 ] # c
          points:
          - symbol: Cs # 1
            coordinates: [ 0.0, 0.0, 0.0 ]
            mass: 132.905452
            reduced_to: 1
          - symbol: H # 2
            coordinates: [ 0.5, 0.5, 0.5 ]
            mass: 2.014102
            reduced_to: 2

        """;

    private const string Supercell = """
        supercell:
          lattice:
          - [ 8.0, 4.0, 0.0 ]
          - [ 0.0, 4.0, 0.0 ]
          - [ 0.0, 0.0, 4.0 ]
          points:
          - symbol: Cs # 1
            coordinates: [ 0.0, 0.0, 0.0 ]
            reduced_to: 1
          - symbol: Cs # 2
            coordinates: [ 0.5, 0.5, 0.0 ]
            reduced_to: 1
          - symbol: H # 3
            coordinates: [ 0.25, 0.25, 0.5 ]
            reduced_to: 3
          - symbol: H # 4
            coordinates: [ 0.75, 0.75, 0.5 ]
            reduced_to: 3

        """;

    private const string Born = """
        born_effective_charge:
        - # 1 (Cs)
          - [ 1.1, 0.0, 0.0 ]
          - [ 0.2, 1.1, 0.0 ]
          - [ 0.0, 0.0, 1.1 ]
        - # 2 (H)
          - [ -1.1, 0.0, 0.0 ]
          - [ 0.0, -1.1, 0.0 ]
          - [ 0.0, 0.0, -1.1 ]

        dielectric_constant:
          - [ 2.5, 0.0, 0.0 ]
          - [ 0.0, 2.5, 0.0 ]
          - [ 0.0, 0.0, 2.6 ]

        """;

    private const string OneAtomAtATime = """
        displacements:
        - atom:    1
          displacement:
            [   0.0100000000000000,  0.0000000000000000,  0.0000000000000000 ]
          forces:
          - [  -0.1, 0.0, 0.0 ]
          - [   0.1, 0.2, 0.3 ]
          - [   0.0, 0.0, 0.0 ]
          - [   0.0, 0.0, 1e-3 ]
        - atom:    3
          displacement:
            [   0.0, 0.02, 0.0 ]
          forces:
          - [   0.0, 0.1, 0.0 ]
          - [   0.0, 0.0, 0.0 ]
          - [   0.0, -0.1, 0.0 ]
          - [   0.0, 0.0, 0.0 ]

        """;

    private const string AllAtoms = """
        random_seed: 7
        displacements:
        - #    1
          - displacement: # 1
              [ 0.01, 0.0, 0.0 ]
            force:
              [ 1.0, 2.0, 3.0 ]
          - displacement: # 2
              [ 0.0, 0.02, 0.0 ]
            force:
              [ 4.0, 5.0, 6.0 ]
          - displacement: # 3
              [ 0.0, 0.0, 0.03 ]
            force:
              [ 7.0, 8.0, 9.0 ]
          - displacement: # 4
              [ 0.0, 0.0, 0.0 ]
            force:
              [ 0.0, 0.0, 0.0 ]

        """;

    [Fact]
    public void Cells_matrices_masses_and_charges_are_read()
    {
        var calculation = Read(Header + Matrices + UnitCell + Supercell + Born + OneAtomAtATime);

        calculation.UnitCell.Species.Select(element => element.Symbol).ShouldBe(["Cs", "H"]);
        calculation.UnitCell.Lattice.A.ShouldBe(new Vector3D(4, 0, 0));
        calculation.Masses.ShouldNotBeNull().ShouldBe([132.905452, 2.014102]);
        // Phonopy's vectors are the columns.
        calculation.Supercell.ShouldBe(new IntegerMatrix((2, 1, 0), (0, 1, 0), (0, 0, 1)));
        calculation.PrimitiveAxes.ShouldBe((new Vector3D(1, 0, 0), new Vector3D(0, 1, 0), new Vector3D(0, 0, 1)));
        calculation.SupercellCrystal.ShouldNotBeNull().FractionalPositions[3].ShouldBe(new Vector3D(0.75, 0.75, 0.5));
        var born = calculation.Born.ShouldNotBeNull();
        born.Factor.ShouldBe(14.4);
        born.Dielectric.ShouldBe([2.5, 0, 0, 0, 2.5, 0, 0, 0, 2.6]);
        born.Charges[0].ShouldBe([1.1, 0, 0, 0.2, 1.1, 0, 0, 0, 1.1]);
        born.Charges.Length.ShouldBe(2);
        calculation.ForceConstants.ShouldBeNull();
        calculation.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Vectors_of_the_primitive_cell_are_the_columns()
    {
        var text = Header + Matrices.Replace("- [ 1.0, 0.0, 0.0 ]", "- [ 1.0, 0.5, 0.0 ]", StringComparison.Ordinal) + UnitCell;
        Read(text).PrimitiveAxes.B.ShouldBe(new Vector3D(0.5, 1, 0));
    }

    [Fact]
    public void One_atom_is_displaced_at_a_time()
    {
        var calculations = Read(Header + Matrices + UnitCell + OneAtomAtATime).Calculations;
        calculations.Length.ShouldBe(2);
        calculations[1].Displacements.ShouldBe([default, default, new Vector3D(0, 0.02, 0), default]);
        calculations[0].Forces[1].ShouldBe(new Vector3D(0.1, 0.2, 0.3));
        calculations[0].Forces[3].ShouldBe(new Vector3D(0, 0, 1e-3));
    }

    [Fact]
    public void All_atoms_are_displaced_at_once()
    {
        var calculation = Read(Header + Matrices + UnitCell + AllAtoms).Calculations.ShouldHaveSingleItem();
        calculation.Displacements[2].ShouldBe(new Vector3D(0, 0, 0.03));
        calculation.Forces[1].ShouldBe(new Vector3D(4, 5, 6));
    }

    [Fact]
    public void Displacements_may_have_no_forces_yet()
    {
        const string Displacements = "displacements:\n- atom: 4\n  displacement:\n    [ 0.01, 0.0, 0.0 ]\n";
        var calculation = Read(Header + Matrices + UnitCell + Displacements).Calculations.ShouldHaveSingleItem();
        calculation.HasForces.ShouldBeFalse();
        calculation.Displacements[3].ShouldBe(new Vector3D(0.01, 0, 0));
    }

    [Fact]
    public void Sections_may_come_in_any_order() =>
        Read(AllAtoms + Born + UnitCell + Matrices + Header).Calculations.ShouldHaveSingleItem().HasForces.ShouldBeTrue();

    [Fact]
    public void Block_style_is_read_as_well()
    {
        const string Block = "displacements:\n- atom: 2\n  displacement:\n  - 0.01\n  - 0\n  - 0\n";
        Read(Header + Matrices + UnitCell + Block).Calculations.ShouldHaveSingleItem().Displacements[1].X.ShouldBe(0.01);
    }

    [Fact]
    public void Full_force_constants_have_a_row_for_each_atom()
    {
        var constants = Read(Header + Matrices + UnitCell + ForceConstants(4)).ForceConstants.ShouldNotBeNull();
        constants.Rows.ShouldBe([0, 1, 2, 3]);
        constants.AtomCount.ShouldBe(4);
        constants.Values.ShouldBe(Enumerable.Range(0, 4 * 4 * 9).Select(value => (double)value));
    }

    [Fact]
    public void Rows_of_the_compact_form_are_the_atoms_that_others_are_reduced_to()
    {
        var constants = Read(Header + Matrices + UnitCell + Supercell + ForceConstants(2)).ForceConstants.ShouldNotBeNull();
        constants.Rows.ShouldBe([0, 2]);
        constants.Values.Length.ShouldBe(2 * 4 * 9);
    }

    [Fact]
    public void Units_of_the_program_become_angstrom_and_electron_volts()
    {
        const double Bohr = PhysicalConstants.Bohr;
        const double Rydberg = PhysicalConstants.Coulomb / Bohr / 2;
        var header = Header
            .Replace("vasp", "qe", StringComparison.Ordinal)
            .Replace("14.4", "2.0", StringComparison.Ordinal)
            .Replace("\"angstrom\"", "\"au\"", StringComparison.Ordinal)
            .Replace("eV/angstrom^2", "Ry/au^2", StringComparison.Ordinal);
        var calculation = Read(header + Matrices + UnitCell + Born + OneAtomAtATime + ForceConstants(4));
        calculation.UnitCell.Lattice.A.X.ShouldBe(4 * Bohr, 1e-12);
        calculation.Calculations[0].Displacements[0].X.ShouldBe(0.01 * Bohr, 1e-14);
        calculation.Calculations[0].Forces[0].X.ShouldBe(-0.1 * Rydberg / Bohr, 1e-12);
        calculation.ForceConstants.ShouldNotBeNull().Values[1].ShouldBe(Rydberg / (Bohr * Bohr), 1e-10);
        calculation.Born.ShouldNotBeNull().Factor.ShouldNotBeNull().ShouldBe(PhysicalConstants.Coulomb, 1e-6);

        var unnamed = header.Replace("  force_constants: \"Ry/au^2\"\n", "", StringComparison.Ordinal);
        var ofProgram = Read(unnamed + Matrices + UnitCell + OneAtomAtATime);
        ofProgram.Calculations[0].Forces[0].X.ShouldBe(-0.1 * Rydberg / Bohr, 1e-12);
    }

    [Fact]
    public void What_is_assumed_or_left_out_is_said()
    {
        Read(Matrices + UnitCell).Warnings.ShouldHaveSingleItem().ShouldContain("no unit of length");
        var charges = Born[..Born.IndexOf("dielectric", StringComparison.Ordinal)];
        var calculation = Read(Header + Matrices + UnitCell + charges);
        calculation.Born.ShouldBeNull();
        calculation.Warnings.ShouldHaveSingleItem().ShouldContain("no dielectric_constant; both are left out");
        Read(Header + Matrices + UnitCell.Replace("2.014102", "12.011", StringComparison.Ordinal)).Warnings
            .ShouldHaveSingleItem().ShouldContain("H has the mass 12.011, which is no isotope's of it");
    }

    [Theory]
    [InlineData(Header + Matrices, "there is no 'unit_cell'")]
    [InlineData(Header + UnitCell, "there is no 'supercell_matrix'")]
    [InlineData(Header + Matrices + UnitCell + UnitCell, "line 36: the key 'unit_cell' stands twice")]
    [InlineData(
        Header + Matrices + UnitCell + "displacements:\n- atom: 5\n  displacement: [1, 0, 0]\n",
        "atom 5 is displaced, but the supercell has 4")]
    [InlineData(
        Header + Matrices + UnitCell + "displacements:\n- atom: 0\n  displacement: [1, 0, 0]\n",
        "line 37: the displaced atom is no whole")]
    [InlineData(Header + Matrices + UnitCell + "displacements:\n- atom: 1\n", "line 37: the displacement has no 'displacement'")]
    [InlineData(Header + Matrices + UnitCell + "displacements:\n- atom: 1\n  displacement: [0, 0, 0]\n", "line 37: no atom is displaced")]
    [InlineData(
        Header + Matrices + UnitCell + "displacements:\n- atom: 1\n  displacement: [1, 0]\n",
        "line 38: the displacement is no list of three finite numbers")]
    [InlineData(
        Header + Matrices + UnitCell + "displacements:\n- atom: 1\n  displacement: [1, 0, 0]\n  forces:\n  - [0, 0, .nan]\n",
        "line 40: the force on an atom is no list of three finite numbers")]
    [InlineData(
        Header + Matrices + UnitCell + "displacements:\n- atom: 1\n  displacement: [1, 0, 0]\n  forces:\n  - [0, 0, 1]\n",
        "line 37: there are forces on 1 atoms, but the supercell has 4")]
    [InlineData(
        Header + Matrices + UnitCell + OneAtomAtATime + "- atom: 1\n  displacement: [1, 0, 0]\n",
        "displacement 3 has no forces, unlike the first")]
    [InlineData(
        Header + Matrices + UnitCell + "displacements:\n- - displacement: [1, 0, 0]\n",
        "there are displacements of 1 atoms, but the supercell")]
    [InlineData(Header + Matrices + UnitCell + "displacements: &a [*a]\n", "is not as phonopy writes it")]
    [InlineData(Header + Matrices + UnitCell + "displacements:\n- atom: 1\n  displacement: [1, 0\n", "this is no valid YAML")]
    [InlineData(
        Header + Matrices + UnitCell + "force_constants:\n  shape: [ 4, 4 ]\n  elements: []\n",
        "0 blocks of force constants, not 4 x 4")]
    [InlineData(Header + Matrices + UnitCell + "force_constants:\n  elements: []\n", "the force constants have no 'shape'")]
    [InlineData(Header + Matrices + UnitCell + "force_constants:\n  elements:\n  - - [1, 2, 3]\n", "a row of a block of force constants")]
    public void What_does_not_fit_is_told_by_its_line(string text, string message) =>
        Should.Throw<InvalidInputException>(() => Read(text)).Message.ShouldContain(message);

    [Theory]
    [InlineData("[   1,   1,   0 ]", "[   1, 1.5,   0 ]", "supercell_matrix has the number 1.5")]
    [InlineData("[   0,   0,   1 ]", "[   0,   0,   0 ]", "the determinant of supercell_matrix is 0")]
    [InlineData("- [   2,   0,   0 ]\n", "", "supercell_matrix has 2 rows")]
    [InlineData("- [   2,   0,   0 ]", "- [   3,   0,   0 ]", "the supercell has 4 atoms, but 3 unit cells have 6")]
    [InlineData("- [   2,   0,   0 ]", "- [9999,   0,   0 ]", "more than 10000")]
    [InlineData("[ 8.0, 4.0, 0.0 ]", "[ 8.0, 4.1, 0.0 ]", "the vectors of the supercell are not those")]
    [InlineData("- [ 1.0, 0.0, 0.0 ]", "- [ 0.0, 0.0, 0.0 ]", "the determinant of primitive_matrix is not above 0")]
    [InlineData("- [ 1.0, 0.0, 0.0 ]", "- [ 0.5, 0.0, 0.0 ]", "2 Born effective charges, but the primitive cell has 1 atoms")]
    [InlineData("mass: 2.014102", "mass: 0", "the mass of point 2 is not above 0")]
    [InlineData("eV/angstrom^2", "kJ", "the unit of the force constants is 'kJ'")]
    [InlineData("  - [ 0.0, 2.5, 0.0 ]\n", "", "the dielectric constant has 2 rows")]
    public void Parts_that_do_not_fit_each_other_are_refused(string part, string instead, string message)
    {
        var text = Header + Matrices + UnitCell + Supercell + Born + OneAtomAtATime;
        text.ShouldContain(part);
        Should.Throw<InvalidInputException>(() => Read(text.Replace(part, instead, StringComparison.Ordinal)))
            .Message.ShouldContain(message);
    }

    [Fact]
    public void Compact_force_constants_without_their_atoms_are_refused() =>
        Should.Throw<InvalidInputException>(() => Read(Header + Matrices + UnitCell + ForceConstants(2)))
            .Message.ShouldContain("needs the supercell with 'reduced_to'");

    [Fact]
    public void A_file_may_be_packed_with_gzip_and_names_itself_in_faults()
    {
        var text = Encoding.UTF8.GetBytes(Header + Matrices + UnitCell + OneAtomAtATime);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(text);
        Open(text).Calculations.Length.ShouldBe(2);
        Open(packed.ToArray()).Calculations.Length.ShouldBe(2);
        Should.Throw<InvalidInputException>(() => Open(packed.ToArray()[..^9])).Message.ShouldContain("phonopy_params.yaml");
        Should.Throw<InvalidInputException>(() => Open([])).Message.ShouldContain("the file is empty");
        Should.Throw<InvalidInputException>(() => PhonopyCalculationReader.Open("/nowhere.yaml"))
            .Message.ShouldContain("there is no such file");
    }

    private static PhonopyCalculation Open(byte[] content)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "phonopy_params.yaml");
            File.WriteAllBytes(path, content);
            return PhonopyCalculationReader.Open(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static PhonopyCalculation Read(string text) => PhonopyCalculationReader.Read(new StringReader(text));

    // The values are 0, 1, 2, ...
    private static string ForceConstants(int rows)
    {
        var form = rows == 4 ? "full" : "compact";
        var text = new StringBuilder($"force_constants:\n  format: \"{form}\"\n  shape: [ {rows}, 4 ]\n  elements:\n");
        for (var block = 0; block < rows * 4; block++)
        {
            text.Append("  - # (i, j)\n");
            for (var row = 0; row < 3; row++)
                text.Append("    - [ ").AppendJoin(", ", Enumerable.Range(9 * block + 3 * row, 3)).Append(" ]\n");
        }

        return text.ToString();
    }
}
