using Phodos.Cli.Console;
using Phodos.Reports.Inspection;
using static System.FormattableString;

namespace Phodos.Cli.Inspect;

/// <summary>A few lines a file, for a person. Files that were not read have none: their faults go to standard error.</summary>
internal sealed class TextOutput : IInspectionOutput
{
    private const int LabelWidth = 19;

    private bool _isFirst = true;

    public void Print(InspectedFile file)
    {
        if (!file.Ok)
            return;
        if (!_isFirst)
            Terminal.PrintLine("");
        _isFirst = false;

        Terminal.PrintLine(file.File);
        Row("format", file.Blocks > 1 ? Invariant($"{file.Format}, the first of {file.Blocks} structures") : file.Format!);
        if (file.Title is { } title)
            Row("title", title);
        Row("formula", file.Formula!);
        Row("atoms", file.PrimitiveAtoms is { } primitive
            ? Invariant($"{file.Atoms} ({file.CellFormula}), {primitive} in the primitive cell")
            : Invariant($"{file.Atoms} ({file.CellFormula})"));
        var cell = file.Cell!;
        Row("cell", Invariant($"a {cell.A:0.0000}  b {cell.B:0.0000}  c {cell.C:0.0000} Å"));
        Row("angles", Invariant($"α {cell.Alpha:0.###}  β {cell.Beta:0.###}  γ {cell.Gamma:0.###}°"));
        Row("volume", Invariant($"{file.Volume:0.000} Å³, {file.VolumePerAtom:0.000} Å³ an atom"));
        Row("density", Invariant($"{file.Density:0.000} g/cm³"));
        Row(
            "space group",
            file.Spacegroup is not null ? Invariant($"{file.SpacegroupSymbol} ({file.Spacegroup}), {file.CrystalSystem}") : "not found");
        Row("shortest distance", Invariant($"{file.MinDistance:0.000} Å"));
        foreach (var warning in file.Warnings!)
            Row("warning", warning);
    }

    public void Dispose()
    {
        // Each line is printed when it is known; nothing is left open.
    }

    private static void Row(string label, string value) => Terminal.PrintLine("  " + label.PadRight(LabelWidth) + value);
}
