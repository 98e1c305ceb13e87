using System.CommandLine;
using System.Globalization;
using Phodos.LatticeDynamics.Meshes;

namespace Phodos.Cli.Phonons;

/// <summary>The wave vectors that modes are found at.</summary>
internal sealed class MeshOptionSet
{
    private readonly Option<string?> _mesh = new("--mesh")
    {
        Description = "The mesh of wave vectors: three numbers of points such as 11,11,11, or the length (Å) of the waves that are sampled. "
            + "Default: 60 up to 6 atoms in the cell, 40 up to 20, else 30.",
        HelpName = "numbers",
    };

    private readonly Option<bool> _isShifted = new("--shifted")
    {
        Description = "Put the points of the mesh half a step away from Γ along each axis.",
    };

    internal Option[] Options => [_mesh, _isShifted];

    internal MeshOptions Read(ParseResult parsed)
    {
        var options = new MeshOptions { IsShifted = parsed.GetValue(_isShifted) };
        if (parsed.GetValue(_mesh) is not { } text)
            return options;
        var words = text.Split([',', 'x', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 3 && Whole(words[0]) is { } n1 && Whole(words[1]) is { } n2 && Whole(words[2]) is { } n3)
            return options with { Divisions = (n1, n2, n3) };
        return words.Length == 1 && double.TryParse(words[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var length) && length > 0
            ? options with { Length = length }
            : throw new InvalidInputException($"--mesh is three whole numbers such as 11,11,11 or a length (Å) above 0, not '{text}'");
    }

    private static int? Whole(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
