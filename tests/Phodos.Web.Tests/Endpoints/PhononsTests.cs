using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Phodos.Cli.Tests.Phonons;
using Phodos.Formats;
using Phodos.Web.Hosting;
using Phodos.Web.Serving;

namespace Phodos.Web.Tests.Endpoints;

/// <summary>The phonons of a calculation that a request holds.</summary>
public sealed class PhononsTests
{
    private const string Phonons = "api/v1/phonons";
    private const string Modes = "api/v1/modes";

    private static readonly SampleCalculation Sample = SampleCalculation.Of();

    [Fact]
    public async Task The_files_of_a_form_are_a_calculation()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        var answer = (await server.Client.Post($"{Phonons}?file=Po&sites=true", Sample.Form())).ShouldSucceed();
        var crystal = answer.Json[0];
        crystal.GetProperty("file").GetString().ShouldBe("Po");
        crystal.GetProperty("model").GetString().ShouldBe("calculation");
        Numbers(crystal, "dos").Sum().ShouldBe(3, 1e-4); // steps of 1 cm⁻¹
        crystal.GetProperty("stability").GetProperty("stable").GetBoolean().ShouldBeTrue();
        crystal.GetProperty("sound").GetProperty("branchSpeeds").GetArrayLength().ShouldBe(3);
        crystal.GetProperty("bands").GetProperty("path").EnumerateArray().Select(label => label.GetString())
            .ShouldBe(["Γ", "X", "M", "Γ", "R", "X|R", "M"]);
        var structure = StructureReader.ReadText(crystal.GetProperty("structure").GetString()!, "POSCAR").Crystal;
        structure.Formula.ShouldBe("Po");
        structure.Lattice.A.Length.ShouldBe(3.35, 1e-9);
        crystal.GetProperty("sites").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_file_is_a_calculation_plain_or_packed(bool isPacked)
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        var bytes = Encoding.UTF8.GetBytes(Sample.Parameters);
        using var content = new ByteArrayContent(isPacked ? Packed(bytes) : bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var name = isPacked ? "phonopy_params.yaml.gz" : "phonopy_params.yaml";
        var crystal = (await server.Client.Post($"{Phonons}?file={name}", content)).ShouldSucceed().Json[0];
        crystal.GetProperty("file").GetString().ShouldBe(name);
        crystal.GetProperty("characteristics").GetProperty("maximumFrequency").GetProperty("value").GetDouble()
            .ShouldBe(Calculation.HighestFrequency, 0.01);
    }

    [Fact]
    public async Task The_options_are_those_of_the_command()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        var crystal = (await server.Client.Post(
            $"{Phonons}?unit=THz&normalization=max&temperatures=300&broadening=0.1&path=G 0 0 0, X 1/2 0 0", Sample.Form())).ShouldSucceed().Json[0];
        crystal.GetProperty("unit").GetString().ShouldBe("THz");
        Numbers(crystal, "dos").Max().ShouldBe(1, 1e-6);
        crystal.GetProperty("thermodynamics").GetProperty("temperatures").GetArrayLength().ShouldBe(1);
        crystal.GetProperty("bands").GetProperty("path").GetArrayLength().ShouldBe(2);
        crystal.GetProperty("bands").GetProperty("unit").GetString().ShouldBe("THz");
        (await server.Client.Post($"{Phonons}?broadening=0", Sample.Form())).ShouldRefuse(HttpStatusCode.BadRequest, "broadening");
        (await server.Client.Post($"{Phonons}?bands=true", Sample.Form())).ShouldRefuse(HttpStatusCode.BadRequest, "'bands'");
        (await server.Client.Post($"{Phonons}?path=G 0 0 0", Sample.Form())).ShouldRefuse(HttpStatusCode.BadRequest, "G 0 0 0");
    }

    [Fact]
    public async Task Modes_are_given_with_the_atoms_that_they_move()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        var modes = (await server.Client.Post($"{Modes}?q=0.5,0,0", Sample.Form())).ShouldSucceed().Json;
        Numbers(modes, "qPoint").ShouldBe([0.5, 0, 0]);
        modes.GetProperty("lattice")[1][1].GetDouble().ShouldBe(3.35);
        var atom = modes.GetProperty("atoms")[0];
        (atom.GetProperty("element").GetString(), atom.GetProperty("mass").GetDouble()).ShouldBe(("Po", Calculation.Mass));

        // Of a simple cubic crystal with springs the longitudinal mode at X goes along x.
        var highest = modes.GetProperty("modes").EnumerateArray().ToArray()[^1];
        highest.GetProperty("frequency").GetDouble().ShouldBe(Calculation.HighestFrequency / Math.Sqrt(1.6), 0.01);
        Squares(highest).ShouldBe([1, 0, 0], 1e-6);
        var inTerahertz = (await server.Client.Post($"{Modes}?q=0.5,0,0&unit=THz", Sample.Form())).ShouldSucceed().Json;
        inTerahertz.GetProperty("modes")[2].GetProperty("frequency").GetDouble()
            .ShouldBe(highest.GetProperty("frequency").GetDouble() * 0.0299792458, 1e-4);

        static double[] Squares(JsonElement mode) =>
        [
            .. mode.GetProperty("eigenvector")[0].EnumerateArray()
                .Select(component => Math.Pow(component[0].GetDouble(), 2) + Math.Pow(component[1].GetDouble(), 2)),
        ];
    }

    [Theory]
    [InlineData("", "q is missing")]
    [InlineData("?q=1,2", "three numbers")]
    [InlineData("?q=0.5,0,1e9", "three numbers")]
    [InlineData("?q=0,0,0&direction=0,0,0", "direction")]
    [InlineData("?q=0,0,0&direction=x", "direction")]
    public async Task A_wave_vector_that_is_none_is_refused(string query, string word)
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        (await server.Client.Post(Modes + query, Sample.Form())).ShouldRefuse(HttpStatusCode.BadRequest, word);
    }

    [Fact]
    public async Task What_is_no_calculation_is_refused_by_its_own_name()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        var withoutCells = (await server.Client.Post($"{Phonons}?file=Po", Sample.Form(("phonopy.conf", null), ("POSCAR-unitcell", null))))
            .ShouldRefuse(HttpStatusCode.BadRequest, "not the cells");
        withoutCells.GetProperty("file").GetString().ShouldBe("Po");
        var broken = (await server.Client.Post(Phonons, Sample.Form(("FORCE_SETS", Sample.Files["FORCE_SETS"].Replace("0.01 0 0", "0.01 0 zero", StringComparison.Ordinal)))))
            .ShouldRefuse(HttpStatusCode.BadRequest, "zero");
        broken.GetProperty("file").GetString().ShouldBe("FORCE_SETS");
        broken.GetProperty("line").GetInt32().ShouldBe(5);
        using var form = new MultipartFormDataContent();
        (await server.Client.Post(Phonons, form)).ShouldRefuse(HttpStatusCode.BadRequest, "form");
        (await server.Client.Post(Phonons, Sample.Form(("a/BORN", "1"), ("b/BORN", "1")))).ShouldRefuse(HttpStatusCode.BadRequest, "'BORN'");
        (await server.Client.PostJson(Phonons, new { })).ShouldRefuse(HttpStatusCode.UnsupportedMediaType, "multipart/form-data");
        (await server.Client.Post($"{Phonons}?file=Po.cif", "data_Po")).ShouldRefuse(HttpStatusCode.BadRequest, "none of a calculation's files");
    }

    [Fact]
    public async Task A_name_is_no_path_and_nothing_stays()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        var note = $"note-{Guid.NewGuid():N}.txt"; // lies in the folder with the others
        using var form = Sample.Form(("FORCE_SETS", null), ("../../outside/FORCE_SETS", Sample.Files["FORCE_SETS"]), (note, "x"));
        (await server.Client.Post(Phonons, form)).ShouldSucceed();
        File.Exists(Path.Combine(Path.GetTempPath(), "outside", "FORCE_SETS")).ShouldBeFalse();
        (await server.Client.Post(Phonons, Sample.Form(("FORCE_SETS", "?"), (note, "x")))).ShouldRefuse(HttpStatusCode.BadRequest);
        Directory.GetDirectories(Path.GetTempPath(), "phodos-*").Where(folder => File.Exists(Path.Combine(folder, note))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_calculation_beyond_the_limits_is_refused_before_it_is_worked_on()
    {
        (await Refused(new ServerLimits { CalculationBytes = 1000 })).ShouldContain("larger than 1000 bytes");
        (await Refused(new ServerLimits { SupercellAtoms = 63 })).ShouldContain("the supercell has 64 atoms, and this server takes 63");
        (await Refused(new ServerLimits { Structures = 2 })).ShouldContain("more than 2 files");
        (await Refused(new ServerLimits { Values = 10_000 }, "?path=G 0 0 0, X 90 0 0")).ShouldContain("more than 10000");
        (await Refused(new ServerLimits(), "?broadening=0.0001")).ShouldContain("more than 1000000 numbers");

        static async Task<string> Refused(ServerLimits limits, string query = "")
        {
            await using var server = await TestServer.StartAsync(new FakeModel(), new ServerOptions { Limits = limits });
            return (await server.Client.Post(Phonons + query, Sample.Form())).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge)
                .GetProperty("detail").GetString()!;
        }
    }

    [Fact]
    public async Task What_unpacks_to_too_much_is_not_unpacked()
    {
        await using var server = await TestServer.StartAsync(
            new FakeModel(), new ServerOptions { Limits = new ServerLimits { CalculationBytes = 1024 * 1024 } });
        using var content = new ByteArrayContent(Packed(Encoding.UTF8.GetBytes("a: 1\n" + new string('#', 9 * 1024 * 1024))));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        (await server.Client.Post($"{Phonons}?file=phonopy_params.yaml.gz", content)).ShouldRefuse(HttpStatusCode.BadRequest, "larger than 8 MiB");
    }

    [Fact]
    public async Task Forces_in_a_wrong_unit_are_told()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        var stiff = Sample.Files["FORCE_SETS"].Replace("\n0.01 0 0\n", "\n0.0000001 0 0\n", StringComparison.Ordinal);
        (await server.Client.Post(Phonons, Sample.Form(("FORCE_SETS", stiff)))).ShouldRefuse(HttpStatusCode.BadRequest, "above that of any crystal");
    }

    [Fact]
    public async Task A_server_with_keys_wants_one()
    {
        await using var server = await TestServer.StartAsync(
            new FakeModel(), new ServerOptions { Keys = new ApiKeys(["a key of some length"]) });
        (await server.Client.Post(Phonons, Sample.Form())).ShouldRefuse(HttpStatusCode.Unauthorized, "key");
        (await server.Client.Post($"{Modes}?q=0,0,0", Sample.Form())).ShouldRefuse(HttpStatusCode.Unauthorized, "key");
        (await server.Client.Post(Phonons, Sample.Form(), ("X-Api-Key", "a key of some length"))).ShouldSucceed();
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static double[] Numbers(JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}
