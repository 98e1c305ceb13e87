using System.Globalization;
using Phodos.Crystals;
using Phodos.Formats;
using Phodos.Units;

namespace Phodos.Tests.Formats.QuantumEspresso;

public class EspressoCellTests
{
    private const double A = 5, B = 6, C = 7, Alpha = 0.1, Beta = 0.2, Gamma = 0.3;

    private static readonly double Brick = A * B * C;

    /// <summary>The volume of the primitive cell: that of the conventional cell over the number of its lattice points.</summary>
    public static TheoryData<int, double> Volumes => new()
    {
        { 1, A * A * A },
        { 2, A * A * A / 4 },
        { 3, A * A * A / 2 },
        { -3, A * A * A / 2 },
        { 4, A * A * C * Math.Sqrt(3) / 2 },
        { 5, A * A * A * Math.Sqrt(1 - 3 * Gamma * Gamma + 2 * Gamma * Gamma * Gamma) },
        { -5, A * A * A * Math.Sqrt(1 - 3 * Gamma * Gamma + 2 * Gamma * Gamma * Gamma) },
        { 6, A * A * C },
        { 7, A * A * C / 2 },
        { 8, Brick },
        { 9, Brick / 2 },
        { -9, Brick / 2 },
        { 91, Brick / 2 },
        { 10, Brick / 4 },
        { 11, Brick / 2 },
        { 12, Brick * Math.Sqrt(1 - Gamma * Gamma) },
        { -12, Brick * Math.Sqrt(1 - Beta * Beta) },
        { 13, Brick * Math.Sqrt(1 - Gamma * Gamma) / 2 },
        { -13, Brick * Math.Sqrt(1 - Beta * Beta) / 2 },
        { 14, Brick * Math.Sqrt(1 + 2 * Alpha * Beta * Gamma - Alpha * Alpha - Beta * Beta - Gamma * Gamma) },
    };

    [Theory]
    [MemberData(nameof(Volumes))]
    public void Every_Bravais_lattice_has_its_volume_however_the_cell_is_given(int ibrav, double volume)
    {
        var byLengths = Read(ibrav, "A=5, b=6, C=7, cosAB=0.3, cosAC=0.2, cosBC=0.1");
        byLengths.Volume.ShouldBe(volume, 1e-9 * volume);
        byLengths.IsRightHanded.ShouldBeTrue();
        var angles = ibrav == 14 ? "celldm(4)=0.1, 0.2, 0.3" : "celldm(4)=0.3, celldm(5)=0.2";
        var byRatios = Read(ibrav, $"celldm(1)=9.44863062282531, celldm(2)=1.2, celldm(3)=1.4, {angles}");
        byRatios.Volume.ShouldBe(volume, 1e-6 * volume);
        (byRatios.A - byLengths.A).Length.ShouldBeLessThan(1e-6);
        (byRatios.C - byLengths.C).Length.ShouldBeLessThan(1e-6);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public void A_rhombohedral_lattice_has_three_equal_edges_and_angles(int ibrav)
    {
        var lattice = Read(ibrav, "A=5, cosAB=0.3");
        foreach (var (left, right) in new[] { (lattice.A, lattice.B), (lattice.B, lattice.C), (lattice.C, lattice.A) })
        {
            left.Length.ShouldBe(5, 1e-12);
            left.Dot(right).ShouldBe(25 * 0.3, 1e-12);
        }
    }

    [Fact]
    public void A_triclinic_lattice_has_the_angles_of_its_input()
    {
        var lattice = Read(14, "A=5, B=6, C=7, cosAB=0.3, cosAC=0.2, cosBC=0.1");
        lattice.B.Dot(lattice.C).ShouldBe(42 * 0.1, 1e-12);
        lattice.A.Dot(lattice.C).ShouldBe(35 * 0.2, 1e-12);
        lattice.A.Dot(lattice.B).ShouldBe(30 * 0.3, 1e-12);
    }

    [Theory]
    [InlineData("A=4", "", 4)]
    [InlineData("A=4", "alat", 4)]
    [InlineData("celldm(1)=2", "(alat)", 2 * PhysicalConstants.Bohr)]
    [InlineData("", "", PhysicalConstants.Bohr)]
    [InlineData("", "bohr", PhysicalConstants.Bohr)]
    [InlineData("", "{ angstrom }", 1)]
    public void The_card_of_the_cell_is_in_its_unit(string parameter, string unit, double length) =>
        Read(0, parameter, $"CELL_PARAMETERS {unit}\n3 0 0\n0 3 0\n0 0 3\n").Volume.ShouldBe(Math.Pow(3 * length, 3), 1e-9);

    [Fact]
    public void Without_a_lattice_parameter_alat_is_the_length_of_the_first_vector()
    {
        var crystal = ReadCrystal(0, "", "CELL_PARAMETERS angstrom\n0 3 4\n6 0 0\n0 4 -3\n", "alat\nSi 0.5 0 0");
        crystal.Lattice.ToCartesian(crystal.FractionalPositions[0]).X.ShouldBe(2.5, 1e-12);
    }

    [Theory]
    [InlineData("A=4", "bohr")]
    [InlineData("celldm(1)=4", "angstrom")]
    [InlineData("", "alat")]
    [InlineData("", "crystal")]
    public void A_unit_that_contradicts_the_namelist_is_refused(string parameter, string unit) =>
        Should.Throw<InvalidInputException>(() => Read(0, parameter, $"CELL_PARAMETERS {unit}\n3 0 0\n0 3 0\n0 0 3\n")).Line.ShouldBe(6);

    private static Lattice Read(int ibrav, string parameters, string card = "") => ReadCrystal(ibrav, parameters, card, "crystal\nSi 0 0 0").Lattice;

    private static Crystal ReadCrystal(int ibrav, string parameters, string card, string positions) => StructureReader.ReadText(
        string.Create(CultureInfo.InvariantCulture, $"&system\nibrav={ibrav}, nat=1, ntyp=1 {parameters}\n/\nATOMIC_SPECIES\nSi 28 Si.UPF\n{card}ATOMIC_POSITIONS {positions}\n"),
        "si.in", "espresso").Crystal;
}
