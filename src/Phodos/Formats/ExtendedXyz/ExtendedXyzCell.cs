using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.ExtendedXyz;

/// <summary>The cell of a structure in extended XYZ.</summary>
internal static class ExtendedXyzCell
{
    private static readonly char[] Separators = [' ', '\t', ','];

    /// <summary>The lattice: <c>Lattice</c> holds the three vectors one after the other (angstrom).</summary>
    internal static Lattice Read(ExtendedXyzHeader header)
    {
        var text = header.Find("lattice") ?? throw header.Fault(
            "the structure has no cell; write Lattice=\"ax ay az bx by bz cx cy cz\" (angstrom) on this line, or give a crystal");
        RefuseOpenDirections(header);
        var words = Words(text);
        var numbers = new double[9];
        for (var i = 0; i < words.Length; i++)
        {
            if (i >= numbers.Length || !InvariantNumber.TryParseFortran(words[i], out numbers[i]))
                throw header.Fault($"Lattice must be nine numbers, found {Excerpt.Quoted(words[i])} as the {i + 1}th");
        }

        if (words.Length < numbers.Length)
            throw header.Fault($"Lattice must be nine numbers, found {words.Length}");
        Vector3D Vector(int start) => new(numbers[start], numbers[start + 1], numbers[start + 2]);
        return LineFault.At(header.Line, () => new Lattice(Vector(0), Vector(3), Vector(6)));
    }

    private static void RefuseOpenDirections(ExtendedXyzHeader header)
    {
        if (header.Find("pbc") is not { } text)
            return;
        var flags = Words(text);
        if (flags.Length is not (1 or 3) || !flags.All(flag => flag.ToUpperInvariant() is "T" or "TRUE" or "1"))
            throw header.Fault($"the structure is not periodic in all three directions (pbc={Excerpt.Quoted(text)}); give a crystal");
    }

    private static string[] Words(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}
