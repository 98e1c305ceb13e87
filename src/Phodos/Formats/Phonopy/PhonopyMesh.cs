using System.Text;
using Phodos.Formats.Documents;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Phonopy;

/// <summary>
/// Reads phonopy's <c>mesh.yaml</c>: the primitive cell, and then one wave vector after the other, of which one is held at a time.
/// </summary>
internal sealed class PhonopyMesh : IDisposable
{
    /// <summary>The largest file (bytes): 1 GiB, twenty thousand wave vectors of twenty atoms with their eigenvectors.</summary>
    internal const long MaximumBytes = 1L << 30;

    private const string PhononKey = "phonon:";
    private const string CountKey = "nqpoint:";
    private const string MeshKey = "mesh:";
    private const int HeadLength = 1024;

    private readonly string _path;
    private readonly TextReader _text;
    private readonly MeshPointParser _points;
    private readonly int? _expected;
    private int _read;

    private PhonopyMesh(string path, TextReader text)
    {
        (_path, _text) = (path, text);
        var head = new StringBuilder();
        var lines = 0;
        string? line;
        while ((line = _text.ReadLine()) is not null && !line.StartsWith(PhononKey, StringComparison.Ordinal))
        {
            lines++;
            if (head.Length + line.Length > PhonopySections.MaximumLength)
            {
                throw new InvalidInputException(
                    $"there is no '{PhononKey}' in the first {PhonopySections.MaximumLength} characters", line: lines);
            }

            head.Append(line).Append('\n');
            if (line.StartsWith(CountKey, StringComparison.Ordinal)
                && InvariantNumber.TryParseCount(line.AsSpan(CountKey.Length).Trim(), out var count))
            {
                _expected = count;
            }
        }

        if (line is null)
            throw new InvalidInputException($"there is no '{PhononKey}'; is it the mesh.yaml of phonopy?", line: lines);
        Structure = PhonopyReader.Read(head.ToString(), PhonopyCell.Primitive);
        _points = new MeshPointParser(_text, lines + 1, Structure.Crystal.AtomCount);
    }

    /// <summary>The primitive cell. The file does not name its unit of length; angstrom is taken, with a warning.</summary>
    internal DocumentStructure Structure { get; }

    /// <summary>Opens a file and reads its cell.</summary>
    /// <exception cref="InvalidInputException">The file is too large or has no cell; file and line are given.</exception>
    internal static PhonopyMesh Open(string path)
    {
        if (new FileInfo(path).Length > MaximumBytes)
        {
            throw new InvalidInputException(
                $"the file is larger than {MaximumBytes >> 20} MiB; give a coarser mesh or total_dos.dat", path);
        }

        return Made(path, new StreamReader(path, Encoding.UTF8));
    }

    /// <summary>Reads the cell of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name of its file, for messages.</param>
    /// <exception cref="InvalidInputException">There is no cell; file and line are given.</exception>
    internal static PhonopyMesh Parse(string text, string name) => Made(name, new StringReader(text));

    /// <summary>Whether a file begins as a mesh does.</summary>
    internal static bool IsMesh(string path)
    {
        var head = new char[HeadLength];
        using var text = new StreamReader(path, Encoding.UTF8);
        return IsMeshText(head.AsSpan(0, text.ReadBlock(head)));
    }

    /// <summary>Whether a text begins as a mesh does.</summary>
    internal static bool IsMeshText(ReadOnlySpan<char> text)
    {
        foreach (var line in text[..Math.Min(text.Length, HeadLength)].EnumerateLines())
        {
            if (line.StartsWith(MeshKey, StringComparison.Ordinal) || line.StartsWith(CountKey, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static PhonopyMesh Made(string path, TextReader text)
    {
        try
        {
            return new PhonopyMesh(path, text);
        }
        catch (InvalidInputException fault)
        {
            text.Dispose();
            throw fault.InFile(path);
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    /// <summary>The next wave vector, or null at the end.</summary>
    /// <exception cref="InvalidInputException">The file is broken or cut short; file and line are given.</exception>
    internal MeshPoint? Read()
    {
        try
        {
            var point = _points.Read();
            if (point is not null)
                _read++;
            else if (_read == 0 || (_expected is { } expected && expected != _read))
                throw new InvalidInputException($"there are {_read} wave vectors, not {_expected ?? 1}; is the file complete?");
            return point;
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(_path);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();
}
