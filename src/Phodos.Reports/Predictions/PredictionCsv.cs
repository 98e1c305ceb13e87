using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Phodos.Reports.Predictions;

/// <summary>Predictions as comma-separated values.</summary>
public static class PredictionCsv
{
    /// <summary>The DOS, its parts and its errors, a row a frequency.</summary>
    public static string OfSpectrum(CrystalPrediction prediction, ShownSpectrum shown)
    {
        List<(string Name, ImmutableArray<double> Values)> columns =
        [
            ("frequency_" + shown.PlainUnit, prediction.Frequencies),
            ("dos_" + shown.NormalizationName, prediction.Dos),
        ];
        columns.AddRange(prediction.Elements.Select(part => (part.Key, part.Value)));
        columns.AddRange(prediction.Sites.Select((site, index) => (FormattableString.Invariant($"{site.Element}{index + 1}"), site.Dos)));
        if (!prediction.DosError.IsEmpty)
            columns.Add(("error_90", prediction.DosError));
        return Table(columns);
    }

    /// <summary>The bands, a row a point of the path, with the label where there is one; after all frequencies the velocities, if known.</summary>
    public static string OfBands(BandsDescription bands)
    {
        var unit = bands.Unit == "cm^-1" ? "cm-1" : bands.Unit;
        var labels = bands.Ticks.ToDictionary(tick => tick.Point, tick => tick.Label);
        var text = new StringBuilder("distance_1/angstrom,label,q_1,q_2,q_3");
        for (var band = 1; band <= bands.Frequencies[0].Length; band++)
            text.Append(CultureInfo.InvariantCulture, $",band_{band}_{unit}");
        for (var band = 1; !bands.GroupVelocities.IsDefault && band <= bands.Frequencies[0].Length; band++)
            text.Append(CultureInfo.InvariantCulture, $",velocity_{band}_x_m/s,velocity_{band}_y_m/s,velocity_{band}_z_m/s");
        text.Append('\n');
        for (var point = 0; point < bands.Distances.Length; point++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{bands.Distances[point]},{labels.GetValueOrDefault(point)},");
            IEnumerable<double> velocities = bands.GroupVelocities.IsDefault ? [] : bands.GroupVelocities[point].SelectMany(velocity => velocity);
            text.AppendJoin(',', bands.QPoints[point].Concat(bands.Frequencies[point]).Concat(velocities)
                .Select(value => value.ToString(CultureInfo.InvariantCulture)));
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The thermodynamic functions and their errors, a row a temperature.</summary>
    public static string OfThermodynamics(ThermodynamicTable table)
    {
        List<(string Name, ImmutableArray<double> Values)> columns = [("temperature_K", table.Temperatures)];
        Add("C_V", table.HeatCapacity);
        Add("S", table.Entropy);
        Add("F", table.FreeEnergy);
        Add("U", table.InternalEnergy);
        return Table(columns);

        void Add(string name, EstimateColumn column)
        {
            columns.Add(($"{name} ({column.Unit})", column.Values));
            if (!column.Errors.IsEmpty)
                columns.Add(($"{name} error_90", column.Errors));
        }
    }

    internal static string Table(List<(string Name, ImmutableArray<double> Values)> columns)
    {
        var text = new StringBuilder().AppendJoin(',', columns.Select(column => column.Name)).Append('\n');
        for (var row = 0; row < columns[0].Values.Length; row++)
        {
            text.AppendJoin(',', columns.Select(column => column.Values[row].ToString(CultureInfo.InvariantCulture)));
            text.Append('\n');
        }

        return text.ToString();
    }
}
