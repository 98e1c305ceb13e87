namespace Phodos.Web.Tests.Batching;

/// <summary>What a crystal gets does not depend on its batch mates.</summary>
public sealed class BatchIndependenceTests(FlagshipServer server) : IDisposable
{
    private readonly ApiClient _client = new(server.Address);

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task The_answer_to_a_crystal_is_the_same_alone_and_in_a_crowd()
    {
        var alone = Values(await _client.Post("api/v1/predict", Structures.Example("NaCl.cif")));
        string[] others = ["Si.vasp", "SiO2-quartz.cif", "TiO2-rutile.cif", "ZnO-wurtzite.vasp", "BaTiO3-tetragonal.vasp"];
        var crowd = others.Concat(others).Select(name => _client.Post("api/v1/predict", Structures.Example(name))).ToArray();
        var within = Values(await _client.Post("api/v1/predict", Structures.Example("NaCl.cif")));
        foreach (var other in crowd)
            (await other).ShouldSucceed();
        within.Zip(alone).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= 1e-4 * Math.Max(1, pair.Second));
        alone.Max().ShouldBeGreaterThan(0);
    }

    private static double[] Values(Answer answer) =>
        [.. answer.ShouldSucceed().Json[0].GetProperty("dos").EnumerateArray().Select(value => value.GetDouble())];
}
