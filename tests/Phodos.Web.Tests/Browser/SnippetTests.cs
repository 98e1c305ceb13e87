using System.Text.Json;
using Phodos.Crystals.Symmetry;
using Phodos.Formats;
using Phodos.Learning.Prediction;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Weights;
using Phodos.Reports.Predictions;
using Phodos.Spectra;
using static Microsoft.Playwright.Assertions;

namespace Phodos.Web.Tests.Browser;

/// <summary>The C# program that the page offers compiles, runs, and gives what the page shows.</summary>
public class SnippetTests(FlagshipServer server, Chromium chromium)
{
    [Fact]
    public async Task The_program_of_the_page_gives_what_the_server_predicts()
    {
        var shown = Sample(Structures.PathOf("NaCl.cif"));
        using var client = new ApiClient(server.Address);
        var answer = await client.Post("api/v1/predict?unit=THz&normalization=max", Structures.Example("NaCl.cif"));
        using var predicted = JsonDocument.Parse(answer.Text);
        shown.Values.ShouldBe(predicted.RootElement[0].GetProperty("dos").EnumerateArray().Select(value => value.GetDouble()), 1e-6);
        shown.Errors.ShouldBe(predicted.RootElement[0].GetProperty("dosError").EnumerateArray().Select(value => value.GetDouble()), 1e-6);

        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ChooseAsync("NaCl.cif");
        await page.ShowsAsync("NaCl");
        await page.Radio("THz").CheckAsync(new() { Force = true });
        await page.Radio("max").CheckAsync(new() { Force = true });
        await Expect(page.Page.Locator("#snippet")).ToContainTextAsync("Terahertz");
        var program = await page.Page.Locator("#snippet").InnerTextAsync();
        foreach (var line in ShownSample.Lines("NaCl.cif"))
            program.ShouldContain(line);
    }

    private static ShownSpectrum Sample(string structure)
    {
        // <sample>
        using var predictor = IPhononPredictor.Load(ShippedModel.Name, MoyoSymmetryFinder.Shared);
        var crystal = StructureReader.Read(structure).Crystal;
        var phonons = predictor.PredictPhonons([predictor.Prepare("NaCl", crystal)])[0];
        var view = new SpectrumView(FrequencyUnit.Terahertz, Grid: null, Broadening: 0, DosNormalization.MaxNormalized, WithSites: false);
        var shown = view.Show(phonons);
        for (var i = 0; i < shown.Values.Length; i++)
            Console.WriteLine($"{shown.Frequencies[i]} {shown.Values[i]} ± {shown.Errors[i]}");
        Console.WriteLine(phonons.At(300).HeatCapacity);  // J/K/mol-atom, with its error
        // </sample>
        return shown;
    }
}
