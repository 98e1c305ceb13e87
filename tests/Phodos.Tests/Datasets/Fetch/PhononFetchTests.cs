using System.Globalization;
using Phodos.Crystals;
using Phodos.Datasets.Fetch;
using Phodos.Datasets.Fetch.MaterialsProject;
using Phodos.Datasets.Import.Sources;
using Phodos.Tests.Datasets.Import;

namespace Phodos.Tests.Datasets.Fetch;

/// <summary>Phonons of the Materials Project from a server on this machine that answers as theirs do.</summary>
public sealed class PhononFetchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<TimeSpan> _waits = [];

    public void Dispose() => _folder.Dispose();

    private string[] Files => [.. Directory.EnumerateFiles(_folder.Path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private async Task<PhononFetchSummary> Fetch(MaterialsProjectServer server, PhononQuery? query = null)
    {
        using var fetch = new PhononFetch(
            MaterialsProjectKey.Parse(MaterialsProjectServer.Key),
            MaterialsProjectAddresses.Of(server.Address),
            new DownloadOptions { Patience = TimeSpan.FromSeconds(20) },
            (wait, _) =>
            {
                _waits.Add(wait);
                return Task.CompletedTask;
            });
        return await fetch.RunAsync(query ?? new PhononQuery(), _folder.Path, cancellation: TestContext.Current.CancellationToken);
    }

    private static (string Id, string Document, string? Dos) Small(int index, bool hasDos = true) => (
        $"mp-{index}",
        $$"""{"material_id":"mp-{{index}}","phonon_method":"dfpt","structure":{} }""",
        hasDos ? """{"frequencies":[],"densities":[]}""" : null);

    [Fact]
    public async Task Files_land_so_that_the_import_reads_them()
    {
        var calculation = new SpringCalculation();
        var (document, dos) = calculation.MaterialsProjectInTwo("mp-22862");
        using var server = new MaterialsProjectServer([("mp-22862", document, dos)]);
        (await Fetch(server)).ShouldBe(new PhononFetchSummary(1, 1, 0, 0));
        Files.ShouldBe(["mp-22862.json"]);
        var record = new FolderSource(_folder.Path).Read(TestContext.Current.CancellationToken).ShouldHaveSingleItem().Record.ShouldNotBeNull();
        record.Id.ShouldBe("mp-22862");
        record.Dos.Integral.ShouldBe(6, 0.01);
        record.Dos.Projections.Keys.ShouldBe(["Cl", "Na"]);
        server.Pages.ShouldHaveSingleItem().Key.ShouldBe(MaterialsProjectServer.Key);
        server.Objects.ShouldHaveSingleItem().Key.ShouldBeNull(); // the open data need no key
    }

    [Fact]
    public async Task A_spectrum_that_comes_with_the_document_is_not_asked_for_again()
    {
        using var server = new MaterialsProjectServer([("mp-1", new SpringCalculation().MaterialsProject(id: "mp-1"), null)]);
        (await Fetch(server)).Written.ShouldBe(1);
        server.Objects.ShouldBeEmpty();
        new FolderSource(_folder.Path).Read(TestContext.Current.CancellationToken).ShouldHaveSingleItem().Record.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(null, 230, 3)]
    [InlineData(120, 120, 2)]
    [InlineData(100, 100, 1)]
    [InlineData(7, 7, 1)]
    public async Task Pages_follow_one_another_to_the_end_or_the_limit(int? limit, int written, int pages)
    {
        using var server = new MaterialsProjectServer([.. Enumerable.Range(1, 230).Select(index => Small(index))]);
        (await Fetch(server, new PhononQuery { Limit = limit })).ShouldBe(new PhononFetchSummary(written, written, 0, 0));
        Files.Length.ShouldBe(written);
        server.Pages.Length.ShouldBe(pages);
    }

    [Fact]
    public async Task Many_identifiers_are_asked_for_in_several_requests()
    {
        using var server = new MaterialsProjectServer([.. Enumerable.Range(1, 150).Select(index => Small(index))]);
        var query = new PhononQuery { Ids = [.. Enumerable.Range(21, 130).Select(index => $"mp-{index}")] };
        (await Fetch(server, query)).Written.ShouldBe(130);
        server.Pages.Length.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_wanted_is_asked_for()
    {
        using var server = new MaterialsProjectServer([Small(1)]);
        await Fetch(server, new PhononQuery { Elements = [Element.FromSymbol("Li"), Element.FromSymbol("O")], Limit = 3 });
        var page = server.Pages.ShouldHaveSingleItem().Path;
        foreach (var part in new[] { "elements=Li,O", "phonon_method=dfpt", "_limit=3", "_skip=0", "_fields=material_id,", "structure" })
            page.ShouldContain(part);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refused_key_is_told_once_and_not_repeated(int status)
    {
        using var server = new MaterialsProjectServer([Small(1)], _ => new Answer(status, []));
        var fault = await Should.ThrowAsync<InvalidInputException>(() => Fetch(server));
        fault.Message.ShouldContain("refuses the key");
        fault.Message.ShouldNotContain(MaterialsProjectServer.Key);
        server.Server.Requests.ShouldHaveSingleItem();
        Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_busy_server_is_waited_for_as_long_as_it_asks()
    {
        var asked = 0;
        using var server = new MaterialsProjectServer([Small(1)], _ => asked++ == 0 ? new Answer(429, [], "Retry-After: 17") : null);
        (await Fetch(server)).Written.ShouldBe(1);
        _waits.ShouldBe([TimeSpan.FromSeconds(17)]);
    }

    [Fact]
    public async Task A_server_that_asks_for_an_hour_is_not_waited_for()
    {
        using var server = new MaterialsProjectServer([Small(1)], _ => new Answer(429, [], "Retry-After: 3600"));
        (await Should.ThrowAsync<DownloadFailedException>(() => Fetch(server))).Message.ShouldContain("wait 3600 s");
        _waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_error_is_asked_again_and_what_came_before_is_kept()
    {
        var isBroken = true;
        using var server = new MaterialsProjectServer(
            [Small(1), Small(2), Small(3)],
            request => isBroken && request.Path.Contains("mp-2", StringComparison.Ordinal) ? new Answer(503, []) : null);
        var fault = await Should.ThrowAsync<DownloadFailedException>(() => Fetch(server));
        fault.Message.ShouldContain("503");
        fault.Message.ShouldContain("what has come is kept");
        _waits.ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)]);
        Files.ShouldBe(["mp-1.json"]);

        isBroken = false;
        (await Fetch(server)).ShouldBe(new PhononFetchSummary(3, 2, 1, 0));
        server.Objects.Count(request => request.Path.Contains("mp-1.", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_is_cut_is_asked_for_again()
    {
        var asked = 0;
        using var server = new MaterialsProjectServer(
            [Small(1)], request => asked++ == 1 ? new Answer(200, new byte[1000]) { CutAfter = 10 } : null);
        (await Fetch(server)).Written.ShouldBe(1);
        _waits.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_that_matches_is_told()
    {
        using var server = new MaterialsProjectServer([]);
        (await Should.ThrowAsync<InvalidInputException>(() => Fetch(server))).Message.ShouldContain("no phonons by dfpt");
    }

    [Fact]
    public async Task Materials_without_a_spectrum_are_counted()
    {
        using var server = new MaterialsProjectServer([Small(1), Small(2, hasDos: false)]);
        (await Fetch(server)).ShouldBe(new PhononFetchSummary(2, 1, 0, 1));
        Files.ShouldBe(["mp-1.json"]);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public async Task An_identifier_that_is_no_name_of_a_file_is_refused(string id)
    {
        using var server = new MaterialsProjectServer([(id, $$"""{"material_id":"{{id}}","phonon_dos":{} }""", null)]);
        (await Should.ThrowAsync<DownloadFailedException>(() => Fetch(server))).Message.ShouldContain("material_id");
        Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<html>", "no JSON")]
    [InlineData("[]", "no list 'data'")]
    [InlineData("{\"data\": {}}", "no list 'data'")]
    [InlineData("{\"data\": [1]}", "no material_id")]
    public async Task Another_answer_than_the_APIs_is_refused(string content, string word)
    {
        using var server = new MaterialsProjectServer([], _ => new Answer(200, System.Text.Encoding.UTF8.GetBytes(content)));
        (await Should.ThrowAsync<DownloadFailedException>(() => Fetch(server))).Message.ShouldContain(word);
    }

    [Fact]
    public async Task The_key_does_not_follow_a_redirect()
    {
        using var other = new MaterialsProjectServer([Small(1)]);
        using var server = new MaterialsProjectServer([], _ => new Answer(302, [], $"Location: {other.Address}"));
        (await Should.ThrowAsync<DownloadFailedException>(() => Fetch(server))).Message.ShouldContain(302.ToString(CultureInfo.InvariantCulture));
        other.Server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "asks for a key")]
    [InlineData(" ", "asks for a key")]
    [InlineData("abc\r\ndef", "letters and digits")]
    public void A_key_that_cannot_be_is_refused_and_not_repeated(string? text, string word)
    {
        var fault = Should.Throw<InvalidInputException>(() => MaterialsProjectKey.Parse(text));
        fault.Message.ShouldContain(word);
        fault.Message.ShouldNotContain("abc");
        MaterialsProjectKey.Parse(MaterialsProjectServer.Key).ToString().ShouldNotContain("abc");
    }

    [Fact]
    public void The_key_is_sent_by_https_alone() =>
        Should.Throw<InvalidInputException>(() => MaterialsProjectAddresses.Of(new Uri("http://example.org/"))).Message.ShouldContain("https");

    [Fact]
    public async Task What_cannot_be_asked_for_is_refused_before_a_request()
    {
        using var server = new MaterialsProjectServer([Small(1)]);
        await Should.ThrowAsync<InvalidInputException>(() => Fetch(server, new PhononQuery { Ids = ["mp-1&_limit=9"] }));
        await Should.ThrowAsync<InvalidInputException>(() => Fetch(server, new PhononQuery { Method = "guess" }));
        server.Server.Requests.ShouldBeEmpty();
    }
}
