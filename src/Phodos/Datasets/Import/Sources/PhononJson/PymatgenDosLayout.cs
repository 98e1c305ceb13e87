using System.Text.Json;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources.PhononJson;

/// <summary>
/// The phonon documents of the Materials Project, with the names of now (<c>phonon_dos</c> with <c>projected_densities</c>,
/// <c>structure</c>, <c>material_id</c>; emmet-core, <c>PhononBSDOSDoc</c>) and of before (<c>ph_dos</c> with <c>pdos</c>), and the
/// <c>CompletePhononDos</c> of pymatgen alone. Frequencies are in THz; the parts are in the order of the sites.
/// </summary>
internal sealed class PymatgenDosLayout : IPhononJsonLayout
{
    private static readonly string[] DosKeys = ["phonon_dos", "ph_dos"];
    private static readonly string[] BandKeys = ["phonon_bandstructure", "ph_bs"];

    public FrequencyUnit Unit => FrequencyUnit.Terahertz;

    public bool Recognizes(JsonElement entry) => DosOf(entry) is not null;

    public string? IdOf(JsonElement entry) =>
        entry.Word("material_id", "mp-id", "mp_id", "identifier", "task_id") ?? DosOf(entry)?.Word("material_id", "identifier");

    public DosRecord Read(JsonElement entry, string id, List<string> notes)
    {
        var dos = DosOf(entry)!.Value;
        var bands = entry.Object(BandKeys);
        var structure = dos.Object("structure") ?? entry.Object("structure") ?? bands?.Object("structure")
            ?? throw new InvalidInputException("there is no structure beside the phonon density of states; give one under 'structure'");
        var crystal = JsonValues.CrystalOf(structure.GetRawText(), "pymatgen", notes);
        var sites = dos.List("projected_densities", "pdos")?.EnumerateArray()
            .Select((site, index) => JsonValues.Numbers(site, $"pdos[{index}]"));
        var spectrum = SiteSpectrum.Of(dos.Numbers("frequencies"), dos.Numbers("densities"), [.. sites ?? []], crystal, notes);
        return new DosRecord(id, crystal, spectrum)
        {
            SpaceGroup = SpaceGroupOf(entry),
            HasBornCharges = bands?.Truth("has_nac"),
        };
    }

    private static JsonElement? DosOf(JsonElement entry) =>
        entry.Object(DosKeys) ?? (entry.List("frequencies") is not null && entry.List("densities") is not null ? entry : null);

    private static int? SpaceGroupOf(JsonElement entry) =>
        entry.Object("symmetry") is { } symmetry && symmetry.TryGetProperty("number", out var number)
        && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var group) && group is >= 1 and <= 230
            ? group
            : null;
}
