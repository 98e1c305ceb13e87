using Phodos.Formats;

namespace Phodos.Cli.Inputs;

/// <summary>A file to read a structure from.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsNamed">Whether the user named it; otherwise a folder or a pattern brought it.</param>
internal sealed record StructureInput(string Path, bool IsNamed)
{
    /// <summary>
    /// Reads the file. Null where it came with a folder or a pattern and neither its name nor its content
    /// belongs to a structure format: the notes and pictures that lie beside the structures are no faults.
    /// </summary>
    /// <param name="format">The format of the files, which are then all read; null takes it from the content.</param>
    /// <exception cref="InvalidInputException">It cannot be read.</exception>
    internal StructureFile? Read(string? format) =>
        IsNamed || format is not null || StructureReader.Recognizes(Path) ? StructureReader.Read(Path, format) : null;
}
