using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Phodos.Learning.Equivariant;

/// <summary>
/// The layout of equivariant features: blocks, each a number of copies of one representation, stored one after another as
/// <c>[copies, 2l + 1]</c>.
/// </summary>
internal sealed partial class Irreps
{
    /// <summary>Makes a layout of blocks; empty ones are left out.</summary>
    internal Irreps(IEnumerable<(int Copies, Irrep Irrep)> blocks)
    {
        var kept = ImmutableArray.CreateBuilder<IrrepBlock>();
        foreach (var (copies, irrep) in blocks.Where(block => block.Copies > 0))
        {
            kept.Add(new IrrepBlock(Dimension, copies, irrep));
            Dimension += copies * irrep.Dimension;
        }

        Blocks = kept.ToImmutable();
    }

    /// <summary>The blocks in the order of the layout.</summary>
    internal ImmutableArray<IrrepBlock> Blocks { get; }

    /// <summary>The number of components in all.</summary>
    internal int Dimension { get; }

    /// <summary>The layout of the spherical harmonics of degrees 0 to <paramref name="degree"/>, one copy each.</summary>
    internal static Irreps SphericalHarmonics(int degree) =>
        new(Enumerable.Range(0, degree + 1).Select(l => (1, new Irrep(l, l % 2 == 1))));

    /// <summary>Reads a layout such as <c>8x0e+4x1o</c>.</summary>
    /// <exception cref="FormatException">The text is not of this form.</exception>
    internal static Irreps Parse(string text) => new(text.Split('+').Select(block =>
    {
        var match = BlockPattern().Match(block);
        if (!match.Success)
            throw new FormatException($"'{text}' is no layout such as 8x0e+4x1o.");
        int Number(int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return (Number(1), new Irrep(Number(2), match.Groups[3].Value == "o"));
    }));

    /// <summary>Whether any block has the representation.</summary>
    internal bool Contains(Irrep irrep) => Blocks.Any(block => block.Irrep == irrep);

    /// <summary>The blocks in order of their representations; equal ones become one.</summary>
    internal Irreps Sorted() => new(Blocks.GroupBy(block => block.Irrep).OrderBy(group => group.Key)
        .Select(group => (group.Sum(block => block.Copies), group.Key)));

    /// <summary>The two layouts one after the other.</summary>
    internal Irreps Then(Irreps other) => new(Blocks.Concat(other.Blocks).Select(block => (block.Copies, block.Irrep)));

    /// <summary>Whether a product of these features with others can give a representation.</summary>
    internal bool Reach(Irreps other, Irrep irrep) =>
        Blocks.Any(left => other.Blocks.Any(right => left.Irrep.Times(right.Irrep).Contains(irrep)));

    /// <summary>Such as <c>8x0e+4x1o</c>.</summary>
    public override string ToString() => string.Join('+', Blocks);

    [GeneratedRegex(@"^([0-9]+)x([0-9]+)([eo])\z")]
    private static partial Regex BlockPattern();
}

/// <summary>Copies of one representation in a layout.</summary>
/// <param name="Start">The first component.</param>
/// <param name="Copies">How many.</param>
/// <param name="Irrep">Of what.</param>
internal readonly record struct IrrepBlock(int Start, int Copies, Irrep Irrep)
{
    /// <summary>The number of components.</summary>
    internal int Length => Copies * Irrep.Dimension;

    /// <summary>Such as <c>4x1o</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Copies}x{Irrep}");
}
