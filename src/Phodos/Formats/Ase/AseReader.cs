using System.Buffers;
using Phodos.Formats.Documents;

namespace Phodos.Formats.Ase;

/// <summary>Reads what ASE writes of its structures, as JSON or as a Python literal.</summary>
internal static class AseReader
{
    private static readonly DataSelection Selection = new(
        ["numbers", "positions", "cell", "pbc", "array", "__ndarray__", "info", "occupancy", "masses", "atoms", "structure"],
        wholeLists: [],
        wholeTrees: ["occupancy"]);

    // What a literal of Python has and JSON has not.
    private static readonly SearchValues<string> PythonWords =
        SearchValues.Create(["'", "(", "True", "False", "None"], StringComparison.Ordinal);

    /// <summary>The first structure of the text.</summary>
    /// <exception cref="InvalidInputException">The text cannot be read or has no crystal; the line is given.</exception>
    internal static DocumentStructure Read(string text)
    {
        var structure = NestedStructure.Find(Parse(text), "numbers", ["atoms", "structure"]);
        var warnings = structure.Warnings();
        if (structure.Value.Find("pbc") is null)
            warnings = warnings.Append($"line {structure.Value.Line}: there is no 'pbc'; the structure is taken to be periodic");
        var crystal = AseStructure.Read(structure.Value);
        return new DocumentStructure(crystal, [.. warnings, .. AseMasses.Warnings(structure.Value, crystal)], structure.Count);
    }

    private static DataValue Parse(string text)
    {
        // The first quotation mark tells most literals apart from JSON.
        if (text.AsSpan().IndexOfAny('"', '\'') is >= 0 and var quote && text[quote] == '\'')
            return PythonLiteralParser.Parse(text);
        try
        {
            return JsonDataReader.Read(text, Selection);
        }
        catch (InvalidInputException) when (text.AsSpan().ContainsAny(PythonWords))
        {
            return PythonLiteralParser.Parse(text);
        }
    }
}
