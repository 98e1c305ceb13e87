using Phodos.Formats;

namespace Phodos.Fuzzing;

/// <summary>
/// What is expected of a structure reader for any input: a crystal that can be written and read again, or a fault of the input.
/// </summary>
internal static class ReaderTarget
{
    /// <summary>Reads bytes as a format.</summary>
    /// <param name="format">The name of the format.</param>
    /// <param name="content">Anything.</param>
    /// <returns>What was read, or null where the input was refused as it should be.</returns>
    /// <exception cref="InvalidOperationException">The reader broke its promise; so does every other exception that comes out.</exception>
    internal static StructureFile? Read(string format, byte[] content)
    {
        StructureFile structure;
        try
        {
            structure = StructureReader.ReadBytes(content, format: format);
        }
        catch (InvalidInputException fault)
        {
            if (fault.Message.AsSpan().ContainsAny('\n', '\r'))
                throw new InvalidOperationException("The message has more than one line.", fault);
            if (fault.Line is null or < 1)
                throw new InvalidOperationException("The message names no line.", fault);
            return null;
        }

        var copy = StructureReader.ReadText(PoscarWriter.Write(structure.Crystal), format: "poscar").Crystal;
        if (copy.Formula != structure.Crystal.Formula)
            throw new InvalidOperationException($"What was read, {structure.Crystal.Formula}, comes back as {copy.Formula}.");
        return structure;
    }
}
