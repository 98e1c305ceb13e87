using System.Globalization;
using System.Text.Json;
using Phodos.Formats.PhononFiles;
using Phodos.LatticeDynamics.Bands;
using Phodos.Spectra;
using Phodos.Tests.LatticeDynamics;
using Phodos.Tests.Support;

namespace Phodos.Tests.Formats.PhononFiles;

/// <summary>What is written of bands is read by the programs that it is written for, where they are installed.</summary>
public sealed class BandWriterTests
{
    // Prints: points, segments, largest difference of distances and frequencies from those given, and whether the picture was drawn.
    private const string OfPhonopy =
        """
        import json, subprocess, sys, os, numpy as np, yaml
        data = yaml.safe_load(open("band.yaml"))
        given = json.load(open("given.json"))
        f = np.array([[b["frequency"] for b in p["band"]] for p in data["phonon"]])
        d = np.array([p["distance"] for p in data["phonon"]])
        tool = next((os.path.join(f, "phonopy-bandplot") for f in os.environ["PATH"].split(":") + ["/usr/bin"] if os.path.exists(os.path.join(f, "phonopy-bandplot"))), None)
        done = subprocess.run([sys.executable, "-W", "ignore", tool, "--gnuplot", "band.yaml"], capture_output=True, text=True) if tool else None
        rows = [l.split() for l in done.stdout.split("\n") if l and not l.startswith("#")] if done else []
        print(data["nqpoint"], sum(data["segment_nqpoint"]), len(data["labels"]), abs(f - np.array(given["f"])).max(),
              abs(d - np.array(given["d"])).max(), len(rows))
        """;

    // Phonopy's eigenvectors solve its own dynamical matrix: u = e exp(2πi q·x) moves each atom of a cell; here through pymatgen.
    private const string OfPymatgen =
        """
        import json, warnings, yaml, numpy as np
        warnings.filterwarnings("ignore")
        from pymatgen.io.phonopy import get_ph_bs_symm_line
        from pymatgen.phonon.bandstructure import PhononBandStructureSymmLine
        given = json.load(open("given.json"))
        a = get_ph_bs_symm_line("band.yaml", has_nac=False, labels_dict=given["labels"])
        b = PhononBandStructureSymmLine.from_dict(json.load(open("bands.json")))
        site = json.load(open("site.json"))
        other = b.as_phononwebsite()
        u = np.array(site["vectors"]); order = np.array(given["order"])
        v = np.array(other["vectors"])
        v = np.array([v[p][order[p]] for p in range(len(order))])
        u = u / np.sqrt((u ** 2).sum(axis=(2, 3, 4), keepdims=True)); v = v / np.sqrt((v ** 2).sum(axis=(2, 3, 4), keepdims=True))
        print(abs(np.array(b.bands).T - np.array(given["f"])).max(), abs(a.bands - b.bands).max(),
              abs(a.eigendisplacements - b.eigendisplacements).max(), len(b.branches), b.nb_qpoints, abs(u - v).max(),
              len(site["line_breaks"]), abs(np.array(other["qpoints"]) - np.array(site["qpoints"])).max(), len(b.structure))
        """;

    [Fact]
    public async Task Phonopy_reads_and_plots_band_yaml()
    {
        using var folder = new WrittenFolder();
        var numbers = await PythonProgram.Numbers(folder.FullPath, "phonopy", OfPhonopy);
        numbers[..3].ShouldBe([28, 28, 4]);
        numbers[3].ShouldBeLessThan(1e-8); // ten digits are written
        numbers[4].ShouldBeLessThan(1e-6); // seven
        numbers[5].ShouldBeOneOf(0, 28 * 6); // phonopy's own tool, where it is installed
    }

    [Fact]
    public async Task Pymatgen_reads_all_three_files_as_the_same_bands()
    {
        using var folder = new WrittenFolder();
        var numbers = await PythonProgram.Numbers(folder.FullPath, "pymatgen", OfPymatgen);
        numbers[0].ShouldBeLessThan(1e-12);
        numbers[1].ShouldBeLessThan(1e-8);
        numbers[2].ShouldBeLessThan(1e-7);
        numbers[3].ShouldBe(4);
        numbers[4].ShouldBe(28);
        numbers[5].ShouldBeLessThan(1e-7);
        numbers[6].ShouldBe(2); // unbroken pieces
        numbers[7].ShouldBeLessThan(1e-12);
        numbers[8].ShouldBe(2);
    }

    [Fact]
    public void Files_say_their_labels_and_velocities_in_any_culture()
    {
        using var folder = new WrittenFolder();
        var yaml = File.ReadAllText(Path.Combine(folder.FullPath, "band.yaml"));
        yaml.ShouldContain("- [ '$\\Gamma$', '$X$' ]");
        yaml.ShouldContain("segment_nqpoint:\n- 7\n- 7\n- 7\n- 7\nlabels:");
        yaml.ShouldContain("    group_velocity: [ ");
        var bands = folder.Bands;
        var velocity = bands.Velocity(3, 2).X / 100;
        yaml.ShouldContain(velocity.ToString("F7", CultureInfo.InvariantCulture));
        using var site = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullPath, "site.json")));
        site.RootElement.GetProperty("highsym_qpts").EnumerateArray().Select(tick => tick[1].GetString()).ShouldBe(["Γ", "X", "U|K", "Γ", "L"]);
        site.RootElement.GetProperty("name").GetString().ShouldBe("NaCl");
    }

    [Fact]
    public void The_page_needs_eigenvectors()
    {
        var crystal = ModelCrystals.RockSalt();
        var bands = BandStructure.Of(
            ModelCrystals.Springy(crystal),
            BandPath.Parse("0 0 0, 1/2 0 0"),
            new BandOptions(PointsPerSegment: 3),
            TestContext.Current.CancellationToken);
        Should.Throw<ArgumentException>(() => PhononWebsiteWriter.Write(Stream.Null, bands, ""));
        using var stream = new MemoryStream();
        PymatgenBandWriter.Write(stream, bands);
        using var json = JsonDocument.Parse(stream.ToArray());
        json.RootElement.GetProperty("labels_dict").EnumerateObject().Select(label => label.Name).ShouldBe(["Q", "Q_{1}"]);
    }

    private sealed class WrittenFolder : IDisposable
    {
        internal WrittenFolder()
        {
            var crystal = ModelCrystals.RockSalt();
            var path = BandPath.Parse("G 0 0 0, X 1/2 0 1/2, U 5/8 1/4 5/8 | K 3/8 3/8 3/4, G 0 0 0, L 1/2 1/2 1/2");
            Bands = BandStructure.Of(
                ModelCrystals.Springy(crystal),
                path,
                new BandOptions(PointsPerSegment: 7, WithVelocities: true, WithEigenvectors: true),
                TestContext.Current.CancellationToken);
            using (var text = new StreamWriter(Path.Combine(FullPath, "band.yaml")))
                PhonopyBandWriter.Write(text, Bands);
            using (var stream = File.Create(Path.Combine(FullPath, "bands.json")))
                PymatgenBandWriter.Write(stream, Bands);
            using (var stream = File.Create(Path.Combine(FullPath, "site.json")))
                PhononWebsiteWriter.Write(stream, Bands, "NaCl");
            int[] points = [.. Enumerable.Range(0, Bands.Points.Length)];
            File.WriteAllText(Path.Combine(FullPath, "given.json"), JsonSerializer.Serialize(new
            {
                f = points.Select(point => Bands.Frequencies(point).ToArray().Select(FrequencyUnit.Terahertz.FromWavenumber)),
                d = points.Select(point => Bands.Points[point].Distance),
                order = points.Select(point => Bands.ModesOfBands(point).ToArray()),
                labels = path.Points.DistinctBy(point => point.Label)
                    .ToDictionary(point => point.Label, point => new[] { point.Q.X, point.Q.Y, point.Q.Z }),
            }));
        }

        internal string FullPath { get; } = Directory.CreateTempSubdirectory("phodos-bands-").FullName;

        internal BandStructure Bands { get; }

        public void Dispose() => Directory.Delete(FullPath, recursive: true);
    }
}
