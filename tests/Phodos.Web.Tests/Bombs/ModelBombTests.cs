using System.Globalization;
using System.Text;

namespace Phodos.Web.Tests.Bombs;

/// <summary>What is allowed is bounded too: the largest answers, and crystals whose atoms are crowded.</summary>
[Collection(nameof(BombCollection))]
public sealed class ModelBombTests(FlagshipServer server) : IDisposable
{
    private readonly ApiClient _client = new(server.Address);

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("grid=0:90000:1&sites=true", "Si.vasp")]
    [InlineData("grid=0:40000:1&broadening=1e9", "NaCl.cif")]
    [InlineData("temperatures=0:90000:1", "Si.vasp")]
    public async Task The_largest_answer_is_bounded(string query, string file)
    {
        var answer = await Cost.AtMost(500, () => _client.Post($"api/v1/predict?{query}", Structures.Example(file)));
        answer.ShouldSucceed();
    }

    [Fact]
    public async Task Many_large_answers_come_as_lines_one_after_the_other()
    {
        var structures = Enumerable.Repeat(new { text = Structures.Example("Si.vasp") }, 20);
        var answer = await Cost.AtMost(4000, () => _client.PostJson(
            "api/v1/predict?grid=0:40000:1&sites=true", structures, ("Accept", "application/x-ndjson")));
        answer.ShouldSucceed();
    }

    [Fact]
    public async Task A_crowded_crystal()
    {
        foreach (var (edge, distance) in new[] { (3, 3.0), (4, 0.55), (5, 0.55), (6, 0.55), (7, 0.55) })
        {
            var before = Environment.WorkingSet;
            var answer = await Cost.AtMost(50_000, () => _client.Post("api/v1/predict", Crowd(edge, distance)));
            TestContext.Current.TestOutputHelper?.WriteLine($"{edge}: {answer.Status} {(Environment.WorkingSet - before) >> 20} MiB {answer.Text[..Math.Min(200, answer.Text.Length)]}");
        }
    }

    private static string Crowd(int edge, double distance)
    {
        var length = (edge * distance).ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder($"{edge * edge * edge}\nLattice=\"{length} 0 0 0 {length} 0 0 0 {length}\" Properties=species:S:1:pos:R:3\n");
        for (var atom = 0; atom < edge * edge * edge; atom++)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{(atom % 7 == 3 ? "H" : "Ar")} {atom % edge * distance} {atom / edge % edge * distance} {atom / edge / edge * distance}\n");
        }

        return text.ToString();
    }
}
