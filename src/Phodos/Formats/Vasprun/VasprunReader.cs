using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Documents;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Vasprun;

/// <summary>Reads the atoms and the last structure of a vasprun.xml.</summary>
internal sealed class VasprunReader
{
    private readonly VasprunXml _xml;
    private readonly StatedMasses _masses = new();
    private List<Element> _species = [];
    private List<Vector3D> _basis = [];
    private List<Vector3D> _positions = [];
    private int _structureLine = 1;
    private int _calculations;

    private VasprunReader(VasprunXml xml) => _xml = xml;

    /// <summary>The structure that the calculation ended with.</summary>
    /// <exception cref="InvalidInputException">The text is no whole XML, or has no structure; the line is given.</exception>
    internal static DocumentStructure Read(string text) =>
        VasprunXml.Read(new StringReader(text.TrimStart()), xml => new VasprunReader(xml).Read());

    private DocumentStructure Read()
    {
        while (_xml.MoveToElement())
        {
            switch (_xml.Current)
            {
                case ("calculation", _):
                    _calculations++;
                    break;
                case ("array", "atoms"):
                    _species = _xml.Species();
                    break;
                case ("array", "atomtypes"):
                    ReadTypes();
                    break;
                case ("varray", "basis"):
                    (_basis, _structureLine) = (_xml.Vectors(), _xml.Line);
                    break;
                // Inside of <structure> the positions follow the basis; forces and stresses have other names.
                case ("varray", "positions"):
                    _positions = _xml.Vectors();
                    break;
            }
        }

        if (_basis is not [var a, var b, var c] || _positions.Count == 0 || _species.Count == 0)
            throw _xml.Fault("the file has no structure; is it the vasprun.xml of a calculation?");
        var crystal = LineFault.At(_structureLine, () => new Crystal(new Lattice(a, b, c), [.. _species], [.. _positions]));
        ImmutableArray<string> warnings = _calculations > 1
            ? [$"line {_structureLine}: the file has {_calculations} configurations; the last is read", .. _masses.Warnings()]
            : [.. _masses.Warnings()];
        return new DocumentStructure(crystal, warnings, Math.Max(_calculations, 1));
    }

    // A type is its number of atoms, its element, its mass, its electrons and its potential.
    private void ReadTypes()
    {
        foreach (var row in _xml.Rows())
        {
            if (row is [_, var symbol, var text, ..] && ElementLabel.TryExact(symbol) is { } element && InvariantNumber.TryParse(text, out var mass))
                _masses.Add(element, mass, _xml.Line);
        }
    }
}
