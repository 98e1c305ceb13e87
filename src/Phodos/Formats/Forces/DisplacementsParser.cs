using Phodos.Crystals;
using Phodos.Formats.Documents;
using YamlDotNet.Core.Events;

namespace Phodos.Formats.Forces;

/// <summary>
/// Reads <c>displacements:</c> of a phonopy file, in which either one atom is displaced at a time (<c>atom</c>, <c>displacement</c>,
/// <c>forces</c>) or all are (a list with <c>displacement</c> and <c>force</c> of each).
/// </summary>
/// <param name="yaml">The section.</param>
internal sealed class DisplacementsParser(YamlCursor yaml)
{
    /// <summary>The most vectors of displacements and forces: 20 million, 480 MB.</summary>
    internal const int MaximumVectors = 20_000_000;

    private const string Section = "displacements";

    private int _vectors;

    /// <summary>All displacements, in the units of the file.</summary>
    /// <exception cref="InvalidInputException">The section is broken; the line is given.</exception>
    internal List<FileDisplacement> Read()
    {
        yaml.Consume<StreamStart>(Section);
        yaml.Consume<DocumentStart>(Section);
        yaml.Consume<MappingStart>(Section);
        yaml.Key();
        var displacements = new List<FileDisplacement>();
        if (yaml.IsAt<Scalar>() && yaml.Text(Section) is "" or "~" or "null")
            return displacements;
        yaml.Consume<SequenceStart>(Section);
        while (!yaml.TryConsume<SequenceEnd>())
        {
            var line = yaml.Line;
            var displacement = yaml.TryConsume<SequenceStart>() ? ReadAllAtoms(line) : ReadOneAtom(line);
            if (displacements.Count > 0 && displacements[0].HasForces != displacement.HasForces)
            {
                throw new InvalidInputException(
                    $"displacement {displacements.Count + 1} has {(displacement.HasForces ? "forces" : "no forces")}, unlike the first; "
                    + "give the forces of all",
                    line: line);
            }

            displacements.Add(displacement);
        }

        yaml.Consume<MappingEnd>("what follows the displacements");
        return displacements;
    }

    private FileDisplacement ReadOneAtom(int line)
    {
        int? atom = null;
        Vector3D? displacement = null;
        List<Vector3D>? forces = null;
        yaml.Consume<MappingStart>("a displacement");
        while (!yaml.TryConsume<MappingEnd>())
        {
            switch (yaml.Key())
            {
                case "atom":
                    atom = yaml.Count("the displaced atom", Crystal.MaximumAtoms);
                    break;
                case "displacement":
                    displacement = Next("the displacement");
                    break;
                case "forces":
                    forces = Forces();
                    break;
                default:
                    yaml.Skip();
                    break;
            }
        }

        if (atom is null || displacement is null)
            throw new InvalidInputException($"the displacement has no '{(atom is null ? "atom" : "displacement")}'", line: line);
        return new FileDisplacement(line, atom - 1, [displacement.Value], forces);
    }

    private List<Vector3D> Forces()
    {
        var forces = new List<Vector3D>();
        yaml.Consume<SequenceStart>("the list of forces");
        while (!yaml.TryConsume<SequenceEnd>())
            forces.Add(Next("the force on an atom"));
        return forces;
    }

    private FileDisplacement ReadAllAtoms(int line)
    {
        var displacements = new List<Vector3D>();
        var forces = new List<Vector3D>();
        while (!yaml.TryConsume<SequenceEnd>())
        {
            var atomLine = yaml.Line;
            Vector3D? displacement = null;
            yaml.Consume<MappingStart>("the displacement of an atom");
            while (!yaml.TryConsume<MappingEnd>())
            {
                switch (yaml.Key())
                {
                    case "displacement":
                        displacement = Next("the displacement of an atom");
                        break;
                    case "force":
                        forces.Add(Next("the force on an atom"));
                        break;
                    default:
                        yaml.Skip();
                        break;
                }
            }

            displacements.Add(displacement ?? throw new InvalidInputException("the atom has no 'displacement'", line: atomLine));
        }

        return new FileDisplacement(line, null, displacements, forces.Count > 0 ? forces : null);
    }

    private Vector3D Next(string what) => ++_vectors <= MaximumVectors
        ? yaml.Vector(what)
        : throw new InvalidInputException($"there are more than {MaximumVectors} displacements and forces", line: yaml.Line);
}
