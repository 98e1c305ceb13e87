using System.Globalization;

namespace Phodos.Crystals.Symmetry;

/// <summary>
/// Finds symmetry with Moyo (https://github.com/spglib/moyo), which runs as WebAssembly inside the process. Making a finder is free:
/// the module is loaded by the first call. Safe to call from several threads, each of which gets its own instance of the module.
/// </summary>
public sealed class MoyoSymmetryFinder : ISymmetryFinder, IDisposable
{
    /// <summary>The time after which one call is stopped unless another is given: 10 s.</summary>
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromSeconds(10);

    private static readonly Lazy<MoyoSymmetryFinder> LazyShared = new(() => new MoyoSymmetryFinder());

    private readonly Lazy<MoyoModule> _module;

    /// <summary>Makes a finder.</summary>
    /// <param name="timeLimit">The longest time of one call, at least 10 ms; null is <see cref="DefaultTimeLimit"/>.</param>
    /// <param name="cacheFolder">
    /// Where the compiled module is kept between runs; null is the folder <c>phodos</c> in the user's cache folder.
    /// </param>
    public MoyoSymmetryFinder(TimeSpan? timeLimit = null, string? cacheFolder = null)
    {
        var limit = timeLimit ?? DefaultTimeLimit;
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, TimeSpan.FromMilliseconds(10), nameof(timeLimit));
        _module = new Lazy<MoyoModule>(() => new MoyoModule(limit, cacheFolder ?? UserCache.Folder));
    }

    /// <summary>
    /// The finder with the default time limit, made when first asked for and kept for the life of the process; do not dispose it.
    /// </summary>
    public static MoyoSymmetryFinder Shared => LazyShared.Value;

    /// <summary>The symmetry of a crystal; a call takes milliseconds, the first up to a second more.</summary>
    /// <param name="crystal">The crystal, in any cell.</param>
    /// <param name="tolerance">
    /// How far (angstrom) an atom may be from its symmetric position, above 0 and below <see cref="Crystal.MinimumDistance"/>.
    /// </param>
    /// <exception cref="InvalidInputException">
    /// No symmetry is found at this tolerance, it is out of range, the time limit is over, or there are millions of pairs of near atoms.
    /// </exception>
    public CrystalSymmetry Find(Crystal crystal, double tolerance = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        if (!(tolerance > 0 && tolerance < Crystal.MinimumDistance))
        {
            throw new InvalidInputException(string.Create(
                CultureInfo.InvariantCulture,
                $"the symmetry tolerance is {tolerance} Å; it must be above 0 "
                + $"and below {Crystal.MinimumDistance}, the shortest distance of two atoms"));
        }

        var analyzed = CopiesInSupercell.Remove(InCompactCell.Of(crystal), tolerance);
        var dataset = _module.Value.Analyze(analyzed, tolerance);
        try
        {
            return ToSymmetry(dataset, analyzed.Lattice);
        }
        catch (InvalidInputException exception)
        {
            // A cell or a distance at the limit of what is accepted may pass it once it is made symmetric.
            throw new InvalidInputException($"the crystal has no standard cell: {exception.Message}", innerException: exception);
        }
    }

    /// <summary>The module of the shared finder.</summary>
    internal static Lazy<MoyoModule> SharedModule => LazyShared.Value._module;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_module.IsValueCreated)
            _module.Value.Dispose();
    }

    private static CrystalSymmetry ToSymmetry(Dictionary<string, object?> dataset, Lattice analyzed)
    {
        var spaceGroup = MoyoAnswer.ToInteger(dataset["number"]);
        return new CrystalSymmetry(
            spaceGroup,
            MoyoAnswer.ToInteger(dataset["hall_number"]),
            ((string)dataset["hm_symbol"]!).Replace(" ", "", StringComparison.Ordinal),
            CrystalSystems.OfSpaceGroup(spaceGroup),
            CanonicalCell.Of(MoyoAnswer.ToCrystal(dataset["prim_std_cell"])),
            MoyoAnswer.ToCrystal(dataset["std_cell"]))
        {
            ConventionalVectors = MoyoAnswer.ToVectors(dataset["std_linear"], analyzed),
        };
    }
}
