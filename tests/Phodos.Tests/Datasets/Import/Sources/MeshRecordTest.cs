using Phodos.Datasets.Import.Sources;
using Phodos.Datasets.Records;
using Phodos.Spectra;
using Phodos.Units;

namespace Phodos.Tests.Datasets.Import.Sources;

/// <summary>phonopy's <c>mesh.yaml</c> becomes a density of states.</summary>
public sealed class MeshRecordTest : IDisposable
{
    private static readonly SpringCalculation Calculation = new();
    private static readonly Lazy<string> Mesh = new(() => Calculation.MeshYaml());

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private RecordOutcome Read(string mesh, FrequencyUnit? unit = null, params (string Name, string Content)[] others)
    {
        foreach (var (name, content) in others.Append(("mesh.yaml", mesh)))
            File.WriteAllText(_folder.File(name), content);
        return new FolderSource(_folder.Path, unit).Read(TestContext.Current.CancellationToken).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_mesh_alone_gives_the_cell_the_states_and_the_parts_of_the_elements()
    {
        var outcome = Read(Mesh.Value);
        outcome.Problem.ShouldBeNull();
        (outcome.Unit, outcome.File).ShouldBe((FrequencyUnit.Terahertz, "mesh.yaml"));
        var record = outcome.Record.ShouldNotBeNull();
        record.Crystal.Formula.ShouldBe("ClNa");
        record.Dos.Integral.ShouldBe(6, 1e-6);
        record.Dos.Grid.Start.ShouldBe(0);
        FrequencyUnit.Terahertz.ToWavenumber(record.Dos.Grid.Step).ShouldBe(5, 1e-9);
        FrequencyUnit.Terahertz.ToWavenumber(record.MinimumFrequency!.Value).ShouldBe(Calculation.Minimum, 1e-6);
        var wavenumbers = record.Dos.Grid.Frequencies.Select(FrequencyUnit.Terahertz.ToWavenumber).ToArray();
        var perTerahertz = FrequencyUnit.Terahertz.ToWavenumber(1);
        Near(record.Dos.Values, Calculation.States(wavenumbers), perTerahertz);
        Near(record.Dos.Projections["Na"], Calculation.States(wavenumbers, 0), perTerahertz);
        Near(record.Dos.Projections["Cl"], Calculation.States(wavenumbers, 1), perTerahertz);
        outcome.Notes.ShouldContain(note => note.Contains("Gaussians of 5 cm⁻¹"));
        outcome.Notes.ShouldContain(note => note.Contains("names no unit of length"));
    }

    [Fact]
    public void A_phonopy_yaml_beside_it_names_the_unit_of_length()
    {
        var bohr = Calculation.PhonopyYaml().Replace("\"angstrom\"", "\"au\"", StringComparison.Ordinal);
        var outcome = Read(Mesh.Value, null, ("phonopy.yaml", bohr));
        outcome.Record.ShouldNotBeNull().Crystal.Lattice.Volume.ShouldBe(Calculation.Crystal.Lattice.Volume * Math.Pow(PhysicalConstants.Bohr, 3), 1e-6);
        outcome.Notes.ShouldNotContain(note => note.Contains("names no unit"));
    }

    [Fact]
    public void A_table_beside_it_is_preferred() =>
        Read("phonon: broken", null, ("total_dos.dat", Calculation.Table()), ("phonopy.yaml", Calculation.PhonopyYaml())).Record.ShouldNotBeNull();

    [Fact]
    public void Without_eigenvectors_there_are_no_parts()
    {
        var dos = Read(Calculation.MeshYaml(withEigenvectors: false)).Record.ShouldNotBeNull().Dos;
        dos.Projections.ShouldBeEmpty();
        dos.Integral.ShouldBe(6, 1e-6);
    }

    [Fact]
    public void States_at_and_little_below_zero_are_folded_back()
    {
        // Γ of an odd mesh has its acoustic modes at -0.02 THz or so.
        var dos = Read(MeshWith("-0.02", 3)).Record.ShouldNotBeNull().Dos;
        dos.Grid.Start.ShouldBe(0);
        dos.Integral.ShouldBe(6, 1e-6);
        dos.Values[0].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Imaginary_modes_stay_below_zero()
    {
        var record = Read(new SpringCalculation(imaginaryBelow: 80).MeshYaml()).Record.ShouldNotBeNull();
        record.Dos.Grid.Start.ShouldBeLessThan(0);
        record.Dos.Integral.ShouldBe(6, 1e-6);
        record.MinimumFrequency.ShouldNotBeNull().ShouldBeLessThan(-0.5);
    }

    [Fact]
    public void A_stated_unit_is_that_of_the_mesh()
    {
        var record = Read(MeshWith("200", 6), FrequencyUnit.Wavenumber).Record.ShouldNotBeNull();
        record.Dos.Grid.Step.ShouldBe(5);
        record.Dos.Integral.ShouldBe(6, 1e-6);
    }

    [Fact]
    public void Numbers_that_are_no_terahertz_are_told() => Read(MeshWith("200", 6)).Problem.ShouldNotBeNull().ShouldContain(Remedies.NameUnit);

    [Fact]
    public void Parts_that_belong_to_different_calculations_are_refused() =>
        Read(Mesh.Value, null, ("phonopy.yaml", Calculation.PhonopyYaml().Replace("symbol: Na", "symbol: K", StringComparison.Ordinal)))
            .Problem.ShouldNotBeNull().ShouldContain("of one calculation");

    [Theory]
    [InlineData("weight: 2", "weight: 0", "no weight above 0")]
    [InlineData("weight: 2", "weight: x", "weight is no finite number")]
    [InlineData("nqpoint: 108", "nqpoint: 109", "108 wave vectors, not 109")]
    [InlineData("phonon:", "modes:", "there is no 'phonon:'")]
    [InlineData("  band:", "  bands:", "0 bands; 2 atoms have 6")]
    [InlineData("    frequency:", "    frequenzy:", "the band has no frequency")]
    [InlineData("- # atom 1", "- # atom 1\n      - [ 0.1, 0.1 ]", "not as phonopy writes it")]
    [InlineData("- # atom 1", "- - [ 9, 9 ]\n    - # atom 1", "not as phonopy writes it")]
    [InlineData("group_velocity: [", "group_velocity: [[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]\n    other: [", "nested deeper")]
    [InlineData("group_velocity: [", "group_velocity: {", "no valid YAML")]
    [InlineData("points:", "pints:", "no 'points'")]
    public void What_is_broken_is_told_with_its_file(string original, string broken, string word)
    {
        var text = Mesh.Value;
        var place = text.IndexOf(original, StringComparison.Ordinal);
        var outcome = Read(text[..place] + broken + text[(place + original.Length)..]);
        outcome.File.ShouldBe("mesh.yaml");
        outcome.Problem.ShouldNotBeNull().ShouldContain(word);
    }

    [Fact]
    public void A_fault_deep_in_the_mesh_is_told_with_its_line()
    {
        string[] lines = Mesh.Value.Split('\n');
        var line = Array.FindLastIndex(lines, text => text.Contains("frequency:", StringComparison.Ordinal));
        lines[line] = "    frequency: nan";
        var outcome = Read(string.Join('\n', lines));
        (outcome.Line, outcome.Problem).ShouldBe((line + 1, "frequency is no finite number"));
    }

    [Fact]
    public void A_mesh_that_is_cut_short_is_refused()
    {
        var text = Mesh.Value;
        for (var part = 1; part < 8; part++)
        {
            var outcome = Read(text[..(text.Length * part / 8)]);
            outcome.Problem.ShouldNotBeNull();
        }
    }

    // The first wave vector's modes at another frequency, the others left away.
    private static string MeshWith(string frequency, int modes)
    {
        var end = Mesh.Value.IndexOf("- q-position", Mesh.Value.IndexOf("phonon:", StringComparison.Ordinal) + 20, StringComparison.Ordinal);
        string[] lines = Mesh.Value[..end].Replace("nqpoint: 108", "nqpoint: 1", StringComparison.Ordinal).Split('\n');
        var changed = 0;
        for (var line = 0; line < lines.Length; line++)
        {
            if (changed < modes && lines[line].Contains("frequency:", StringComparison.Ordinal))
                (lines[line], changed) = ($"    frequency: {frequency}", changed + 1);
        }

        return string.Join('\n', lines);
    }

    private static void Near(IEnumerable<double> actual, double[] expected, double factor)
    {
        var largest = expected.Max() * factor;
        foreach (var (value, other) in actual.Zip(expected))
            value.ShouldBe(other * factor, 1e-5 * largest);
    }
}
