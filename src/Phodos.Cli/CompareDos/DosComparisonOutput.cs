using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Datasets.Import.SpectrumFiles;
using Spectre.Console;

namespace Phodos.Cli.CompareDos;

/// <summary>Shows the distances of two densities of states.</summary>
internal static class DosComparisonOutput
{
    internal static void Print(Terminal terminal, ComparedDos compared)
    {
        var distances = compared.Distances;
        var table = Terminal.NewTable($"{Path.GetFileName(compared.First)} against {Path.GetFileName(compared.Second)}", "", "unit");
        Row("RMSE, divided by the maxima", distances.Rmse, "F4");
        Row("MSE", distances.Mse, "F4");
        Row("MAE", distances.Mae, "F4");
        Row("R2, the second as reference", distances.R2, "F3");
        Row("overlap of the states", distances.Overlap, "F3");
        Row("cosine", distances.Cosine, "F3");
        Row("Wasserstein-1", distances.Wasserstein, "F1", "cm⁻¹");
        Row("difference of the mean frequencies", distances.MeanFrequency, "F1", "cm⁻¹");
        Row("of the rms frequencies", distances.RmsFrequency, "F1", "cm⁻¹");
        Row("of the frequencies with 0.5 % of the states above", distances.MaximumFrequency, "F1", "cm⁻¹");
        Row("of C_V at 300 K", distances.HeatCapacity, "F3", "J/K/mol-atom");
        Row("of S at 300 K", distances.Entropy, "F3", "J/K/mol-atom");
        terminal.Print(table);

        void Row(string name, double? value, string format, string unit = "")
        {
            // What is rounded to zero has no sign.
            var text = value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
            table.AddRow(name, text.Trim('-', '0', '.').Length == 0 ? text.TrimStart('-') : text, unit);
        }
    }
}
