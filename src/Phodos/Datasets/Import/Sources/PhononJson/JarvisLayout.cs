using System.Collections.Immutable;
using System.Text.Json;
using Phodos.Crystals;
using Phodos.Datasets.Records;
using Phodos.Formats.Reading;
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
            id, CrystalOf(entry.Object("atoms")!.Value), spectrum.Integral > 0 ? spectrum.SumNormalize() : spectrum);
    }

    private static Crystal CrystalOf(JsonElement atoms)
    {
        if (atoms.List("lattice_mat") is not { } rows || rows.GetArrayLength() != 3)
            throw new InvalidInputException("atoms.lattice_mat has not 3 rows");
        if (atoms.List("elements") is not { } names || atoms.List("coords") is not { } places)
            throw new InvalidInputException("atoms has no elements or no coords");
        Vector3D[] vectors =
            [.. rows.EnumerateArray().Select((row, index) => JsonValues.Vector(row, $"row {index + 1} of atoms.lattice_mat"))];
        var lattice = new Lattice(vectors[0], vectors[1], vectors[2]);
        var isCartesian = atoms.Truth("cartesian") ?? false;
        ImmutableArray<Element> species = [.. names.EnumerateArray().Select(ElementOf)];
        ImmutableArray<Vector3D> positions = [.. places.EnumerateArray().Select(
            (place, index) => JsonValues.Vector(place, $"row {index + 1} of atoms.coords")).Select(
            place => isCartesian ? lattice.ToFractional(place) : place)];
        return new Crystal(lattice, species, positions);
    }

    private static Element ElementOf(JsonElement name)
    {
        var symbol = name.ValueKind == JsonValueKind.String ? name.GetString()!.Trim() : name.GetRawText();
        return ElementLabel.TryExact(symbol)
            ?? throw new InvalidInputException($"{Excerpt.Quoted(symbol)} in atoms.elements is no element");
    }
}
