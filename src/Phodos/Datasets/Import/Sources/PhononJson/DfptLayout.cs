using System.Text.Json;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources.PhononJson;

/// <summary>
/// The files of the DFPT phonons of G. Petretto et al., Sci. Data 5, 180065 (2018), one a crystal: <c>phonon.dos_frequencies</c> in
/// cm⁻¹ with <c>phonon.ph_dos</c>, and <c>metadata</c> with <c>material_id</c> and the structure as CIF. Where the spectrum does not
/// count the 3N states of that structure, its shape alone is used.
/// </summary>
internal sealed class DfptLayout : IPhononJsonLayout
{
    // As much as the check of the states lets pass.
    private const double CountTolerance = Checks.LostStatesCheck.DefaultTolerance;

    public FrequencyUnit Unit => FrequencyUnit.Wavenumber;

    public bool Recognizes(JsonElement entry) => entry.Object("phonon")?.List("dos_frequencies") is not null;

    public string? IdOf(JsonElement entry) => entry.Object("metadata")?.Word("material_id");

    public DosRecord Read(JsonElement entry, string id, List<string> notes)
    {
        var phonon = entry.Object("phonon")!.Value;
        var cif = entry.Object("metadata")?.Word("structure")
            ?? throw new InvalidInputException("there is no structure under metadata.structure; it is a CIF");
        var crystal = JsonValues.CrystalOf(cif, "cif", notes);
        var spectrum = SiteSpectrum.Of(phonon.Numbers("dos_frequencies"), phonon.Numbers("ph_dos"), [], crystal, notes);
        var states = 3 * crystal.AtomCount;
        if (spectrum.Normalization == DosNormalization.PerCell && spectrum.Integral > 0
            && Math.Abs(spectrum.Integral / states - 1) > CountTolerance)
        {
            notes.Add(FormattableString.Invariant(
                $"the integral is {spectrum.Integral:G5}, not 3N = {states}; the spectrum was divided by it, since its unit is not known"));
            spectrum = spectrum.SumNormalize();
        }

        return new DosRecord(id, crystal, spectrum);
    }
}
