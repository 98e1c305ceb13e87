using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Forces;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Tests.Datasets;
using Phodos.Tests.LatticeDynamics.Supercells;

namespace Phodos.Tests.Formats.Forces;

public sealed class ForceCalculationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Forces_with_settings_and_a_unit_cell_give_the_force_constants_that_made_them()
    {
        Write("phonopy.conf", SpringForceFiles.Settings);
        Write("POSCAR-unitcell", SpringForceFiles.Cell);
        Write("FORCE_SETS", SpringForceFiles.ForceSets());
        foreach (var path in new[] { _folder.Path, Place("FORCE_SETS"), Place("phonopy.conf") })
        {
            var calculation = ForceCalculation.Read(path);
            calculation.Crystal.AtomCount.ShouldBe(2);
            SpringSupercells.Difference(calculation.ForceConstants, SpringForceFiles.Known).ShouldBeLessThan(1e-7);
            calculation.Warnings.ShouldBeEmpty();
            calculation.Operations.Length.ShouldBe(48);
            calculation.Residuals.SumRule.ShouldBeLessThan(1e-7);
        }
    }

    [Theory]
    [InlineData("AUTO")]
    [InlineData("F")]
    public void The_primitive_cell_is_found_by_symmetry_or_by_its_letter(string axes)
    {
        Write("phonopy.conf", $"DIM = 2 2 2\nPRIMITIVE_AXES = {axes}\n");
        Write("POSCAR-unitcell", SpringForceFiles.Cell);
        Write("FORCE_CONSTANTS", SpringForceFiles.ForceConstants());
        SpringSupercells.Difference(ForceCalculation.Read(_folder.Path).ForceConstants, SpringForceFiles.Known).ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void Forces_with_all_atoms_displaced_are_fitted()
    {
        Write("phonopy.conf", SpringForceFiles.Settings);
        Write("POSCAR-unitcell", SpringForceFiles.Cell);
        Write("FORCE_SETS", SpringForceFiles.RandomForceSets());
        SpringSupercells.Difference(ForceCalculation.Read(_folder.Path).ForceConstants, SpringForceFiles.Known).ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void A_pair_of_structures_tells_the_supercell()
    {
        Write("POSCAR", SpringForceFiles.Cell);
        Write("SPOSCAR", SpringForceFiles.Sposcar);
        Write("FORCE_SETS", SpringForceFiles.ForceSets());
        var calculation = ForceCalculation.Read(_folder.Path);
        calculation.Crystal.AtomCount.ShouldBe(8);
        Frequencies(calculation.DynamicalMatrix()).ShouldContain(frequency => Math.Abs(frequency - Highest()) < 1e-3);
    }

    [Fact]
    public void Masses_are_those_of_phonopy_unless_they_are_given()
    {
        Write("phonopy.conf", SpringForceFiles.Settings);
        Write("POSCAR-unitcell", SpringForceFiles.Cell);
        Write("FORCE_SETS", SpringForceFiles.ForceSets());
        ForceCalculation.Read(_folder.Path).Masses.ShouldBe([22.98976928, 35.453]);
        Write("phonopy.conf", SpringForceFiles.Settings + "MASS = 23 37 23 37 23 37 23 37\n");
        ForceCalculation.Read(_folder.Path).Masses.ShouldBe([23, 37]);
        Write("phonopy.conf", SpringForceFiles.Settings + "MASS = 23 37\n");
        Refusal().ShouldContain("MASS has 2 masses");
    }

    [Fact]
    public void Born_charges_split_the_optical_modes_by_the_factor_of_their_file()
    {
        Write("phonopy.conf", SpringForceFiles.Settings);
        Write("POSCAR-unitcell", SpringForceFiles.Cell);
        Write("FORCE_SETS", SpringForceFiles.ForceSets());
        const string Tensors = "2.5 0 0 0 2.5 0 0 0 2.5\n1.1 0 0 0 1.1 0 0 0 1.1\n-1.1 0 0 0 -1.1 0 0 0 -1.1\n";
        Write("BORN", "# NaCl\n" + Tensors);
        var direction = new Vector3D(1, 0, 0);
        var calculation = ForceCalculation.Read(_folder.Path);
        var split = PhononModes.At(calculation.DynamicalMatrix(), default, direction).Frequencies;
        var plain = PhononModes.At(calculation.DynamicalMatrix(isPolar: false), default, direction).Frequencies;
        split[4].ShouldBe(plain[4], 1e-2);
        split[5].ShouldBeGreaterThan(plain[5] + 20);

        // ω²(LO) − ω²(TO) goes as the factor.
        Write("BORN", "7.2\n" + Tensors);
        var half = PhononModes.At(ForceCalculation.Read(_folder.Path).DynamicalMatrix(), default, direction).Frequencies;
        ((half[5] * half[5]) - (half[4] * half[4])).ShouldBe(0.5 * ((split[5] * split[5]) - (split[4] * split[4])), 20);
        Write("BORN", "# NaCl\n2.5 0 0 0 2.5 0 0 0 2.5\n1.1 0 0 0 1.1 0 0 0 1.1\n");
        Refusal().ShouldContain("2 inequivalent atoms");
    }

    [Fact]
    public void Force_constants_that_miss_the_symmetry_are_told_and_averaged_where_it_is_asked_for()
    {
        Write("phonopy.conf", SpringForceFiles.Settings);
        Write("POSCAR-unitcell", SpringForceFiles.Cell);
        var lines = SpringForceFiles.ForceConstants().Split('\n');
        lines[6] = "0.4 0 0"; // the first row of the second block
        Write("FORCE_CONSTANTS", string.Join('\n', lines));
        var noisy = ForceCalculation.Read(_folder.Path);
        noisy.Residuals.SpaceGroup.ShouldBeInRange(0.2, 1);
        noisy.Warnings.ShouldContain(warning => warning.Contains("miss the symmetry of the crystal by 0.", StringComparison.Ordinal)
            && warning.EndsWith(Remedies.SymmetrizeForceConstants, StringComparison.Ordinal));
        var averaged = ForceCalculation.Read(_folder.Path, isSymmetrized: true);
        averaged.Residuals.ShouldBe(noisy.Residuals);
        averaged.Warnings.ShouldContain(warning => warning.EndsWith("they are averaged over it", StringComparison.Ordinal));
        SpaceGroupAverage.Of(averaged.ForceConstants, averaged.Operations).Residual.ShouldBeLessThan(1e-9);
        SpaceGroupAverage.Of(noisy.ForceConstants, noisy.Operations).Residual.ShouldBeGreaterThan(0.05);

        Write("FORCE_CONSTANTS", SpringForceFiles.ForceConstants());
        ForceCalculation.Read(_folder.Path).Residuals.SpaceGroup.ShouldBeLessThan(1e-9);
        SpringSupercells.Difference(ForceCalculation.Read(_folder.Path, isSymmetrized: true).ForceConstants, SpringForceFiles.Known).ShouldBeLessThan(1e-9);
        File.Delete(Place("FORCE_CONSTANTS"));
        Write("FORCE_SETS", SpringForceFiles.ForceSets());
        ForceCalculation.Read(_folder.Path).Residuals.SpaceGroup.ShouldBe(0);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Refusal().ShouldContain("no forces in the folder");
        Write("FORCE_SETS", SpringForceFiles.ForceSets());
        Refusal().ShouldContain("not the cells");
        Write("phonopy.conf", SpringForceFiles.Settings);
        Refusal().ShouldContain("POSCAR-unitcell");
        Write("POSCAR-unitcell", SpringForceFiles.Cell);
        Write("phonopy.conf", "DIM = 2 2 1\n");
        Refusal().ShouldContain("64 atoms, but the supercell has 32");
        Write("phonopy.conf", "DIM = 2 2 2\nPRIMITIVE_AXES = 0.3 0 0 0 1 0 0 0 1\n");
        Refusal().ShouldContain("primitive");
        Should.Throw<InvalidInputException>(() => ForceCalculation.Read(Place("nowhere"))).Message.ShouldContain("no such file or folder");
        Should.Throw<InvalidInputException>(() => ForceCalculation.Read(Place("POSCAR-unitcell"))).Message.ShouldContain("FORCE_SETS");
    }

    private static double Highest() => Frequencies(new DynamicalMatrix(SpringForceFiles.Known.Unfold(), [22.98976928, 35.453])).Max();

    private static ImmutableArray<double> Frequencies(DynamicalMatrix matrix) => PhononModes.At(matrix, default).Frequencies;

    private string Place(string name) => Path.Combine(_folder.Path, name);

    private void Write(string name, string text) => File.WriteAllText(Place(name), text);

    private string Refusal() => Should.Throw<InvalidInputException>(() => ForceCalculation.Read(_folder.Path)).Message;
}
