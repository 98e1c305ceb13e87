using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Phodos.Reports.Predictions;

/// <summary>What is told of calculated phonons beyond the usual, as comma-separated values.</summary>
public static class DetailsCsv
{
    private static readonly string[] Axes = ["x", "y", "z"];

    /// <summary>All of it that there is.</summary>
    /// <returns>What the names of the files end in, such as <c>-directions.csv</c>, with their texts.</returns>
    public static IEnumerable<(string Ending, string Text)> Of(CrystalPrediction prediction, ShownSpectrum shown)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(shown);
        if (prediction.Directions is { } directions)
            yield return ("-directions.csv", OfDirections(prediction, shown, directions));
        if (prediction.Participation is { } participation)
            yield return ("-participation.csv", OfParticipation(shown, participation));
        if (prediction.Neutrons is { } neutrons)
            yield return ("-neutrons.csv", OfNeutrons(prediction, shown, neutrons));
        if (prediction.MinimumConductivity is { } conductivity)
            yield return ("-conductivity.csv", OfConductivity(conductivity));
        if (prediction.Displacements is { } displacements)
            yield return ("-displacements.csv", OfDisplacements(displacements));
        if (prediction.BornCharges is { } charges)
            yield return ("-charges.csv", OfCharges(charges));
    }

    private static string OfDirections(CrystalPrediction prediction, ShownSpectrum shown, DirectionsDescription directions)
    {
        List<(string, ImmutableArray<double>)> columns = [Frequencies(prediction, shown)];
        foreach (var (element, (x, y, z)) in directions.Elements)
            Add(element, x, y, z);
        for (var site = 0; site < directions.Sites.Length; site++)
        {
            var (element, _, x, y, z) = directions.Sites[site];
            Add(string.Create(CultureInfo.InvariantCulture, $"{element}{site + 1}"), x, y, z);
        }

        return PredictionCsv.Table(columns);

        void Add(string name, params ImmutableArray<double>[] parts) =>
            columns.AddRange(Axes.Zip(parts, (axis, part) => ($"{name}_{axis}", part)));
    }

    private static string OfNeutrons(CrystalPrediction prediction, ShownSpectrum shown, NeutronsDescription neutrons) => PredictionCsv.Table(
    [
        Frequencies(prediction, shown),
        ("neutron_weighted_dos_" + shown.NormalizationName, neutrons.Dos),
        .. neutrons.Elements.Select(part => (part.Key, part.Value)),
    ]);

    private static string OfParticipation(ShownSpectrum shown, ParticipationDescription participation)
    {
        var text = new StringBuilder($"q_1,q_2,q_3,weight,mode,frequency_{shown.PlainUnit},participation_ratio\n");
        for (var point = 0; point < participation.QPoints.Length; point++)
        {
            var q = participation.QPoints[point];
            for (var mode = 0; mode < participation.Ratios[point].Length; mode++)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{q[0]},{q[1]},{q[2]},{participation.Weights[point]},{mode + 1},{participation.Frequencies[point][mode]},{participation.Ratios[point][mode]}\n");
            }
        }

        return text.ToString();
    }

    private static string OfConductivity(MinimumConductivityDescription conductivity)
    {
        List<(string, ImmutableArray<double>)> columns = [("temperature_K", conductivity.Temperatures)];
        if (conductivity.Cahill is { } cahill)
            columns.Add(($"minimum_Cahill_{conductivity.Unit}", cahill.Values));
        columns.Add(($"minimum_Agne_{conductivity.Unit}", conductivity.Agne.Values));
        return PredictionCsv.Table(columns);
    }

    // A row an atom and temperature.
    private static string OfDisplacements(DisplacementsDescription displacements)
    {
        var text = new StringBuilder("temperature_K,atom,element,U_iso_angstrom^2,U_xx,U_yy,U_zz,U_yz,U_xz,U_xy\n");
        for (var index = 0; index < displacements.Temperatures.Length; index++)
        {
            for (var atom = 0; atom < displacements.Atoms.Length; atom++)
            {
                var (element, _, isotropic, tensors) = displacements.Atoms[atom];
                text.Append(CultureInfo.InvariantCulture, $"{displacements.Temperatures[index]},{atom + 1},{element},{isotropic[index]},");
                text.AppendJoin(',', tensors[index].Select(value => value.ToString(CultureInfo.InvariantCulture))).Append('\n');
            }
        }

        return text.ToString();
    }

    // The dielectric tensor, and a row an atom.
    private static string OfCharges(ChargesDescription charges)
    {
        var text = new StringBuilder("tensor,atom,element,xx,xy,xz,yx,yy,yz,zx,zy,zz\ndielectric,,,");
        Append(charges.Dielectric);
        for (var atom = 0; atom < charges.Atoms.Length; atom++)
        {
            text.Append(CultureInfo.InvariantCulture, $"born_charge_e,{atom + 1},{charges.Atoms[atom].Element},");
            Append(charges.Atoms[atom].Charge);
        }

        return text.ToString();

        void Append(ImmutableArray<ImmutableArray<double>> rows) =>
            text.AppendJoin(',', rows.SelectMany(row => row).Select(value => value.ToString(CultureInfo.InvariantCulture))).Append('\n');
    }

    private static (string, ImmutableArray<double>) Frequencies(CrystalPrediction prediction, ShownSpectrum shown) =>
        ("frequency_" + shown.PlainUnit, prediction.Frequencies);
}
