using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Phodos.Datasets.Import.Conversion;
using Phodos.Datasets.Import.Sources;
using Phodos.Datasets.Import.Sources.PhononJson;
using Phodos.Formats.Documents;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.SpectrumFiles;

/// <summary>
/// Densities of states in JSON: a prediction of Phodos, pymatgen's <c>PhononDos</c>, a spectrum of Euphonic, or an object that can be imported with its crystal.
/// </summary>
internal static class SpectrumJson
{
    private const int MaximumDepth = 128;

    /// <exception cref="InvalidInputException">It is none of these; or several, of which it cannot be told which is meant.</exception>
    internal static SpectrumFile Parse(string path, string text)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            PythonJson.MaskNumbers(bytes);
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array)
            {
                if (root.GetArrayLength() != 1)
                    throw new InvalidInputException($"the file holds {root.GetArrayLength()} spectra; give a file with one");
                root = root[0];
            }

            if (root.ValueKind != JsonValueKind.Object)
                throw new InvalidInputException("the file holds no JSON object; give a density of states");
            if (EuphonicSpectrum.Recognizes(root))
                return EuphonicSpectrum.Read(root);
            if (root.Word("normalization") is { } normalization && root.List("dos") is not null)
                return OfPrediction(root, normalization);
            return root.Object("structure") is null && root.List("densities") is not null ? OfPhononDos(root) : OfImport(path, text);
        }
        catch (JsonException fault)
        {
            throw new InvalidInputException("this is no valid JSON", line: (int)(fault.LineNumber ?? 0) + 1, innerException: fault);
        }
    }

    private static SpectrumFile OfPrediction(JsonElement root, string normalization)
    {
        var kind = normalization switch
        {
            "per-cell" or "per-atom" => DosNormalization.PerCell, // states of one atom are those of a cell of one atom
            "max-normalized" => DosNormalization.MaxNormalized,
            "sum-normalized" => DosNormalization.SumNormalized,
            _ => throw new InvalidInputException($"the normalization {Excerpt.Quoted(normalization)} is not known; predict the crystal again"),
        };
        var parts = root.Object("elements")?.EnumerateObject().ToImmutableSortedDictionary(
            part => part.Name, part => JsonValues.Numbers(part.Value, part.Name).ToImmutableArray(), StringComparer.Ordinal);
        var unit = FrequencyUnit.Parse(root.Word("unit") ?? "");
        var inUnit = new DensityOfStates(
            FrequencyGrid.FromFrequencies(root.Numbers("frequencies")), [.. root.Numbers("dos")], kind, parts);
        return new SpectrumFile(UnitConversion.ToWavenumbers(inUnit, unit), []);
    }

    private static SpectrumFile OfPhononDos(JsonElement root)
    {
        var (frequencies, densities) = (root.Numbers("frequencies"), root.Numbers("densities"));
        if (frequencies.Length < 2 || frequencies.Length != densities.Length)
        {
            throw new InvalidInputException(
                $"there are {frequencies.Length} frequencies and {densities.Length} densities; give as many of both, and at least 2");
        }

        return OfColumns(frequencies, densities, FrequencyUnit.Terahertz);
    }

    /// <summary>The spectrum of a list of frequencies, in any unit, and as many densities of states.</summary>
    internal static SpectrumFile OfColumns(double[] frequencies, double[] densities, FrequencyUnit unit)
    {
        var spectrum = new UniformSpectrum(frequencies);
        var values = spectrum.Of(densities);
        var inUnit = new DensityOfStates(spectrum.Grid, [.. values], SpectrumNormalization.Of(spectrum.Grid, values));
        return new SpectrumFile(UnitConversion.ToWavenumbers(inUnit, unit), spectrum.Note is { } note ? [note] : []);
    }

    private static SpectrumFile OfImport(string path, string text)
    {
        var source = new PhononJsonSource(path) { Open = () => new MemoryStream(Encoding.UTF8.GetBytes(text)) };
        var outcomes = source.Read().Take(2).ToArray();
        if (outcomes.Length != 1)
            throw new InvalidInputException($"the file holds {(outcomes.Length == 0 ? "no" : "several")} spectra; give a file with one");
        var outcome = outcomes[0];
        return outcome.Record is { } record
            ? new SpectrumFile(UnitConversion.ToWavenumbers(record.Dos, outcome.Unit ?? FrequencyUnit.Terahertz), outcome.Notes)
            : throw new InvalidInputException(outcome.Problem ?? "there is no spectrum", line: outcome.Line);
    }
}
