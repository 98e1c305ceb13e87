using Phodos.Datasets.Import.SpectrumFiles;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Import.SpectrumFiles;

/// <summary>Two files with densities of states become comparable.</summary>
public sealed class ComparedDosTest
{
    // Two peaks up to 300 of the unit of the axis.
    private static string Table(double scale, string head = "") => head + string.Concat(Enumerable.Range(0, 61).Select(point =>
        FormattableString.Invariant($"{5 * point * scale:F10} {Math.Exp(-Math.Pow((5.0 * point - 120) / 30, 2)) / scale:F10}\n")));

    [Fact]
    public void A_stated_unit_counts_for_phonopys_files_too()
    {
        var terahertz = Read("a.dat", Table(1 / 33.356409519815204, "# frequency_THz dos\n"), FrequencyUnit.Wavenumber);
        var distances = Compare(terahertz, Read("total_dos.dat", Table(1), FrequencyUnit.Wavenumber), out var compared);
        new[] { distances.Rmse, distances.Wasserstein, distances.MeanFrequency, distances.MaximumFrequency, distances.HeatCapacity, distances.Entropy }
            .ShouldAllBe(distance => Math.Abs(distance) < 1e-3);
        compared.Notes.ShouldHaveSingleItem().ShouldContain("read in cm⁻¹, as was stated");
    }

    [Fact]
    public void Frequencies_of_no_crystal_are_refused_and_odd_ones_are_noted()
    {
        Should.Throw<InvalidInputException>(() => Read("total_dos.dat", Table(1), null)).Message.ShouldContain("THz), and no crystal");
        Read("a.dat", Table(0.03), FrequencyUnit.Wavenumber).Notes.ShouldHaveSingleItem().ShouldContain("check the unit");
        Read("a.dat", Table(1), FrequencyUnit.Wavenumber).Notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_spectrum_through_zero_has_finite_distances()
    {
        var through = "# frequency_THz dos\n" + string.Concat(Enumerable.Range(-30, 121).Select(point =>
            FormattableString.Invariant($"{0.1 * point:F10} 0.3\n")));
        var distances = Compare(Read("through.dat", through, null), Read("other.dat", Table(1), FrequencyUnit.Wavenumber), out var compared);
        double.IsFinite(distances.HeatCapacity).ShouldBeTrue();
        double.IsFinite(distances.Entropy).ShouldBeTrue();
        Math.Abs(distances.Entropy).ShouldBeLessThan(30);
        compared.Notes.ShouldContain(note => note.Contains("imaginary modes"));
    }

    [Fact]
    public void All_imaginary_states_are_said_to_be_imaginary() => Should.Throw<InvalidInputException>(() =>
        Read("total_dos.dat", "-4 0\n-3 1\n-2 1\n-1 1\n0 0\n", null)).Message.ShouldContain("imaginary modes");

    [Fact]
    public void A_mesh_is_read_as_a_spectrum()
    {
        var calculation = new SpringCalculation();
        var read = Read("mesh.yaml", calculation.MeshYaml(), null);
        var dos = read.Dos;
        dos.Integral.ShouldBe(6, 1e-6);
        dos.Grid.Step.ShouldBe(5, 1e-9);
        var expected = calculation.States(dos.Grid.Frequencies);
        dos.Values.Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-5 * expected.Max());
        read.Notes.ShouldHaveSingleItem().ShouldContain("Gaussians");

        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, calculation.MeshYaml());
            SpectrumReader.Read(file).Dos.Values.ShouldBe(dos.Values);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_coarse_spectrum_lies_on_straight_lines_in_the_grid_of_a_fine_one()
    {
        string Triangle(int step) => string.Concat(Enumerable.Range(0, 1000 / step + 1).Select(point =>
            FormattableString.Invariant($"{point * step} {Math.Max(0, 1 - Math.Abs(point * step - 400) / 200.0)}\n")));
        var distances = Compare(
            Read("coarse.dat", Triangle(20), FrequencyUnit.Wavenumber), Read("fine.dat", Triangle(4), FrequencyUnit.Wavenumber), out var compared);
        distances.Rmse.ShouldBe(0, 1e-12);
        distances.Entropy.ShouldBe(0, 1e-9);
        compared.FirstDos.Values[103].ShouldBe(0.94, 1e-12);
    }

    [Fact]
    public void Grids_that_differ_by_rounding_are_one()
    {
        var (one, other) = (new FrequencyGrid(0, 5, 201), new FrequencyGrid(1e-6, 5.000001, 201));
        CommonGrid.Of(one, other).ShouldBe(one);
        SpectrumResampling.Interpolate(Enumerable.Repeat(1.0, 201).ToArray(), other, one).ShouldAllBe(value => Math.Abs(value - 1) < 1e-12);
    }

    [Fact]
    public void The_files_of_users_give_what_they_must()
    {
        var folder = Path.Combine(SharedFolder.Required, "field-cases");
        var table = Path.Combine(folder, "f12", "reference", "table-thz.dat");
        var dos = Path.Combine(folder, "f12", "cm", "total_dos.dat");
        Should.Throw<InvalidInputException>(() => SpectrumReader.Read(dos)).Message.ShouldContain("no crystal");
        var same = Compare(SpectrumReader.Read(table, FrequencyUnit.Wavenumber), SpectrumReader.Read(dos, FrequencyUnit.Wavenumber), out _);
        new[] { same.Rmse, same.Wasserstein, same.HeatCapacity, same.Entropy }.ShouldAllBe(distance => Math.Abs(distance) < 1e-3);

        var distances = Compare(
            SpectrumReader.Read(Path.Combine(folder, "f13-through-zero.dat")), SpectrumReader.Read(Path.Combine(folder, "f13-other.dat")), out _);
        distances.HeatCapacity.ShouldBe(0.33, 0.05);
        distances.Entropy.ShouldBeInRange(6, 7);

        Should.Throw<InvalidInputException>(() => SpectrumReader.Read(Path.Combine(folder, "f15", "total_dos.dat")))
            .Message.ShouldContain("imaginary modes");
    }

    private static SpectrumFile Read(string name, string text, FrequencyUnit? unit) => SpectrumReader.ReadText(text, name, unit);

    private static SpectrumDistances Compare(SpectrumFile first, SpectrumFile second, out ComparedDos compared) =>
        (compared = ComparedDos.Of("first", first, "second", second)).Distances;
}
