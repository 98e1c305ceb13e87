using Phodos.Tests.Datasets.Fetch;

namespace Phodos.Cli.Tests.Data;

/// <summary><c>phodos data fetch mp</c> from a server on this machine, and the import of what it fetched.</summary>
public sealed class MaterialsProjectFetchTest
{
    private const string Structure =
        """
        {"lattice":{"matrix":[[0,2.82,2.82],[2.82,0,2.82],[2.82,2.82,0]]},"sites":[
        {"species":[{"element":"Na","occu":1}],"abc":[0,0,0]},{"species":[{"element":"Cl","occu":1}],"abc":[0.5,0.5,0.5]}]}
        """;

    // Six states between 1.5 and 7.5 THz.
    private static readonly string Dos = $"{{\"frequencies\":[{string.Join(',', Enumerable.Range(0, 100).Select(point => point / 10m))}],"
        + $"\"densities\":[{string.Join(',', Enumerable.Range(0, 100).Select(point => point is > 15 and <= 75 ? 1 : 0))}]}}";

    private static (string, string, string?) Salt(string id) =>
        (id, $"{{\"material_id\":\"{id}\",\"phonon_method\":\"dfpt\",\"structure\":{Structure}}}", Dos);

    private static Task<CommandResult> Fetch(TemporaryFolder folder, MaterialsProjectServer server, string? key, params string[] options) =>
        PhodosProcess.Run(
            folder.FullPath,
            new Dictionary<string, string?> { ["MP_API_KEY"] = key },
            ["data", "fetch", "mp", "--url", server.Address.ToString(), .. options]);

    [Fact]
    public async Task What_is_fetched_is_imported_and_the_key_is_nowhere()
    {
        using var folder = new TemporaryFolder();
        using var server = new MaterialsProjectServer([Salt("mp-22862"), Salt("mp-2")]);
        var result = (await Fetch(folder, server, MaterialsProjectServer.Key, "--ids", "mp-22862,mp-404")).ShouldSucceed();
        result.Error.ShouldContain("Wrote 1 crystals to mp (0 were there)");
        result.Error.ShouldContain("1 of the materials asked for have no phonons by dfpt");
        var again = (await Fetch(folder, server, null, "--api-key", MaterialsProjectServer.Key, "--limit", "2", "--json")).ShouldSucceed();
        folder.Content().ShouldBe(["mp", "mp/mp-2.json", "mp/mp-22862.json"]);
        foreach (var text in new[] { result.Output, result.Error, again.Output, again.Error, File.ReadAllText(folder["mp/mp-2.json"]) })
            text.ShouldNotContain(MaterialsProjectServer.Key);

        var import = (await PhodosProcess.Run(folder.FullPath, "data", "import", "mp", "--out", "mp.parquet")).ShouldSucceed();
        import.Output.ShouldMatch(@"kept +2 ");
    }

    [Fact]
    public async Task A_refused_key_is_wrong_input()
    {
        using var folder = new TemporaryFolder();
        using var server = new MaterialsProjectServer([Salt("mp-1")]);
        (await Fetch(folder, server, "anotherkey")).ShouldRefuse("refuses the key (401)", "MP_API_KEY");
    }

    [Fact]
    public async Task Nothing_that_matches_is_wrong_input()
    {
        using var folder = new TemporaryFolder();
        using var server = new MaterialsProjectServer([]);
        (await Fetch(folder, server, MaterialsProjectServer.Key, "--elements", "Li,O")).ShouldRefuse("no phonons by dfpt");
    }

    [Theory]
    [InlineData("mp", "--limit=5", "MP_API_KEY")]
    [InlineData("mp", "--api-key=a b", "letters and digits")]
    [InlineData("mp", "--limit=0", "--limit")]
    [InlineData("mp", "--method=guess", "dfpt")]
    [InlineData("phonon-dos", "--ids=mp-1", "--ids is for phodos data fetch mp")]
    public async Task Wrong_usage_is_refused(string name, string option, string word)
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string?> { ["MP_API_KEY"] = null };
        (await PhodosProcess.Run(folder.FullPath, environment, "data", "fetch", name, option)).ShouldRefuse(word);
        folder.Content().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_element_and_an_open_line_are_refused()
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string?> { ["MP_API_KEY"] = MaterialsProjectServer.Key };
        (await PhodosProcess.Run(folder.FullPath, environment, "data", "fetch", "mp", "--elements", "Li,Xx")).ShouldRefuse("Xx");
        (await PhodosProcess.Run(folder.FullPath, environment, "data", "fetch", "mp", "--url", "http://example.org")).ShouldRefuse("https");
        folder.Content().ShouldBeEmpty();
    }
}
