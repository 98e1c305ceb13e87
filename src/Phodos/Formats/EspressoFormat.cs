using System.Collections.Immutable;
using Phodos.Formats.QuantumEspresso;
using Phodos.Formats.Reading;

namespace Phodos.Formats;

/// <summary>
/// The input of Quantum ESPRESSO's pw.x (<see href="https://www.quantum-espresso.org/Doc/INPUT_PW.html"/>): the cell from ibrav or
/// CELL_PARAMETERS, the atoms from ATOMIC_POSITIONS. Everything else is ignored.
/// </summary>
internal sealed class EspressoFormat : IStructureFormat
{
    public string Name => "espresso";

    public ImmutableArray<string> FileNamePatterns { get; } = ["*.pwi", "*.pw.in", "*.scf.in", "*.vc-relax.in", "*.relax.in"];

    public bool Recognizes(string head)
    {
        var lines = new TextLines(head, "!#");
        return lines.TryMoveToWords()
            && (IsGroup("&control") || IsGroup("&system"));
        bool IsGroup(string name) => lines.Word(0).Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    public StructureFile Read(string text)
    {
        var (crystal, warnings) = EspressoReader.Read(text);
        return new StructureFile(crystal, Name, null, warnings);
    }
}
