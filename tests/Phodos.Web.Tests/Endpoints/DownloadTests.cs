using System.IO.Compression;
using System.Net;
using System.Text;

namespace Phodos.Web.Tests.Endpoints;

/// <summary>A prediction as a file to keep.</summary>
public sealed class DownloadTests(FlagshipServer server) : IDisposable
{
    private readonly ApiClient _client = new(server.Address);

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("csv", "text/csv", "NaCl.csv", "frequency_")]
    [InlineData("thermodynamics-csv", "text/csv", "NaCl-thermodynamics.csv", "temperature_")]
    [InlineData("json", "application/json", "NaCl.json", "{")]
    [InlineData("phonopy", "application/zip", "NaCl-phonopy.zip", "PK")]
    [InlineData("pymatgen", "application/json", "NaCl-pymatgen.json", "{")]
    [InlineData("png", "image/png", "NaCl.png", "\u0089PNG")]
    [InlineData("svg", "image/svg+xml", "NaCl.svg", "<")]
    [InlineData("thermodynamics-png", "image/png", "NaCl-thermodynamics.png", "\u0089PNG")]
    [InlineData("thermodynamics-svg", "image/svg+xml", "NaCl-thermodynamics.svg", "<")]
    [InlineData("pdf", "application/pdf", "NaCl.pdf", "%PDF-")]
    [InlineData("thermodynamics-pdf", "application/pdf", "NaCl-thermodynamics.pdf", "%PDF-")]
    public async Task A_format_is_a_file_named_after_the_structure(string format, string type, string name, string beginning)
    {
        var answer = (await Download(format)).ShouldSucceed();
        answer.Media.ShouldBe(type);
        answer.Headers["Content-Disposition"].ShouldStartWith("attachment");
        answer.Headers["Content-Disposition"].ShouldContain(name);
        answer.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        Encoding.Latin1.GetString(answer.Body).ShouldStartWith(beginning);
    }

    [Fact]
    public async Task The_zip_holds_the_files_of_phonopy()
    {
        var answer = (await Download("phonopy")).ShouldSucceed();
        using var zip = new ZipArchive(new MemoryStream(answer.Body));
        foreach (var name in new[] { "total_dos.dat", "projected_dos.dat", "thermal_properties.yaml" })
        {
            var entry = zip.GetEntry(name);
            entry.ShouldNotBeNull(name);
            using var text = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
            (await text.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotBeNullOrWhiteSpace(name);
        }

        zip.Entries.ShouldAllBe(entry => !entry.FullName.Contains("..") && !entry.FullName.StartsWith('/'));
        (await Download("phonopy")).Body.ShouldBe(answer.Body);
    }

    [Theory]
    [InlineData("phonopy/total_dos.dat")]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("pymatgen")]
    public async Task A_downloaded_spectrum_is_read_back_by_the_comparison(string format)
    {
        var file = await Download(format.Split('/')[0]);
        var text = file.Text;
        if (format.Split('/') is [_, var member])
        {
            using var zip = new ZipArchive(new MemoryStream(file.Body));
            using var reader = new StreamReader(await zip.GetEntry(member)!.OpenAsync(TestContext.Current.CancellationToken));
            text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }

        var json = (await Download("json")).Text;
        var compared = await _client.PostJson(
            "api/v1/compare-dos",
            new { first = new { name = format.Split('/')[^1], text }, second = new { name = "prediction.json", text = json } });
        compared.ShouldSucceed().Json.GetProperty("distances").GetProperty("rmse").GetDouble().ShouldBeLessThan(0.01);
    }

    [Fact]
    public async Task The_unit_and_the_normalisation_are_those_of_the_file()
    {
        var table = (await Download("csv&unit=THz&normalization=max")).ShouldSucceed().Text;
        table.Split('\n')[0].ShouldContain("THz");
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("a\"b\r\nX-Injected: yes.cif")]
    [InlineData("ünïcode-日本.cif")]
    [InlineData("/etc/passwd\0.cif")]
    [InlineData("CON.cif")]
    [InlineData(".")]
    public async Task A_strange_name_stays_within_its_header(string name)
    {
        var answer = await _client.Post(
            $"api/v1/predict?format=csv&file={Uri.EscapeDataString(name)}", Structures.Example("NaCl.cif"));
        answer.ShouldSucceed();
        answer.Headers.Keys.ShouldNotContain("X-Injected");
        var disposition = answer.Headers["Content-Disposition"];
        disposition.ShouldStartWith("attachment; filename");
        disposition.ShouldNotContain("/");
        disposition.ShouldNotContain("\0");
    }

    [Fact]
    public async Task A_format_is_for_one_structure()
    {
        var text = Structures.Example("NaCl.cif");
        var answer = await _client.PostJson("api/v1/predict?format=csv", new[] { new { file = "a", text }, new { file = "b", text } });
        answer.ShouldRefuse(HttpStatusCode.BadRequest, "one structure");
    }

    private Task<Answer> Download(string format) =>
        _client.Post($"api/v1/predict?file=NaCl.cif&format={format}", Structures.Example("NaCl.cif"));
}
