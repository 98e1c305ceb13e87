using System.Collections.Immutable;
using Phodos.Formats.Phonopy;

namespace Phodos.Formats;

/// <summary>
/// The cells in YAML files of phonopy and phono3py (<see href="https://phonopy.github.io/phonopy/"/>): <c>phonopy.yaml</c>,
/// <c>phonopy_disp.yaml</c>, <c>POSCAR.yaml</c>, and <c>band.yaml</c> and <c>mesh.yaml</c> with their lattice and points.
/// </summary>
/// <param name="cell">The cell that is wanted.</param>
internal sealed class PhonopyFormat(PhonopyCell cell = PhonopyCell.Unit) : IStructureFormat
{
    private static readonly string[] Keys = ["phonopy:", "phono3py:", "unit_cell:", "primitive_cell:", "supercell:"];

    public string Name => "phonopy";

    public ImmutableArray<string> FileNamePatterns { get; } = ["*phonopy*.yaml", "*phono3py*.yaml"];

    public bool Recognizes(string head)
    {
        bool hasLattice = false, hasPoints = false;
        foreach (var line in head.AsSpan().EnumerateLines())
        {
            foreach (var key in Keys)
            {
                if (line.StartsWith(key, StringComparison.Ordinal))
                    return true;
            }

            hasLattice |= line.StartsWith("lattice:", StringComparison.Ordinal);
            hasPoints |= line.StartsWith("points:", StringComparison.Ordinal) || line.StartsWith("atoms:", StringComparison.Ordinal);
        }

        return hasLattice && hasPoints;
    }

    public StructureFile Read(string text)
    {
        var structure = PhonopyReader.Read(text, cell);
        return new StructureFile(structure.Crystal, Name, null, structure.Warnings);
    }
}
