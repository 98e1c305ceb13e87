using System.IO.Compression;
using System.Text;
using Phodos.Crystals;
using Phodos.Formats;
using Phodos.Formats.Forces;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Tests.Datasets;
using Phodos.Tests.LatticeDynamics;
using Phodos.Tests.LatticeDynamics.Supercells;

namespace Phodos.Tests.Formats.Forces.Vasp;

public sealed class HessianTests : IDisposable
{
    private static readonly SupercellForceConstants Known =
        SpringSupercells.Folded(SpringSupercells.Of(ModelCrystals.RockSalt(), IntegerMatrix.Diagonal(2, 2, 2)));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("5.4.4.18Apr17-6-g9f103f2a35", false)]
    [InlineData("6.1.0", false)]
    [InlineData("6.3.2", true)]
    [InlineData("7.0", true)]
    public void Second_derivatives_are_the_force_constants_in_the_unit_of_the_version(string version, bool isInSquaredTerahertz)
    {
        Write(VasprunFile.Write(Known.Supercell.Crystal, version, 8, VasprunFile.Hessian(Known, isInSquaredTerahertz)));
        File.WriteAllText(_folder.File("POSCAR-unitcell"), PoscarWriter.Write(ModelCrystals.RockSalt()));
        var calculation = ForceCalculation.Read(_folder.Path);
        SpringSupercells.Difference(calculation.ForceConstants, Known).ShouldBeLessThan(1e-7);
        calculation.Warnings.ShouldBeEmpty();
        calculation.Masses.ShouldBe([22.98976928, 35.453]);
    }

    [Fact]
    public void Without_a_unit_cell_the_translations_tell_the_primitive_one()
    {
        Write(VasprunFile.Write(Known.Supercell.Crystal, "6.4.1", 6, VasprunFile.Hessian(Known, true)));
        CalculationFolder.IsCalculation(_folder.Path).ShouldBeTrue();
        var calculation = ForceCalculation.Read(_folder.File("vasprun.xml"));
        calculation.Crystal.AtomCount.ShouldBe(2);
        calculation.Warnings.ShouldHaveSingleItem().ShouldContain("the 8 times smaller cell of 2 atoms");
        Frequencies(calculation).ShouldBeNear(Expected(), 1e-2);
    }

    [Fact]
    public void A_packed_file_is_read_and_a_cut_one_refused()
    {
        var text = VasprunFile.Write(Known.Supercell.Crystal, "5.4.4", 8, VasprunFile.Hessian(Known, false));
        using (var stream = new GZipStream(File.Create(_folder.File("vasprun.xml.gz")), CompressionLevel.Fastest))
            stream.Write(Encoding.UTF8.GetBytes(text));
        CalculationFolder.IsCalculation(_folder.Path).ShouldBeTrue();
        Frequencies(ForceCalculation.Read(_folder.Path)).ShouldBeNear(Expected(), 1e-2);
        var packed = File.ReadAllBytes(_folder.File("vasprun.xml.gz"));
        File.WriteAllBytes(_folder.File("vasprun.xml.gz"), packed[..(packed.Length / 2)]);
        Should.Throw<InvalidInputException>(() => ForceCalculation.Read(_folder.Path));
    }

    [Fact]
    public void Masses_that_are_no_natural_ones_are_used()
    {
        Write(VasprunFile.Write(
            Known.Supercell.Crystal, "5.4.4", 8, VasprunFile.Hessian(Known, false, chlorine: 36.966), chlorine: 36.966));
        var calculation = ForceCalculation.Read(_folder.Path);
        calculation.Masses.Order().ShouldBe([22.98976928, 36.966]);
        calculation.Warnings.ShouldContain(warning => warning.Contains("has the mass 36.966 u", StringComparison.Ordinal));
        Math.Abs(Frequencies(calculation)[^1] - Expected()[^1]).ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Born_charges_of_the_same_run_split_the_optical_modes()
    {
        var supercell = Known.Supercell;
        var charges = supercell.PrimitiveAtoms.Select(atom => (atom == 0 ? 1.1 : -1.1) * Matrix3.Identity);
        Write(VasprunFile.Write(
            supercell.Crystal, "5.4.4", 8, VasprunFile.Born(2.5 * Matrix3.Identity, charges) + VasprunFile.Hessian(Known, false)));
        var calculation = ForceCalculation.Read(_folder.Path);
        Matrix3[] own = [.. calculation.Crystal.Species.Select(element => (element.Symbol == "Na" ? 1.1 : -1.1) * Matrix3.Identity)];
        calculation.BornCharges.ShouldNotBeNull().Charges.Zip(own, (found, expected) => (found - expected).MaximumMagnitude).Max().ShouldBeLessThan(1e-9);
        var expected = PolarForceConstants.DynamicalMatrix(
            calculation.ForceConstants, new BornCharges(calculation.Crystal, 2.5 * Matrix3.Identity, [.. own]), calculation.Masses);
        PhononModes.At(calculation.DynamicalMatrix(), default, new(1, 0, 0)).Frequencies.ShouldBeNear(
            PhononModes.At(expected, default, new(1, 0, 0)).Frequencies, 1e-3);
    }

    [Theory]
    [InlineData("<varray name=\"hessian\" >", "<varray name=\"other\" >", "no second derivatives")]
    [InlineData("<v> -", "<v> -1 -", "49 numbers in a row, not 48 x 48 for 16 atoms")]
    [InlineData("</varray></dynmat>", "<v>1 2 3</v></varray></dynmat>", "selective dynamics")]
    [InlineData("</dynmat></calculation>", "", "this is no whole XML")]
    [InlineData("</varray></dynmat>", "<v>nan</v></varray></dynmat>", "expected a number, found 'nan'")]
    [InlineData("name=\"initialpos\"", "name=\"otherpos\"", "no structure that it began with")]
    [InlineData("<c>22.99</c>", "<c>0</c>", "no mass above 0")]
    [InlineData("</c><c>   1</c>", "</c><c>   7</c>", "a type that the file does not describe")]
    [InlineData("<modeling>", "<!DOCTYPE x [<!ENTITY a \"b\">]><modeling>", "this is no whole XML")]
    public void What_is_broken_is_told(string original, string changed, string message)
    {
        var text = VasprunFile.Write(Known.Supercell.Crystal, "5.4.4", 8, VasprunFile.Hessian(Known, false));
        text.ShouldContain(original);
        var place = text.IndexOf(original, StringComparison.Ordinal);
        Write(text[..place] + changed + text[(place + original.Length)..]);
        Should.Throw<InvalidInputException>(() => ForceCalculation.Read(_folder.File("vasprun.xml"))).Message.ShouldContain(message);
    }

    [Fact]
    public void A_unit_cell_of_another_crystal_and_a_missing_row_are_refused()
    {
        var text = VasprunFile.Write(Known.Supercell.Crystal, "5.4.4", 8, VasprunFile.Hessian(Known, false));
        Write(text.Replace("</v>\n</varray></dynmat>", "</v></varray></dynmat>", StringComparison.Ordinal));
        File.WriteAllText(_folder.File("POSCAR-unitcell"), PoscarWriter.Write(ModelCrystals.RockSalt("Mg", "O", 4.2)));
        Should.Throw<InvalidInputException>(() => ForceCalculation.Read(_folder.Path)).Message.ShouldContain("POSCAR-unitcell");
        File.Delete(_folder.File("POSCAR-unitcell"));
        var last = text.LastIndexOf("<v>", StringComparison.Ordinal);
        Write(text[..last] + text[(text.IndexOf("</v>", last, StringComparison.Ordinal) + 4)..]);
        Should.Throw<InvalidInputException>(() => ForceCalculation.Read(_folder.Path)).Message.ShouldContain("47 rows of second derivatives, not 48");
        Write(text.Replace("<v> -", $"<v> {new string('9', 2_000_000)} -", StringComparison.Ordinal)[..3_000_000]);
        Should.Throw<InvalidInputException>(() => ForceCalculation.Read(_folder.Path)).Message.ShouldContain("more than 1048576 characters");
    }

    [Fact]
    public void A_vasprun_of_another_kind_makes_no_calculation_of_a_folder()
    {
        Write(VasprunFile.Write(Known.Supercell.Crystal, "5.4.4", 2, VasprunFile.Forces(new Vector3D[16])));
        CalculationFolder.IsCalculation(_folder.Path).ShouldBeFalse();
        Should.Throw<InvalidInputException>(() => ForceCalculation.Read(_folder.Path)).Message.ShouldContain("no second derivatives");
    }

    private static double[] Frequencies(ForceCalculation calculation) => [.. PhononModes.At(calculation.DynamicalMatrix(), default).Frequencies];

    private static double[] Expected() => [.. PhononModes.At(new DynamicalMatrix(Known.Unfold(), [22.98976928, 35.453]), default).Frequencies];

    private void Write(string text) => File.WriteAllText(_folder.File("vasprun.xml"), text);
}
