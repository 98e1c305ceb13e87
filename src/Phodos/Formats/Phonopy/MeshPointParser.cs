using Phodos.Formats.Documents;
using YamlDotNet.Core.Events;

namespace Phodos.Formats.Phonopy;

/// <summary>Reads the list under <c>phonon:</c> of a <c>mesh.yaml</c>, one wave vector after the other.</summary>
internal sealed class MeshPointParser
{
    private const double NormTolerance = 0.01;

    private readonly YamlCursor _yaml;
    private readonly int _atoms;
    private bool _isBegun;
    private bool _isEnded;

    /// <param name="text">What follows the line of <c>phonon:</c>.</param>
    /// <param name="linesBefore">The lines of the file before the text.</param>
    /// <param name="atoms">The atoms of the primitive cell.</param>
    internal MeshPointParser(TextReader text, int linesBefore, int atoms) =>
        (_yaml, _atoms) = (new YamlCursor(text, linesBefore, "phonopy writes it in mesh.yaml"), atoms);

    /// <summary>The next wave vector, or null at the end of the list.</summary>
    /// <exception cref="InvalidInputException">The text is no such list; the line is given.</exception>
    internal MeshPoint? Read()
    {
        if (!_isBegun)
            Begin();
        if (_isEnded || _yaml.TryConsume<SequenceEnd>())
        {
            _isEnded = true;
            return null;
        }

        return Point();
    }

    private void Begin()
    {
        _isBegun = true;
        _yaml.Consume<StreamStart>("the list of wave vectors");
        _isEnded = _yaml.IsAt<StreamEnd>();
        if (_isEnded)
            return;
        _yaml.Consume<DocumentStart>("the list of wave vectors");
        _yaml.Consume<SequenceStart>("the list of wave vectors");
    }

    private MeshPoint Point()
    {
        var line = _yaml.Line;
        double? weight = null;
        List<MeshMode>? modes = null;
        _yaml.Consume<MappingStart>("a wave vector");
        while (!_yaml.TryConsume<MappingEnd>())
        {
            switch (_yaml.Key())
            {
                case "weight":
                    weight = _yaml.Number("weight");
                    break;
                case "band":
                    modes = Modes();
                    break;
                default:
                    _yaml.Skip();
                    break;
            }
        }

        if (!(weight > 0))
            throw new InvalidInputException("the wave vector has no weight above 0; is it the mesh.yaml of phonopy?", line: line);
        return modes?.Count == 3 * _atoms
            ? new MeshPoint(weight.Value, modes)
            : throw new InvalidInputException(
                $"the wave vector has {modes?.Count ?? 0} bands; {_atoms} atoms have {3 * _atoms}", line: line);
    }

    private List<MeshMode> Modes()
    {
        var modes = new List<MeshMode>(3 * _atoms);
        _yaml.Consume<SequenceStart>("band");
        while (!_yaml.TryConsume<SequenceEnd>())
        {
            if (modes.Count == 3 * _atoms)
                throw new InvalidInputException($"there are more bands than the {3 * _atoms} of {_atoms} atoms", line: _yaml.Line);
            modes.Add(Mode());
        }

        return modes;
    }

    private MeshMode Mode()
    {
        var line = _yaml.Line;
        double? frequency = null;
        double[]? shares = null;
        _yaml.Consume<MappingStart>("a band");
        while (!_yaml.TryConsume<MappingEnd>())
        {
            switch (_yaml.Key())
            {
                case "frequency":
                    frequency = _yaml.Number("frequency");
                    break;
                case "eigenvector":
                    shares = Shares();
                    break;
                default:
                    _yaml.Skip();
                    break;
            }
        }

        return new MeshMode(frequency ?? throw new InvalidInputException("the band has no frequency", line: line), shares);
    }

    // [atoms][3][real, imaginary]
    private double[] Shares()
    {
        var line = _yaml.Line;
        var shares = new double[_atoms];
        _yaml.Consume<SequenceStart>("eigenvector");
        for (var atom = 0; atom < _atoms; atom++)
        {
            _yaml.Consume<SequenceStart>("the eigenvector of an atom");
            for (var direction = 0; direction < 3; direction++)
            {
                const string Component = "a component of the eigenvector";
                _yaml.Consume<SequenceStart>(Component);
                var (real, imaginary) = (_yaml.Number(Component), _yaml.Number(Component));
                _yaml.Consume<SequenceEnd>(Component);
                shares[atom] += real * real + imaginary * imaginary;
            }

            _yaml.Consume<SequenceEnd>("the eigenvector of an atom");
        }

        _yaml.Consume<SequenceEnd>("eigenvector");
        var norm = shares.Sum();
        return Math.Abs(norm - 1) <= NormTolerance
            ? [.. shares.Select(share => share / norm)]
            : throw new InvalidInputException(FormattableString.Invariant($"the eigenvector has the norm {norm:G4}, not 1"), line: line);
    }
}
