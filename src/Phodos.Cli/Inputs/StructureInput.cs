using Phodos.Datasets.Structures;
using Phodos.Formats;

namespace Phodos.Cli.Inputs;

/// <summary>A file to read a structure from, or one structure of a file that holds many.</summary>
/// <param name="Path">The file; <see cref="StandardInput"/> is standard input. Of a structure among many, its name after that of the file.</param>
/// <param name="IsNamed">Whether the user named it; otherwise a folder or a pattern brought it.</param>
internal sealed record StructureInput(string Path, bool IsNamed)
{
    /// <summary>How standard input is written on a command line.</summary>
    internal const string StandardInput = "-";

    /// <summary>Where it is one of many, its content.</summary>
    internal StructureEntry? Entry { get; init; }

    /// <summary>Whether it holds many structures by its name.</summary>
    internal bool IsBundle => Entry is null && Path != StandardInput && StructureBundle.IsNamed(Path);

    /// <summary>What it is called in messages and results.</summary>
    internal string Name => Path == StandardInput ? "stdin" : Path;

    /// <summary>
    /// Reads the file. Null where it came with a folder or a pattern and neither its name nor its content
    /// belongs to a structure format: the notes and pictures that lie beside the structures are no faults.
    /// </summary>
    /// <param name="format">The format of the files, which are then all read; null takes it from the content.</param>
    /// <exception cref="InvalidInputException">It cannot be read.</exception>
    internal StructureFile? Read(string? format)
    {
        if (Entry is not null)
            return ReadEntry(Entry, format);
        if (Path == StandardInput)
            return StructureReader.ReadBytes(ReadStandardInput(), Name, format);
        return IsNamed || format is not null || StructureReader.Recognizes(Path) ? StructureReader.Read(Path, format) : null;
    }

    /// <summary>Whether <see cref="Read"/> would give a structure or say what is wrong with it.</summary>
    internal bool MayBeStructure(string? format)
    {
        try
        {
            return IsNamed || format is not null || StructureReader.Recognizes(Path);
        }
        catch (InvalidInputException)
        {
            return true;
        }
    }

    // An entry knows its name within its bundle alone.
    private StructureFile? ReadEntry(StructureEntry entry, string? format)
    {
        try
        {
            return entry.Read(format);
        }
        catch (InvalidInputException fault)
        {
            throw new InvalidInputException(fault.Problem, Name, fault.Line, fault.InnerException);
        }
    }

    private byte[] ReadStandardInput()
    {
        using var input = System.Console.OpenStandardInput();
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        for (var read = input.Read(buffer); read > 0; read = input.Read(buffer))
        {
            content.Write(buffer, 0, read);
            if (content.Length > StructureReader.MaximumBytes)
            {
                throw new InvalidInputException(
                    $"the input is larger than {StructureReader.MaximumBytes / 1024 / 1024} MiB; give the structure alone", Name, line: 1);
            }
        }

        return content.ToArray();
    }
}
