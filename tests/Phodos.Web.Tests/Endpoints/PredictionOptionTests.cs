using System.Net;

namespace Phodos.Web.Tests.Endpoints;

/// <summary>The options in the query of a prediction are those of <c>phodos predict</c>; what cannot be is refused in one line.</summary>
public sealed class PredictionOptionTests(FlagshipServer server) : IDisposable
{
    private const double TerahertzPerWavenumber = 0.0299792458;

    private readonly ApiClient _client = new(server.Address);

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_unit_and_a_grid_are_those_asked_for()
    {
        var dos = await Dos("unit=THz&grid=0:10:0.5");
        dos.Frequencies.Length.ShouldBe(21);
        dos.Frequencies[^1].ShouldBe(10, 1e-9);
        var wavenumbers = await Dos("");
        var terahertz = await Dos("unit=THz");
        terahertz.Frequencies.Select(value => value / TerahertzPerWavenumber).Zip(wavenumbers.Frequencies)
            .ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-3);
        terahertz.Values.Zip(wavenumbers.Values, (one, other) => one * TerahertzPerWavenumber - other)
            .ShouldAllBe(difference => Math.Abs(difference) < 1e-5);
    }

    [Fact]
    public async Task A_normalisation_divides_by_the_maximum_or_the_integral()
    {
        (await Dos("normalization=max")).Values.Max().ShouldBe(1, 1e-9);
        var sum = await Dos("normalization=sum");
        var step = sum.Frequencies[1] - sum.Frequencies[0];
        (sum.Values.Sum() * step).ShouldBe(1, 0.01);
    }

    [Fact]
    public async Task Broadening_makes_the_highest_peak_lower() =>
        (await Dos("broadening=30")).Values.Max().ShouldBeLessThan(0.9 * (await Dos("")).Values.Max());

    [Fact]
    public async Task Sites_are_told_where_they_are_asked_for_and_add_up()
    {
        var sites = (await Predict("sites=true")).GetProperty("sites").EnumerateArray().ToArray();
        sites.Length.ShouldBe(2);
        var values = await Dos("");
        for (var point = 0; point < values.Values.Length; point += 20)
        {
            sites.Sum(site => site.GetProperty("dos")[point].GetDouble())
                .ShouldBe(values.Values[point], 1e-4 * Math.Max(1, values.Values[point]));
        }
    }

    [Fact]
    public async Task Temperatures_and_the_amount_are_those_asked_for()
    {
        var functions = (await Predict("temperatures=100:300:100&per=mol-formula")).GetProperty("thermodynamics");
        functions.GetProperty("temperatures").EnumerateArray().Select(value => value.GetDouble()).ShouldBe([100, 200, 300]);
        functions.GetProperty("per").GetString().ShouldBe("mol-formula");
        var perAtom = (await Predict("temperatures=100:300:100")).GetProperty("thermodynamics");
        var ratio = functions.GetProperty("heatCapacity").GetProperty("values")[2].GetDouble()
            / perAtom.GetProperty("heatCapacity").GetProperty("values")[2].GetDouble();
        ratio.ShouldBe(2, 1e-3);
    }

    [Theory]
    [InlineData("unit=furlong", "furlong", "cm-1")]
    [InlineData("normalization=most", "most", "cell, atom, max, sum")]
    [InlineData("grid=0:100", "grid", "start:end:step")]
    [InlineData("grid=0:100:0", "grid", "start:end:step")]
    [InlineData("grid=100:0:-1", "grid", "start:end:step")]
    [InlineData("grid=0:NaN:1", "grid", "start:end:step")]
    [InlineData("normalization=max&grid=5000:6000:10", "no states")]
    [InlineData("normalization=sum&grid=-1000:-500:10", "no states")]
    [InlineData("grid=0:1e308:1e304&unit=eV")]
    [InlineData("grid=5:5:1", "grid")]
    [InlineData("broadening=-1", "broadening", "0 or more")]
    [InlineData("broadening=Infinity", "broadening", "0 or more")]
    [InlineData("broadening=wide", "broadening", "wide")]
    [InlineData("broadening=1e308&unit=eV", "broadening")]
    [InlineData("sites=perhaps", "sites", "true or false")]
    [InlineData("temperatures=hot", "temperatures", "one such as 298.15", "start:end:step")]
    [InlineData("temperatures=-10:10:10", "temperature")]
    [InlineData("temperatures=0:1e300:1e297")]
    [InlineData("per=kg", "kg", "mol-atom")]
    [InlineData("model=other", "other", "flagship")]
    [InlineData("format=docx", "docx", "phonopy")]
    [InlineData("format=thermodynamics-png&temperatures=300:300:1", "two temperatures")]
    [InlineData("unit=THz&unit=meV")]
    public async Task What_cannot_be_is_refused_in_one_line(string query, params string[] words)
    {
        var answer = await _client.Post($"api/v1/predict?file=NaCl.cif&{query}", Structures.Example("NaCl.cif"));
        answer.ShouldRefuse(HttpStatusCode.BadRequest, words);
    }

    [Theory]
    [InlineData("broadening=1e300")]
    [InlineData("broadening=1e-300")]
    [InlineData("temperatures=0:1:1")]
    public async Task What_is_odd_but_possible_has_finite_numbers(string query)
    {
        var dos = await Dos(query);
        dos.Values.ShouldAllBe(value => double.IsFinite(value) && value >= 0);
        dos.Values.Max().ShouldBeGreaterThan(0);
    }

    private async Task<System.Text.Json.JsonElement> Predict(string query) =>
        (await _client.Post($"api/v1/predict?file=NaCl.cif&{query}", Structures.Example("NaCl.cif"))).ShouldSucceed().Json[0];

    private async Task<(double[] Frequencies, double[] Values)> Dos(string query)
    {
        var prediction = await Predict(query);
        return (Numbers("frequencies"), Numbers("dos"));

        double[] Numbers(string name) => [.. prediction.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
    }
}
