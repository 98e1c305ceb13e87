using System.Text.Json;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources.PhononJson;

/// <summary>
/// The entries of the data set <c>edos_pdos</c> of JARVIS-DFT (K. Choudhary et al., npj Comput. Mater. 6, 173 (2020)): <c>jid</c>,
/// <c>atoms</c> and <c>pdos_elast</c>, the phonon density of states at 0, 5, …, 995 cm⁻¹, or <c>"na"</c>. It has no absolute scale and
/// nothing below zero, so it is divided by its integral, and imaginary modes cannot be seen.
/// </summary>
internal sealed class JarvisLayout : IPhononJsonLayout
{
    private const string Dos = "pdos_elast";

    private static readonly FrequencyGrid Grid = new(0, 5, 200);

    public FrequencyUnit Unit => FrequencyUnit.Wavenumber;

    public bool Recognizes(JsonElement entry) => entry.Word("jid") is not null && entry.Object("atoms") is not null;

    public string? IdOf(JsonElement entry) => entry.Word("jid");

    public DosRecord? Read(JsonElement entry, string id, List<string> notes)
    {
        if (entry.List(Dos) is not { } list)
            return null;
        var values = JsonValues.Numbers(list, Dos);
        if (values.Length != Grid.Count)
        {
            throw new InvalidInputException(
                $"{Dos} has {values.Length} values; the published ones have {Grid.Count}, at 0, 5, …, 995 cm⁻¹");
        }

        var spectrum = new DensityOfStates(Grid, [.. values], DosNormalization.PerCell);
        return new DosRecord(
            id,
            JsonValues.CrystalOf(entry.Object("atoms")!.Value.GetRawText(), "jarvis", notes),
            spectrum.Integral > 0 ? spectrum.SumNormalize() : spectrum);
    }
}
