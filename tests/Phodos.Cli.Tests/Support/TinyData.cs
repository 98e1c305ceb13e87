using System.Globalization;

namespace Phodos.Cli.Tests.Support;

/// <summary>A data set in the published layout, made up: rock salts and caesium chlorides whose DOS is one peak that moves with the cell.</summary>
internal static class TinyData
{
    internal const int Count = 40;

    internal const string Header = "mp_id,structure,phfreq,phdos,pdos,crystal_system";

    private static readonly (int First, int Second)[] Pairs =
        [(11, 17), (12, 8), (20, 8), (3, 9), (19, 35), (30, 16), (31, 33), (13, 15), (5, 7), (6, 14)];

    /// <summary>Writes the data set.</summary>
    internal static void Write(string path, int count = Count) => File.WriteAllLines(path, [Header, .. Enumerable.Range(0, count).Select(Row)]);

    /// <summary>One line of it.</summary>
    internal static string Row(int row)
    {
        var (first, second) = Pairs[row % Pairs.Length];
        var half = Text(2.4 + 0.02 * row);
        var (cell, position) = row % 2 == 0
            ? ($"[[0.0, {half}, {half}], [{half}, 0.0, {half}], [{half}, {half}, 0.0]]", $"[{half}, 0.0, 0.0]")
            : ($"[[{Text(3 + 0.02 * row)}, 0, 0], [0, {Text(3 + 0.02 * row)}, 0], [0, 0, {Text(3 + 0.02 * row)}]]", Centre(3 + 0.02 * row));
        var frequencies = Enumerable.Range(0, 51).Select(point => 20.0 * point).ToArray();
        var dos = frequencies.Select(frequency => Math.Max(0, 1 - Math.Abs(frequency - (200 + 20 * row % 600)) / 150)).ToArray();
        var structure = $"{{'numbers': [{first}, {second}], 'positions': [[0.0, 0.0, 0.0], {position}], 'cell': {cell}, 'pbc': [True, True, True]}}";
        return $"made-up-{row},\"{structure}\",\"[{List(frequencies)}]\",\"[{List(dos)}]\",{{}},Cubic";
    }

    private static string Centre(double edge) => $"[{Text(edge / 2)}, {Text(edge / 2)}, {Text(edge / 2)}]";

    private static string List(double[] values) => string.Join(", ", values.Select(Text));

    private static string Text(double value) => Math.Round(value, 6).ToString("R", CultureInfo.InvariantCulture);
}
