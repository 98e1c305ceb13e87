using System.Collections.Immutable;
using System.Xml;
using Phodos.Crystals;
using Phodos.Formats.Documents;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Vasprun;

/// <summary>Reads the atoms and the last structure of a vasprun.xml; one element of the document is held at a time.</summary>
internal sealed class VasprunReader
{
    private const int MaximumDepth = 64;

    private static readonly char[] Blanks = [' ', '\n', '\t'];

    private readonly XmlReader _xml;
    private readonly StatedMasses _masses = new();
    private readonly ImmutableArray<Element>.Builder _species = ImmutableArray.CreateBuilder<Element>();
    private List<Vector3D> _basis = [];
    private List<Vector3D> _positions = [];
    private int _structureLine = 1;
    private int _calculations;

    private VasprunReader(XmlReader xml) => _xml = xml;

    private int Line => ((IXmlLineInfo)_xml).LineNumber;

    /// <summary>The structure that the calculation ended with.</summary>
    /// <exception cref="InvalidInputException">The text is no whole XML, or has no structure; the line is given.</exception>
    internal static DocumentStructure Read(string text)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreWhitespace = true,
            CheckCharacters = false,
        };
        using var xml = XmlReader.Create(new StringReader(text.TrimStart()), settings);
        try
        {
            return new VasprunReader(xml).Read();
        }
        catch (XmlException fault)
        {
            throw new InvalidInputException(
                "this is no whole XML; a calculation that was stopped leaves its file cut short: give its CONTCAR or POSCAR",
                line: Math.Max(fault.LineNumber, 1),
                innerException: fault);
        }
    }

    private DocumentStructure Read()
    {
        while (_xml.Read())
        {
            if (_xml.Depth > MaximumDepth)
                throw Fault($"the elements are nested deeper than {MaximumDepth}");
            if (_xml.NodeType != XmlNodeType.Element)
                continue;
            switch ((_xml.Name, _xml.GetAttribute("name")))
            {
                case ("calculation", _):
                    _calculations++;
                    break;
                case ("array", "atoms"):
                    ReadAtoms();
                    break;
                case ("array", "atomtypes"):
                    ReadTypes();
                    break;
                case ("varray", "basis"):
                    (_basis, _structureLine) = (ReadVectors(), Line);
                    break;
                // Inside of <structure> the positions follow the basis; forces and stresses have other names.
                case ("varray", "positions"):
                    _positions = ReadVectors();
                    break;
            }
        }

        if (_basis is not [var a, var b, var c] || _positions.Count == 0 || _species.Count == 0)
            throw Fault("the file has no structure; is it the vasprun.xml of a calculation?");
        var crystal = LineFault.At(_structureLine, () => new Crystal(new Lattice(a, b, c), _species.ToImmutable(), [.. _positions]));
        ImmutableArray<string> warnings = _calculations > 1
            ? [$"line {_structureLine}: the file has {_calculations} configurations; the last is read", .. _masses.Warnings()]
            : [.. _masses.Warnings()];
        return new DocumentStructure(crystal, warnings, Math.Max(_calculations, 1));
    }

    private void ReadAtoms()
    {
        _species.Clear();
        foreach (var row in Rows())
        {
            if (_species.Count == Crystal.MaximumAtoms)
                throw Fault($"the file has more than {Crystal.MaximumAtoms} atoms");
            var symbol = row is [var first, ..] ? first : "";
            _species.Add(ElementLabel.TryExact(symbol) ?? throw Fault($"atom {_species.Count + 1} is {Excerpt.Quoted(symbol)}, which is no element"));
        }
    }

    // A type is its number of atoms, its element, its mass, its electrons and its potential.
    private void ReadTypes()
    {
        foreach (var row in Rows())
        {
            if (row is [_, var symbol, var text, ..] && ElementLabel.TryExact(symbol) is { } element && InvariantNumber.TryParse(text, out var mass))
                _masses.Add(element, mass, Line);
        }
    }

    // The cells of the rows (rc) of an array, one row after the other.
    private IEnumerable<List<string>> Rows()
    {
        using var array = _xml.ReadSubtree();
        var row = new List<string>();
        while (array.Read())
        {
            if (array is { NodeType: XmlNodeType.Element, Name: "c" })
                row.Add(ReadText(array));
            if (array is { NodeType: XmlNodeType.EndElement, Name: "rc" })
            {
                yield return row;
                row = [];
            }
        }
    }

    private List<Vector3D> ReadVectors()
    {
        using var array = _xml.ReadSubtree();
        var vectors = new List<Vector3D>();
        while (array.Read())
        {
            if (array is not { NodeType: XmlNodeType.Element, Name: "v" })
                continue;
            if (vectors.Count == Crystal.MaximumAtoms)
                throw Fault($"a list has more than {Crystal.MaximumAtoms} vectors");
            var words = ReadText(array).Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            vectors.Add(words.Length == 3 ? new Vector3D(Number(words[0]), Number(words[1]), Number(words[2])) : throw Fault(
                $"a vector has {words.Length} numbers; it must have 3"));
        }

        return vectors;
    }

    // Leaves the reader at the end of the element, so that the next one is not passed over.
    private static string ReadText(XmlReader element)
    {
        if (element.IsEmptyElement)
            return "";
        var text = "";
        while (element.Read() && element.NodeType != XmlNodeType.EndElement)
        {
            if (element.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                text = element.Value;
        }

        return text.Trim();
    }

    private double Number(string word) =>
        InvariantNumber.TryParse(word, out var value) ? value : throw Fault($"expected a number, found {Excerpt.Quoted(word)}");

    private InvalidInputException Fault(string problem) => new(problem, line: Math.Max(Line, 1));
}
