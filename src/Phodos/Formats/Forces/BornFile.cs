using System.Collections.Immutable;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Forces;

/// <summary>
/// Phonopy's <c>BORN</c>: the dielectric tensor of a crystal at high frequency and the Born effective charges of the atoms of its primitive
/// cell that symmetry does not make equal, in the order of the cell.
/// </summary>
/// <param name="Factor">
/// The factor of the dipole-dipole term in the units of the calculator (14.4 eV·angstrom for VASP), or null where the file leaves it open.
/// </param>
/// <param name="Dielectric">The dielectric tensor, nine numbers by rows.</param>
/// <param name="Charges">The tensors of the inequivalent atoms (elementary charges), nine numbers by rows each; at least one.</param>
internal sealed record BornFile(double? Factor, ImmutableArray<double> Dielectric, ImmutableArray<ImmutableArray<double>> Charges)
{
    /// <summary>Reads a file.</summary>
    /// <param name="text">The text; its first line is a comment or the factor.</param>
    /// <exception cref="InvalidInputException">A tensor is broken or missing; the line is given.</exception>
    internal static BornFile Read(string text)
    {
        var lines = new TextLines(text, "#");
        lines.MoveNext("a comment or the factor of the dipole-dipole term");
        double? factor = lines.IsNumber(0) ? lines.NumberAt(0, "the factor") : null;
        if (factor <= 0)
            throw lines.Fault("the factor of the dipole-dipole term must be above 0; leave a comment there for the usual one");
        if (lines.WordCount == 9)
            throw lines.Fault("the first line is a comment or a factor; the dielectric tensor stands on the second");

        lines.MoveToWords("the dielectric tensor, nine numbers");
        var dielectric = Tensor(lines, "the dielectric tensor, nine numbers");
        var charges = ImmutableArray.CreateBuilder<ImmutableArray<double>>();
        while (lines.TryMoveToWords())
            charges.Add(Tensor(lines, "a Born effective charge tensor, nine numbers"));
        return charges.Count > 0
            ? new BornFile(factor, dielectric, charges.ToImmutable())
            : throw lines.Fault("there are no Born effective charges; give one tensor for each inequivalent atom");
    }

    private static ImmutableArray<double> Tensor(TextLines lines, string expected) => lines.WordCount == 9
        ? [.. Enumerable.Range(0, 9).Select(index => lines.NumberAt(index, expected))]
        : throw lines.Fault($"expected {expected}, found {lines.WordCount} words");
}
