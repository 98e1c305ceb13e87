using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Datasets.Import.SpectrumFiles;
using Phodos.Formats.PhononFiles;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Import.SpectrumFiles;

public sealed class SpectrumReaderTest : IDisposable
{
    private static readonly FrequencyGrid Grid = new(0, 5, 101);

    private static readonly ImmutableArray<double> Sodium = [.. Grid.Frequencies.Select(frequency => Peak(frequency, 120))];

    private static readonly ImmutableArray<double> Chlorine = [.. Grid.Frequencies.Select(frequency => Peak(frequency, 220))];

    private static readonly DensityOfStates Dos = new(
        Grid, [.. Sodium.Zip(Chlorine, (sodium, chlorine) => sodium + chlorine)], DosNormalization.PerCell);

    private static readonly Crystal RockSalt = new(
        new Lattice(new Vector3D(0, 2.82, 2.82), new Vector3D(2.82, 0, 2.82), new Vector3D(2.82, 2.82, 0)),
        [Element.FromSymbol("Na"), Element.FromSymbol("Cl")],
        [new Vector3D(0, 0, 0), new Vector3D(0.5, 0.5, 0.5)]);

    private readonly string _folder = Directory.CreateTempSubdirectory("phodos-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_for_phonopy_comes_back()
    {
        ShouldBeTheSame(Read("total_dos.dat", PhonopyDosWriter.Total(Dos)));
        ShouldBeTheSame(Read("projected_dos.dat", PhonopyDosWriter.Projected(Grid, [Sodium, Chlorine])));
    }

    [Fact]
    public void What_is_written_for_pymatgen_comes_back_with_its_parts()
    {
        var read = Read("dos.json", PymatgenDosWriter.Write(RockSalt, Dos, [Sodium, Chlorine]));
        ShouldBeTheSame(read);
        read.Dos.Projections["Na"].Zip(Sodium).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
    }

    [Theory]
    [InlineData("millielectron_volt", "meV")]
    [InlineData("terahertz", "THz")]
    [InlineData("1 / centimeter", "cm-1")]
    public void A_spectrum_of_Euphonic_is_read_in_its_unit(string name, string unit)
    {
        var frequency = FrequencyUnit.Parse(unit);
        string Euphonic(IEnumerable<double> energies) => "{\"__euphonic_class__\": \"Spectrum1D\", \"x_data\": ["
            + List(energies.Select(frequency.FromWavenumber)) + $"], \"x_data_unit\": \"{name}\", \"y_data\": ["
            + List(Dos.Values.Select(value => value / frequency.PerWavenumber)) + "]}";
        ShouldBeTheSame(Read("spectrum.json", Euphonic(Grid.Frequencies)));
        ShouldBeTheSame(Read("bins.json", Euphonic(Grid.Frequencies.Select(centre => centre - 2.5).Append(502.5))));
    }

    [Theory]
    [InlineData("\"Spectrum1DCollection\", \"x_data\": [0, 1]", "Spectrum1DCollection of Euphonic")]
    [InlineData("\"Spectrum1D\", \"x_data\": [0, 1], \"y_data\": [0, 1], \"x_data_unit\": \"1 / angstrom\"", "x_data_unit is '1 / angstrom'")]
    [InlineData("\"Spectrum1D\", \"x_data\": [0, 1, 2, 3], \"y_data\": [0, 1], \"x_data_unit\": \"meV\"", "4 energies and 2 heights")]
    public void What_is_no_spectrum_of_Euphonic_is_told(string content, string message) =>
        Should.Throw<InvalidInputException>(() => Read("x.json", "{\"__euphonic_class__\": " + content + "}")).Message.ShouldContain(message);

    [Fact]
    public void Pymatgens_spectrum_without_a_crystal_is_read_in_terahertz() => ShouldBeTheSame(Read(
        "dos.json",
        "{\"frequencies\": [" + List(Grid.Frequencies.Select(FrequencyUnit.Terahertz.FromWavenumber)) + "], \"densities\": ["
        + List(Dos.Values.Select(value => value / FrequencyUnit.Terahertz.PerWavenumber)) + "]}"));

    [Theory]
    [InlineData("cm-1")]
    [InlineData("THz")]
    [InlineData("meV")]
    public void A_table_with_a_header_tells_its_unit(string symbol)
    {
        var unit = FrequencyUnit.Parse(symbol);
        var rows = Grid.Frequencies.Select((frequency, point) => FormattableString.Invariant(
            $"{unit.FromWavenumber(frequency):R},{Dos.Values[point] / unit.PerWavenumber:R},{Sodium[point] / unit.PerWavenumber:R},0.1"));
        var read = Read("a.csv", $"frequency_{symbol},dos_per_cell,Na,error_90\n" + string.Join('\n', rows) + "\n");
        ShouldBeTheSame(read);
        read.Dos.Projections.Keys.ShouldBe(["Na"]);
    }

    [Fact]
    public void A_table_that_does_not_tell_its_unit_wants_one()
    {
        var text = string.Join('\n', Grid.Frequencies.Select((frequency, point) => FormattableString.Invariant($"{frequency} {Dos.Values[point]:R}")));
        Should.Throw<InvalidInputException>(() => Read("a.txt", text)).Message.ShouldContain(Remedies.NameUnit);
        File.WriteAllText(PathOf("b.txt"), text);
        ShouldBeTheSame(SpectrumReader.Read(PathOf("b.txt"), FrequencyUnit.Wavenumber));
    }

    [Theory]
    [InlineData("{\"a\": 1}", "no phonon density")]
    [InlineData("[]", "0 spectra")]
    [InlineData("[{}, {}]", "2 spectra")]
    [InlineData("[1]", "no JSON object")]
    [InlineData("{\"frequencies\": [1, 2], \"densities\": [1]}", "as many of both")]
    [InlineData("{\"normalization\": \"odd\", \"dos\": [1]}", "'odd' is not known")]
    [InlineData("{\"frequencies\": [1,", "no valid JSON")]
    [InlineData("frequency_furlong,dos\n1,2\n2,3\n", "'furlong'")]
    [InlineData("once upon a time", "at least 2")]
    [InlineData("", "at least 2")]
    public void What_is_no_spectrum_is_refused_with_its_file(string text, string words)
    {
        var fault = Should.Throw<InvalidInputException>(() => Read("bad", text));
        fault.Message.ShouldContain(words);
        fault.File.ShouldBe(PathOf("bad"));
        fault.Message.ShouldNotContain('\n');
    }

    [Fact]
    public void A_missing_file_is_said_to_be_missing() =>
        Should.Throw<InvalidInputException>(() => SpectrumReader.Read(PathOf("none"))).Message.ShouldContain("no such file");

    private static void ShouldBeTheSame(SpectrumFile read)
    {
        read.Dos.Normalization.ShouldBe(DosNormalization.PerCell);
        read.Dos.Grid.Count.ShouldBe(Grid.Count);
        read.Dos.Grid.End.ShouldBe(Grid.End, 1e-6);
        read.Dos.Values.Zip(Dos.Values).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
    }

    private static double Peak(double frequency, double place) => 3 / (30 * Math.Sqrt(2 * Math.PI)) * Math.Exp(-0.5 * Math.Pow((frequency - place) / 30, 2));

    private static string List(IEnumerable<double> values) => string.Join(", ", values.Select(value => FormattableString.Invariant($"{value:R}")));

    private string PathOf(string name) => Path.Combine(_folder, name);

    private SpectrumFile Read(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return SpectrumReader.Read(PathOf(name));
    }
}
