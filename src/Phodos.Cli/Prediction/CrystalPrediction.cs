using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Phodos.Crystals;
using Phodos.Formats;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Spectra;

namespace Phodos.Cli.Prediction;

/// <summary>The predicted DOS of one file: what <c>phodos predict --json</c> prints for it and <c>NAME.json</c> holds.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Formula">The reduced formula.</param>
/// <param name="Atoms">Atoms in the cell of the file.</param>
/// <param name="PrimitiveAtoms">Atoms in the cell that the model saw, the primitive one unless the model takes cells as they are.</param>
/// <param name="CrystalSystem">The crystal system, by symmetry.</param>
/// <param name="Model">The architecture.</param>
/// <param name="Normalization">What the values are: divided by their maximum.</param>
/// <param name="Unit">The unit of the frequencies.</param>
/// <param name="Frequencies">The grid.</param>
/// <param name="Dos">The prediction, one value a grid point.</param>
/// <param name="Warnings">What the reader noticed in the file.</param>
internal sealed record CrystalPrediction(
    string File,
    string Formula,
    int Atoms,
    int PrimitiveAtoms,
    string CrystalSystem,
    string Model,
    DosNormalization Normalization,
    string Unit,
    ImmutableArray<double> Frequencies,
    ImmutableArray<double> Dos,
    ImmutableArray<string> Warnings)
{
    private const int Digits = 6;

    internal static CrystalPrediction Of(
        string file, StructureFile structure, CrystalGraph graph, DensityOfStates dos, ModelConfig config) => new(
        file,
        structure.Crystal.ReducedFormula,
        structure.Crystal.AtomCount,
        graph.AtomCount,
        CrystalSystems.Name(graph.System),
        config.Architecture,
        dos.Normalization,
        "cm^-1",
        [.. dos.Grid.Frequencies],
        [.. dos.Values.Select(value => Math.Round(value, Digits))],
        structure.Warnings);

    /// <summary>The frequencies and the DOS as comma-separated values.</summary>
    internal string ToCsv()
    {
        var text = new StringBuilder("frequency_cm-1,dos_max_normalized\n");
        foreach (var (frequency, value) in Frequencies.Zip(Dos))
            text.Append(CultureInfo.InvariantCulture, $"{frequency},{value}\n");
        return text.ToString();
    }
}
