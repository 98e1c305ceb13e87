using System.Runtime.CompilerServices;
using Phodos.Crystals.Symmetry;
using Phodos.Formats;
using Phodos.Learning.Prediction;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Weights;

namespace Phodos.Learning.Tests;

/// <summary>The C# sample of the README compiles, runs, and is the one that is shown.</summary>
public class ReadmeSampleTests
{
    [Fact]
    public void The_sample_of_the_readme_runs_and_is_the_one_shown()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));
        Sample(Path.Combine(root, "examples", "NaCl.cif")).At(300).HeatCapacity.Value.ShouldBe(24, 0.3);
        var shown = File.ReadAllText(Path.Combine(root, "README.md"));
        foreach (var line in ShownSample.Lines("examples/NaCl.cif"))
            shown.ShouldContain(line);
    }

    private static PhononPrediction Sample(string structure)
    {
        // <sample>
        using var predictor = IPhononPredictor.Load(ShippedModel.Name, MoyoSymmetryFinder.Shared);
        var crystal = StructureReader.Read(structure).Crystal;
        var phonons = predictor.PredictPhonons([predictor.Prepare("NaCl", crystal)])[0];
        Console.WriteLine(phonons.Dos.Values[200]);       // states per cm⁻¹ per cell at phonons.Dos.Grid[200] cm⁻¹
        Console.WriteLine(phonons.At(300).HeatCapacity);  // J/K/mol-atom, with its error
        // </sample>
        return phonons;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
