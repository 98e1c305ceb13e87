using Phodos.Formats.Documents;
using Phodos.Formats.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Phodos.Formats.Phonopy;

/// <summary>Reads the list under <c>phonon:</c> of a <c>mesh.yaml</c> from the events of the YAML parser.</summary>
internal sealed class MeshPointParser
{
    // What is passed over, such as group velocities, is not nested deeper.
    private const int MaximumDepth = 16;
    private const double NormTolerance = 0.01;

    private readonly YamlEvents _events;
    private readonly int _linesBefore;
    private readonly int _atoms;
    private bool _isBegun;
    private bool _isEnded;

    /// <param name="text">What follows the line of <c>phonon:</c>.</param>
    /// <param name="linesBefore">The lines of the file before the text.</param>
    /// <param name="atoms">The atoms of the primitive cell.</param>
    internal MeshPointParser(TextReader text, int linesBefore, int atoms) =>
        (_events, _linesBefore, _atoms) = (new YamlEvents(text), linesBefore, atoms);

    private int Line => _linesBefore + (int)(_events.Current?.Start.Line ?? 1);

    /// <summary>The next wave vector, or null at the end of the list.</summary>
    /// <exception cref="InvalidInputException">The text is no such list; the line is given.</exception>
    internal MeshPoint? Read()
    {
        try
        {
            if (!_isBegun)
                Begin();
            if (_isEnded || _events.TryConsume<SequenceEnd>(out _))
            {
                _isEnded = true;
                return null;
            }

            return Point();
        }
        catch (YamlException fault)
        {
            var line = _linesBefore + Math.Max((int)fault.Start.Line, 1);
            throw new InvalidInputException(
                $"this is no valid YAML: {fault.Message.ReplaceLineEndings(" ")}", line: line, innerException: fault);
        }
    }

    private void Begin()
    {
        _isBegun = true;
        _events.MoveNext();
        Consume<StreamStart>("the list of wave vectors");
        _isEnded = _events.Current is StreamEnd;
        if (_isEnded)
            return;
        Consume<DocumentStart>("the list of wave vectors");
        Consume<SequenceStart>("the list of wave vectors");
    }

    private MeshPoint Point()
    {
        var line = Line;
        double? weight = null;
        List<MeshMode>? modes = null;
        Consume<MappingStart>("a wave vector");
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            switch (Key())
            {
                case "weight":
                    weight = Number("weight");
                    break;
                case "band":
                    modes = Modes();
                    break;
                default:
                    Skip();
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
        Consume<SequenceStart>("band");
        while (!_events.TryConsume<SequenceEnd>(out _))
        {
            if (modes.Count == 3 * _atoms)
                throw new InvalidInputException($"there are more bands than the {3 * _atoms} of {_atoms} atoms", line: Line);
            modes.Add(Mode());
        }

        return modes;
    }

    private MeshMode Mode()
    {
        var line = Line;
        double? frequency = null;
        double[]? shares = null;
        Consume<MappingStart>("a band");
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            switch (Key())
            {
                case "frequency":
                    frequency = Number("frequency");
                    break;
                case "eigenvector":
                    shares = Shares();
                    break;
                default:
                    Skip();
                    break;
            }
        }

        return new MeshMode(frequency ?? throw new InvalidInputException("the band has no frequency", line: line), shares);
    }

    // [atoms][3][real, imaginary]
    private double[] Shares()
    {
        var line = Line;
        var shares = new double[_atoms];
        Consume<SequenceStart>("eigenvector");
        for (var atom = 0; atom < _atoms; atom++)
        {
            Consume<SequenceStart>("the eigenvector of an atom");
            for (var direction = 0; direction < 3; direction++)
            {
                Consume<SequenceStart>("a component of the eigenvector");
                var (real, imaginary) = (Number("a component of the eigenvector"), Number("a component of the eigenvector"));
                Consume<SequenceEnd>("a component of the eigenvector");
                shares[atom] += real * real + imaginary * imaginary;
            }

            Consume<SequenceEnd>("the eigenvector of an atom");
        }

        Consume<SequenceEnd>("eigenvector");
        var norm = shares.Sum();
        return Math.Abs(norm - 1) <= NormTolerance
            ? [.. shares.Select(share => share / norm)]
            : throw new InvalidInputException(FormattableString.Invariant($"the eigenvector has the norm {norm:G4}, not 1"), line: line);
    }

    private string Key()
    {
        var line = Line;
        return _events.TryConsume<Scalar>(out var key)
            ? key.Value
            : throw new InvalidInputException("a key is no word", line: line);
    }

    private double Number(string what)
    {
        var line = Line;
        return _events.TryConsume<Scalar>(out var scalar) && InvariantNumber.TryParse(scalar.Value, out var number)
            ? number
            : throw new InvalidInputException($"{what} is no finite number", line: line);
    }

    private void Consume<T>(string what)
        where T : ParsingEvent
    {
        var line = Line;
        if (!_events.TryConsume<T>(out _))
            throw new InvalidInputException($"{what} is not as phonopy writes it in mesh.yaml", line: line);
    }

    private void Skip()
    {
        var depth = 0;
        do
        {
            depth += _events.Current!.NestingIncrease;
            if (depth > MaximumDepth)
                throw new InvalidInputException($"the values are nested deeper than {MaximumDepth}", line: Line);
            _events.MoveNext();
        }
        while (depth > 0);
    }
}
