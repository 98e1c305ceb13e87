using Phodos.Formats;

namespace Phodos.Datasets.Structures;

/// <summary>One structure of a <see cref="StructureBundle"/>, in memory and not yet read.</summary>
public sealed class StructureEntry
{
    private readonly Func<string?, StructureFile?> _read;

    internal StructureEntry(string name, string? id, int size, Func<string?, StructureFile?> read)
    {
        (Name, Id, Size, _read) = (name, id, size, read);
    }

    /// <summary>What tells it from the others of its bundle: the path within an archive, or # and the number of a line or row, counted from 1.</summary>
    public string Name { get; }

    /// <summary>The identifier that the bundle gives it, or null.</summary>
    public string? Id { get; }

    /// <summary>How much it holds in memory (bytes), about.</summary>
    public int Size { get; }

    /// <summary>Reads it; may be called side by side with that of others.</summary>
    /// <param name="format">The name of its format, or null to detect it.</param>
    /// <returns>Null where it is a file of an archive that neither its name nor its content makes a structure.</returns>
    /// <exception cref="InvalidInputException">It cannot be used.</exception>
    public StructureFile? Read(string? format = null) => _read(format);
}
