using Phodos.Crystals;
using Phodos.Formats.Forces;
using Phodos.Formats.Forces.Espresso;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Tests.Datasets;
using Phodos.Tests.LatticeDynamics;
using Phodos.Tests.LatticeDynamics.Supercells;

namespace Phodos.Tests.Formats.Forces.Espresso;

public sealed class EspressoForceConstantsTests : IDisposable
{
    // Without symmetry, so that no index is exchanged unseen.
    private static readonly Crystal Skewed = new(
        new Lattice(new(4.3, 0.1, 0.2), new(-0.3, 4.6, 0.4), new(0.5, 0.2, 5.1)),
        [Element.FromSymbol("Na"), Element.FromSymbol("Cl")],
        [new(0.02, -0.01, 0.03), new(0.47, 0.53, 0.48)]);

    private static readonly EspressoDipoles Dipoles = new(
        1, new Matrix3(2.4, 0.1, 0, 0.1, 2.5, 0, 0, 0, 2.9), [new(1.1, 0.2, 0, -0.1, 1.2, 0, 0, 0, 0.9), new(-1.1, -0.2, 0, 0.1, -1.2, 0, 0, 0, -0.9)]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Force_constants_come_back_as_they_were_written()
    {
        var known = Springs(Skewed, (2, 1, 3));
        var calculation = Read(EspressoFile.Write(known, (2, 1, 3)));
        SpringSupercells.Difference(calculation.ForceConstants, known).ShouldBeLessThan(1e-9);
        (calculation.Crystal.Lattice.B - Skewed.Lattice.B).Length.ShouldBeLessThan(1e-12);
        calculation.BornCharges.ShouldBeNull();
        calculation.Warnings.ShouldBeEmpty();
        calculation.Masses[0].ShouldBe(Skewed.Species[0].AtomicMass, 1e-6);
        calculation.Masses[1].ShouldBe(Skewed.Species[1].AtomicMass, 1e-6);
    }

    [Theory]
    [InlineData(null, 2, 2, 2)]
    [InlineData(1.4285, 2, 2, 2)]
    [InlineData(null, 2, 3, 1)]
    public void What_was_taken_off_with_Born_charges_is_put_back(double? alpha, int a, int b, int c)
    {
        var known = Springs(Skewed, (a, b, c));
        var calculation = Read(EspressoFile.Write(known, (a, b, c), Dipoles, alpha));
        SpringSupercells.Difference(calculation.ForceConstants, known).ShouldBeLessThan(1e-7);
        var charges = calculation.BornCharges.ShouldNotBeNull();
        (charges.Charges[0] - Dipoles.Charges[0]).MaximumMagnitude.ShouldBeLessThan(1e-9);
        (charges.Dielectric - Dipoles.Dielectric).MaximumMagnitude.ShouldBeLessThan(1e-9);
        calculation.Warnings.ShouldBeEmpty();

        var expected = PolarForceConstants.DynamicalMatrix(known, new BornCharges(Skewed, Dipoles.Dielectric, Dipoles.Charges));
        foreach (var q in new Vector3D[] { new(0.5, 0, 0), new(0.13, -0.31, 0.22) })
            PhononModes.At(calculation.DynamicalMatrix(), q).Frequencies.ShouldBeNear(PhononModes.At(expected, q).Frequencies, 1e-3);
        var split = PhononModes.At(calculation.DynamicalMatrix(), default, new(1, 0, 0)).Frequencies;
        split.ShouldBeNear(PhononModes.At(expected, default, new(1, 0, 0)).Frequencies, 1e-3);
        split[5].ShouldBeGreaterThan(PhononModes.At(calculation.DynamicalMatrix(isPolar: false), default).Frequencies[5] + 5);
    }

    [Fact]
    public void Another_parameter_than_that_of_the_file_would_be_seen()
    {
        var known = Springs(Skewed, (2, 2, 2));
        var text = EspressoFile.Write(known, (2, 2, 2), Dipoles, 1.4285).Replace(" T  1.4285", " T", StringComparison.Ordinal);
        SpringSupercells.Difference(Read(text).ForceConstants, known).ShouldBeGreaterThan(1e-3);
    }

    [Theory]
    [InlineData("  2    2  2 10.6500000  0.0000000  0.0000000  0.0000000  0.0000000  0.0000000\n", "0.5 0.5 0.5")]
    [InlineData("  2    2  1 10.6500000  0.0000000  0.0000000  0.0000000  0.0000000  0.0000000\n", "0.5 0.5 0.5")]
    [InlineData("  2    2  4 10.6500000  0.0000000  1.6000000  0.0000000  0.0000000  0.0000000\n", "0.0 0.5773502692 0.8")]
    [InlineData("  2    2-13 10.6500000  1.1000000  1.2000000  0.0000000  0.1000000  0.0000000\n", "0.5 0.0 0.55")]
    public void Cells_by_number_have_the_vectors_of_the_program(string sizes, string position)
    {
        sizes = sizes.Replace("2-13", "2 -13", StringComparison.Ordinal);
        var ibrav = int.Parse(sizes.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2], System.Globalization.CultureInfo.InvariantCulture);
        var head = sizes + " 1 'Na ' 20953.9\n 2 'Cl1' 32312.7\n    1    1 0.0 0.0 0.0\n    2    2 " + position + "\n";
        var text = head + "F\n 1 1 1\n" + string.Concat(
            from block in Enumerable.Range(0, 9)
            from pair in Enumerable.Range(0, 4)
            select $"{block / 3 + 1} {block % 3 + 1} {pair / 2 + 1} {pair % 2 + 1}\n 1 1 1 0.0\n");
        var header = EspressoForceConstants.Read(new StringReader(text)).Header;
        const double A = 10.65 * Phodos.Units.PhysicalConstants.Bohr;
        header.Crystal.Lattice.Volume.ShouldBe(
            ibrav switch { 2 => A * A * A / 4, 1 => A * A * A, 4 => A * A * A * 1.6 * Math.Sqrt(3) / 2, _ => A * A * A * 1.1 * 1.2 * Math.Sqrt(0.99) / 2 },
            1e-9 * A * A * A);
        header.Crystal.Formula.ShouldBe("ClNa");
        header.Masses[0].ShouldBe(22.99, 0.01);
        header.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_with_one_file_is_a_calculation_and_with_two_not_one()
    {
        var text = EspressoFile.Write(Springs(Skewed, (1, 1, 2)), (1, 1, 2));
        File.WriteAllText(_folder.File("NaCl.fc"), text);
        CalculationFolder.IsCalculation(_folder.Path).ShouldBeTrue();
        ForceCalculation.Read(_folder.Path).Crystal.AtomCount.ShouldBe(2);
        File.WriteAllText(_folder.File("other.fc"), text);
        Should.Throw<InvalidInputException>(() => ForceCalculation.Read(_folder.Path)).Message.ShouldContain("2 files of force constants of q2r.x");
    }

    [Theory]
    [InlineData("NaCl.fc.xml")]
    [InlineData("NaCl.ifc.xml")]
    public void XML_is_refused_by_what_it_is(string name)
    {
        File.WriteAllText(_folder.File(name), "<?xml version=\"1.0\"?>\n<Root>\n</Root>\n");
        foreach (var path in new[] { _folder.Path, _folder.File(name) })
            Should.Throw<InvalidInputException>(() => ForceCalculation.Read(path)).Message.ShouldContain($"{name}:1: this is XML, which is not read; let");
    }

    [Fact]
    public void Charges_that_do_not_add_up_and_masses_of_isotopes_are_told()
    {
        var charged = Dipoles with { Charges = [Dipoles.Charges[0], 0.8 * Dipoles.Charges[1]] };
        var text = EspressoFile.Write(Springs(Skewed, (1, 1, 2)), (1, 1, 2), charged);
        var calculation = Read(text.Replace(FormattableString.Invariant($"{Element.FromSymbol("Cl").AtomicMass * 911.4442431:R}"), "33723.4", StringComparison.Ordinal));
        calculation.Warnings.Length.ShouldBe(2);
        calculation.Warnings[0].ShouldContain("Cl has the mass 37 u");
        calculation.Warnings[1].ShouldContain("the Born charges add up to 0.24");
        calculation.Masses[1].ShouldBe(37, 0.001);
        calculation.BornCharges!.NeutralityResidual.ShouldBeLessThan(1e-9);
    }

    [Theory]
    [InlineData("  2    2  0", "<?xml version='1.0'?>", "this is XML")]
    [InlineData("  2    2  0", "  2    2", "x.fc:1: expected ntyp, nat, ibrav")]
    [InlineData("  2    2  0", "  2    99999  0", "a whole number from 1 to 10000")]
    [InlineData("  2    2  0", "  2    2  77", "no Bravais lattice ibrav = 77")]
    [InlineData("  2    2  0", "  2    2  4", "needs c/a above 0")]
    [InlineData(" 10.0000000 ", " -5.0 ", "celldm(1) is not above 0")]
    [InlineData(" 1  'Na ' ", " 1  'Xx ' ", "Xx")]
    [InlineData(" 1  'Na ' ", " 2  'Na ' ", "expected species 1")]
    [InlineData("    1    1 ", "    1    3 ", "a whole number from 1 to 2, found '3'")]
    [InlineData(" F\n", " maybe\n", "T or F")]
    [InlineData(" F\n", " T -1\n", "α of the sum over dipoles is not above 0")]
    [InlineData(" F\n", " T\n 1 0 0\n 0 1 0\n 0 0 1\n", "the number of the atom that a Born charge belongs to")]
    [InlineData(" F\n   1   1   2", " F\n 9999 9999 9999", "more than 16000000 blocks")]
    [InlineData(" F\n   1   1   2", " F\n   1   1   3", "x.fc:14: the force constant of cell 1 1 1 stands twice")]
    [InlineData(" F\n   1   1   2", " F\n   1   1   1", "x.fc:13: expected the force constants 1 1 of atoms 1 and 2")]
    [InlineData("   1   1   1   2\n", "   1   1   2   2\n", "expected the force constants 1 1 of atoms 1 and 2")]
    [InlineData("   1   1   2  ", "   1   1   1  ", "stands twice")]
    public void What_is_broken_is_told(string original, string changed, string message)
    {
        var text = EspressoFile.Write(Springs(Skewed, (1, 1, 2)), (1, 1, 2));
        text.ShouldContain(original);
        var place = text.IndexOf(original, StringComparison.Ordinal);
        Should.Throw<InvalidInputException>(() => Read(text[..place] + changed + text[(place + original.Length)..])).Message.ShouldContain(message);
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_or_goes_on_is_refused()
    {
        var text = EspressoFile.Write(Springs(Skewed, (1, 1, 2)), (1, 1, 2), Dipoles);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var count = 0; count < lines.Length; count++)
            Should.Throw<InvalidInputException>(() => EspressoForceConstants.Read(new StringReader(string.Join('\n', lines[..count]))));
        Should.Throw<InvalidInputException>(() => Read(text + " 1 1 1 1\n")).Message.ShouldContain("goes on behind its last");
        Should.Throw<InvalidInputException>(() => Read(text.Replace("E-", "NaN", StringComparison.Ordinal))).Message.ShouldContain("and a force constant, found '");
        Should.Throw<InvalidInputException>(() => Read(text.Replace(" T\n", " T 1e12\n", StringComparison.Ordinal))).Message.ShouldContain("reciprocal vectors");
    }

    private static SupercellForceConstants Springs(Crystal crystal, (int A, int B, int C) grid) =>
        SpringSupercells.Folded(Supercell.Of(crystal, IntegerMatrix.Diagonal(grid.A, grid.B, grid.C)));

    private ForceCalculation Read(string text)
    {
        File.WriteAllText(_folder.File("x.fc"), text);
        return ForceCalculation.Read(_folder.File("x.fc"));
    }
}
