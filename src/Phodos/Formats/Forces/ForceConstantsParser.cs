using Phodos.Crystals;
using Phodos.Formats.Documents;
using YamlDotNet.Core.Events;

namespace Phodos.Formats.Forces;

/// <summary>
/// Reads <c>force_constants:</c> of a phonopy file: <c>shape</c>, two numbers of atoms, and <c>elements</c>, the blocks by rows.
/// </summary>
/// <param name="yaml">The section.</param>
internal sealed class ForceConstantsParser(YamlCursor yaml)
{
    private const string Section = "force_constants";

    private readonly List<double> _values = [];
    private (int Rows, int Atoms)? _shape;

    /// <summary>The numbers of rows and of atoms, and the blocks in the unit of the file, [rows, atoms, 3, 3].</summary>
    /// <exception cref="InvalidInputException">The section is broken; the line is given.</exception>
    internal (int Rows, int Atoms, List<double> Values) Read()
    {
        var line = yaml.Line;
        yaml.Consume<StreamStart>(Section);
        yaml.Consume<DocumentStart>(Section);
        yaml.Consume<MappingStart>(Section);
        yaml.Key();
        yaml.Consume<MappingStart>(Section);
        while (!yaml.TryConsume<MappingEnd>())
        {
            switch (yaml.Key())
            {
                case "shape":
                    _shape = Shape();
                    break;
                case "elements":
                    ReadElements();
                    break;
                default:
                    yaml.Skip();
                    break;
            }
        }

        yaml.Consume<MappingEnd>("what follows the force constants");
        if (_shape is not var (rows, atoms))
            throw new InvalidInputException("the force constants have no 'shape'", line: line);
        return _values.Count == 9L * rows * atoms
            ? (rows, atoms, _values)
            : throw new InvalidInputException(
                $"there are {_values.Count / 9} blocks of force constants, not {rows} x {atoms}; is the file complete?", line: line);
    }

    private (int Rows, int Atoms) Shape()
    {
        const string What = "the shape of the force constants";
        yaml.Consume<SequenceStart>(What);
        var shape = (yaml.Count(What, Crystal.MaximumAtoms), yaml.Count(What, Crystal.MaximumAtoms));
        yaml.Consume<SequenceEnd>(What);
        return shape;
    }

    private void ReadElements()
    {
        yaml.Consume<SequenceStart>("the list of force constants");
        while (!yaml.TryConsume<SequenceEnd>())
        {
            if (_values.Count == 9 * ForceConstantsFile.MaximumBlocks)
            {
                throw new InvalidInputException(
                    $"there are more than {ForceConstantsFile.MaximumBlocks} blocks of force constants; write the compact form",
                    line: yaml.Line);
            }

            const string Block = "a block of force constants";
            yaml.Consume<SequenceStart>(Block);
            for (var i = 0; i < 3; i++)
            {
                var row = yaml.Vector("a row of a block of force constants");
                _values.AddRange([row.X, row.Y, row.Z]);
            }

            yaml.Consume<SequenceEnd>(Block);
        }
    }
}
