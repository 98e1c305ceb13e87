using System.Text;
using System.Xml;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Vasprun;

/// <summary>The elements of a vasprun.xml, one after the other; only what is asked for is held.</summary>
internal sealed class VasprunXml
{
    private const int MaximumDepth = 64;

    // A row of the second derivatives of 4,000 atoms.
    private const int MaximumText = 1 << 20;

    private static readonly char[] Blanks = [' ', '\n', '\t', '\r'];

    private readonly XmlReader _xml;
    private readonly char[] _chunk = new char[4096];

    private VasprunXml(XmlReader xml) => _xml = xml;

    /// <summary>The name of the element and its attribute of this name.</summary>
    internal (string Element, string? Name) Current => (_xml.Name, _xml.GetAttribute("name"));

    /// <summary>The current line, counted from 1.</summary>
    internal int Line => Math.Max(((IXmlLineInfo)_xml).LineNumber, 1);

    /// <summary>Reads a document.</summary>
    /// <exception cref="InvalidInputException">The text is no whole XML, or the reader finds a fault; the line is given.</exception>
    internal static T Read<T>(TextReader text, Func<VasprunXml, T> read)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreWhitespace = true,
            CheckCharacters = false,
        };
        using var xml = XmlReader.Create(text, settings);
        try
        {
            return read(new VasprunXml(xml));
        }
        catch (XmlException fault)
        {
            throw new InvalidInputException(
                "this is no whole XML; a calculation that was stopped leaves its file cut short: give its CONTCAR or POSCAR",
                line: Math.Max(fault.LineNumber, 1),
                innerException: fault);
        }
    }

    /// <summary>Goes to the next element; false at the end.</summary>
    internal bool MoveToElement()
    {
        while (_xml.Read())
        {
            if (_xml.Depth > MaximumDepth)
                throw Fault($"the elements are nested deeper than {MaximumDepth}");
            if (_xml.NodeType == XmlNodeType.Element)
                return true;
        }

        return false;
    }

    /// <summary>The text of the element.</summary>
    internal string Text()
    {
        if (_xml.IsEmptyElement)
            return "";
        var depth = _xml.Depth;
        var text = new StringBuilder();
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA))
                continue;
            while (_xml.ReadValueChunk(_chunk, 0, _chunk.Length) is > 0 and var count)
            {
                text.Append(_chunk, 0, count);
                if (text.Length > MaximumText)
                    throw Fault($"an element has more than {MaximumText} characters");
            }
        }

        return text.ToString().Trim();
    }

    /// <summary>The cells (c) of the rows (rc) of the array, one row after the other.</summary>
    internal IEnumerable<List<string>> Rows()
    {
        if (_xml.IsEmptyElement)
            yield break;
        var depth = _xml.Depth;
        var row = new List<string>();
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml is { NodeType: XmlNodeType.Element, Name: "c" })
                row.Add(Text());
            if (_xml is { NodeType: XmlNodeType.EndElement, Name: "rc" })
            {
                yield return row;
                row = [];
            }
        }
    }

    /// <summary>The numbers of the vectors (v) of the array, one vector after the other.</summary>
    internal IEnumerable<double[]> NumberRows()
    {
        if (_xml.IsEmptyElement)
            yield break;
        var depth = _xml.Depth;
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml is { NodeType: XmlNodeType.Element, Name: "v" })
                yield return Array.ConvertAll(Text().Split(Blanks, StringSplitOptions.RemoveEmptyEntries), Number);
        }
    }

    /// <summary>The vectors (v) of the array.</summary>
    internal List<Vector3D> Vectors()
    {
        var vectors = new List<Vector3D>();
        foreach (var row in NumberRows())
        {
            if (vectors.Count == Crystal.MaximumAtoms)
                throw Fault($"a list has more than {Crystal.MaximumAtoms} vectors");
            vectors.Add(row is [var x, var y, var z] ? new Vector3D(x, y, z) : throw Fault(
                $"a vector has {row.Length} numbers; it must have 3"));
        }

        return vectors;
    }

    /// <summary>The elements of the atoms, from the array of them.</summary>
    /// <param name="takeType">Is given the number of the kind of each atom as a word, or an empty one.</param>
    internal List<Element> Species(Action<string>? takeType = null)
    {
        var species = new List<Element>();
        foreach (var row in Rows())
        {
            if (species.Count == Crystal.MaximumAtoms)
                throw Fault($"the file has more than {Crystal.MaximumAtoms} atoms");
            var symbol = row is [var first, ..] ? first : "";
            species.Add(ElementLabel.TryExact(symbol) ?? throw Fault($"atom {species.Count + 1} is {Excerpt.Quoted(symbol)}, which is no element"));
            takeType?.Invoke(row is [_, var type, ..] ? type : "");
        }

        return species;
    }

    internal double Number(string word) =>
        InvariantNumber.TryParse(word, out var value) ? value : throw Fault($"expected a number, found {Excerpt.Quoted(word)}");

    internal InvalidInputException Fault(string problem) => new(problem, line: Line);
}
