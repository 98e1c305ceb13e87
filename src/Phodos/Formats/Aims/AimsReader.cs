using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Aims;

/// <summary>Reads a geometry.in line by line.</summary>
internal static class AimsReader
{
    /// <summary>The character that begins a comment.</summary>
    internal const string CommentMarks = "#";

    private const int MaximumWarnings = 5;

    internal static (Crystal Crystal, ImmutableArray<string> Warnings) Read(string text)
    {
        var lines = new TextLines(text, CommentMarks);
        var vectors = new List<Vector3D>();
        var atoms = new List<AimsAtom>();
        var warnings = ImmutableArray.CreateBuilder<string>();
        var species = new SpeciesReader("write a symbol such as Na");
        while (lines.TryMoveToWords())
        {
            switch (lines.Word(0))
            {
                case AimsKeyword.LatticeVector when vectors.Count == 3:
                    throw lines.Fault("a fourth lattice_vector; a crystal has three");
                case AimsKeyword.LatticeVector:
                    vectors.Add(lines.VectorAt(1, "the three components of a lattice vector"));
                    break;
                case AimsKeyword.Atom or AimsKeyword.FractionalAtom when atoms.Count == Crystal.MaximumAtoms:
                    throw lines.Fault($"the file has more than {Crystal.MaximumAtoms} atoms");
                case AimsKeyword.Atom or AimsKeyword.FractionalAtom:
                    atoms.Add(AimsAtom.Read(lines, species));
                    break;
                case AimsKeyword.Isotope when atoms is [.., var last]:
                    species.Masses.Add(last.Element, lines.NumberAt(1, "the mass number of an isotope"), lines.Number);
                    break;
                case var word when !AimsKeyword.IsKnown(word) && warnings.Count < MaximumWarnings:
                    warnings.Add($"line {lines.Number}: the line of the unknown keyword {Excerpt.Quoted(word)} is ignored");
                    break;
            }
        }

        if (vectors is not [var a, var b, var c])
        {
            throw lines.Fault(
                $"{vectors.Count} lines lattice_vector; a crystal needs three, and a molecule or a slab without them is not read");
        }

        if (atoms.Count == 0)
            throw lines.Fault("the file has no atoms; write lines such as 'atom_frac 0 0 0 Na'");
        var lattice = LineFault.At(lines.Number, () => new Lattice(a, b, c));
        ImmutableArray<Vector3D> positions = [.. atoms.Select(atom => atom.FractionalPosition(lattice))];
        var crystal = LineFault.At(lines.Number, () => new Crystal(lattice, [.. atoms.Select(atom => atom.Element)], positions));
        warnings.AddRange(species.Warnings());
        return (crystal, warnings.ToImmutable());
    }
}
