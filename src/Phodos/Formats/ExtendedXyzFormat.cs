using System.Collections.Immutable;
using Phodos.Formats.ExtendedXyz;
using Phodos.Formats.Reading;

namespace Phodos.Formats;

/// <summary>
/// Extended XYZ as ASE, GPUMD and OVITO write it (<see href="https://github.com/libAtoms/extxyz"/>): the cell and the meaning of the
/// columns stand as <c>key=value</c> on the second line. The first structure is read; one that is not periodic in all directions
/// is refused.
/// </summary>
internal sealed class ExtendedXyzFormat : IStructureFormat
{
    public string Name => "extxyz";

    public ImmutableArray<string> FileNamePatterns { get; } = ["*.xyz", "*.extxyz"];

    // A plain XYZ file is recognised as well, so that the message says what it lacks.
    public bool Recognizes(string head)
    {
        var lines = new TextLines(head, commentMarks: "");
        if (!lines.TryMoveNext() || lines.WordCount != 1 || !InvariantNumber.TryParseCount(lines.Word(0), out _) || !lines.TryMoveNext())
            return false;
        return Has("lattice") || Has("properties")
            || (lines.TryMoveNext() && lines.WordCount > 3 && SpeciesWord.Parse(lines.Word(0)).Kind != SpeciesKind.None
                && lines.IsNumber(1) && lines.IsNumber(2) && lines.IsNumber(3));
        bool Has(string key) => lines.Line.Contains(key, StringComparison.OrdinalIgnoreCase) && lines.Line.Contains('=');
    }

    public StructureFile Read(string text) => ExtendedXyzReader.Read(text, Name);
}
