using System.Collections.Immutable;
using System.Globalization;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>
/// A path of wave vectors along which bands are shown: straight segments between labelled points, in units of the reciprocal vectors of the
/// cell that the force constants are of. Where a segment starts elsewhere than the last one ended, the path is broken.
/// </summary>
public sealed class BandPath
{
    /// <summary>The largest coordinate of a point.</summary>
    public const double MaximumCoordinate = 100;

    /// <summary>The most segments of a path.</summary>
    public const int MaximumSegments = 1000;

    private BandPath(
        ImmutableArray<PathSegment> segments, ImmutableArray<PathPoint> points, string? lattice = null, ImmutableArray<string> warnings = default)
    {
        Segments = segments;
        Points = points;
        ExtendedLattice = lattice;
        Warnings = warnings.IsDefault ? [] : warnings;
    }

    /// <summary>The segments in their order.</summary>
    public ImmutableArray<PathSegment> Segments { get; }

    /// <summary>All labelled points that are known, also those that the path does not pass.</summary>
    public ImmutableArray<PathPoint> Points { get; }

    /// <summary>The symbol of the extended Bravais lattice, such as <c>cF2</c>, of a standard path; null of one's own.</summary>
    public string? ExtendedLattice { get; }

    /// <summary>What must be known to read the bands, one line each.</summary>
    public ImmutableArray<string> Warnings { get; }

    /// <summary>Whether a segment starts where the one before it ends.</summary>
    public bool IsConnected(int segment) => segment > 0 && Segments[segment].Start.Q == Segments[segment - 1].End.Q;

    /// <summary>
    /// The standard path of a crystal: Y. Hinuma, G. Pizzi, Y. Kumagai, F. Oba and I. Tanaka, Comput. Mater. Sci. 128, 140 (2017). Its points
    /// are turned into the cell of the crystal, whatever that is, so the frequencies are those in the standardised cell. Of crystals without
    /// inversion the path is no longer: q and −q have the same frequencies by time reversal. In a cell of several primitive ones the bands are
    /// folded; a warning says so.
    /// </summary>
    /// <param name="crystal">The crystal, in the cell that the force constants are of.</param>
    /// <param name="finder">What finds the symmetry; null is <see cref="MoyoSymmetryFinder.Shared"/>.</param>
    /// <param name="tolerance">How far (angstrom) an atom may be from its symmetric position.</param>
    /// <exception cref="InvalidInputException">No symmetry is found.</exception>
    public static BandPath Standard(Crystal crystal, ISymmetryFinder? finder = null, double tolerance = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        var symmetry = (finder ?? MoyoSymmetryFinder.Shared).Find(crystal, tolerance);
        var cell = StandardCell.Of(symmetry);
        var reciprocal = StandardCell.Reciprocal(cell.Primitive);

        // The vectors of the given cell in whole primitive ones, so that k · a is exact in either basis.
        var rows = Array.ConvertAll(
            [crystal.Lattice.A, crystal.Lattice.B, crystal.Lattice.C],
            vector => new Vector3D(Whole(vector.Dot(reciprocal.A)), Whole(vector.Dot(reciprocal.B)), Whole(vector.Dot(reciprocal.C))));
        var toGiven = Matrix3.FromRows(rows[0], rows[1], rows[2]);
        var lattice = ExtendedLattices.Of(cell.Symbol);
        var points = lattice.PointsOf(cell.Shape).Select(point => point with { Q = toGiven * point.Q }).ToImmutableArray();
        var cells = Math.Abs((int)Math.Round(toGiven.Determinant));
        return new BandPath(
            lattice.SegmentsOf(points),
            points,
            cell.Symbol,
            cells == 1
                ? []
                : [$"the cell holds {cells} primitive cells, so its bands are those of the primitive cell folded; give primitive axes to unfold them"]);

        double Whole(double coefficient)
        {
            var whole = Math.Round(coefficient);
            return Math.Abs(coefficient - whole) < 0.05
                ? whole
                : throw new InvalidInputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"the cell does not repeat with the primitive cell found at the tolerance {tolerance} Å; give another tolerance, or a path"));
        }
    }

    /// <summary>The path of a text, or the standard one.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="text">As <see cref="Parse(string, BandPath?)"/> takes it, with labels of the standard path; null for that path itself.</param>
    /// <exception cref="InvalidInputException">The text is no path, or names a point that the crystal does not have.</exception>
    public static BandPath Of(Crystal crystal, string? text)
    {
        var standard = Standard(crystal);
        return text is null ? standard : Parse(text, standard);
    }

    /// <summary>
    /// A path of one's own: points in their order, a comma between them and a bar where the path breaks, each with a label, or none, and three
    /// coordinates, numbers or fractions: <c>G 0 0 0, X 1/2 0 1/2 | K 3/8 3/8 3/4, G 0 0 0</c>. Points of the standard path may be named alone.
    /// </summary>
    /// <param name="text">The path.</param>
    /// <param name="standard">The standard path whose points may be named, or null.</param>
    /// <exception cref="InvalidInputException">The text is no path.</exception>
    public static BandPath Parse(string text, BandPath? standard = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text, label => Named(label, standard));
    }

    /// <summary>
    /// Finds what is wrong with the text of a path whatever the crystal: all that <see cref="Parse(string, BandPath)"/> does but whether a
    /// label that is a point of some lattices is one of the crystal's.
    /// </summary>
    /// <param name="text">The path.</param>
    /// <exception cref="InvalidInputException">The text is no path.</exception>
    public static void RequireReadable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Dictionary<string, PathPoint> places = new(StringComparer.Ordinal);
        Parse(text, label => places.TryGetValue(label, out var known) ? known : places[label] = Somewhere(label, places.Count));
    }

    // A place of its own for each label, where no point can be.
    private static PathPoint Somewhere(string text, int number)
    {
        var label = BandLabels.Parse(text);
        return label == "G" || ExtendedLattices.Labels.Contains(label)
            ? new PathPoint(label, new Vector3D(2 * MaximumCoordinate + number, 0, 0))
            : throw NoPoint(text);
    }

    private static BandPath Parse(string text, Func<string, PathPoint> named)
    {
        var segments = ImmutableArray.CreateBuilder<PathSegment>();
        foreach (var piece in text.Split('|'))
        {
            PathPoint[] points = [.. piece.Split(',', StringSplitOptions.TrimEntries).Select(point => ParsePoint(point, named))];
            AddPiece(segments, points, piece);
        }

        return Own(segments);
    }

    /// <summary>
    /// The path of phonopy's settings <c>BAND</c> (coordinates in threes, commas where the path breaks) and <c>BAND_LABELS</c> (a label a point).
    /// </summary>
    /// <param name="band">The value of <c>BAND</c>.</param>
    /// <param name="labels">The value of <c>BAND_LABELS</c>, or null.</param>
    /// <exception cref="InvalidInputException">They are no path, or there is another number of labels than of points.</exception>
    public static BandPath FromPhonopy(string band, string? labels = null)
    {
        ArgumentNullException.ThrowIfNull(band);
        string[][] pieces = [.. band.Split(',').Select(Words)];
        if (pieces.Any(piece => piece.Length % 3 != 0))
            throw new InvalidInputException("BAND has three coordinates a point; check that none is missing");
        var count = pieces.Sum(piece => piece.Length / 3);
        string[]? names = labels is null ? null : [.. Words(labels).Select(BandLabels.Parse)];
        if (names is not null && names.Length != count)
            throw new InvalidInputException($"BAND_LABELS has {names.Length} labels, but BAND {count} points; give one a point");
        var segments = ImmutableArray.CreateBuilder<PathSegment>();
        var next = 0;
        foreach (var piece in pieces)
        {
            PathPoint[] points = [.. piece.Chunk(3).Select(words => Point(names?[next++] ?? "", words, string.Join(' ', words)))];
            AddPiece(segments, points, string.Join(' ', piece));
        }

        return Own(segments);
    }

    private static BandPath Own(ImmutableArray<PathSegment>.Builder segments)
    {
        var points = segments.SelectMany(segment => new[] { segment.Start, segment.End }).Where(point => point.Label.Length > 0).Distinct();
        return new BandPath(segments.DrainToImmutable(), [.. points]);
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static void AddPiece(ImmutableArray<PathSegment>.Builder segments, PathPoint[] points, string piece)
    {
        if (points.Length < 2)
        {
            throw new InvalidInputException(
                $"a piece of a path has two points or more, separated by commas; there is one in {Excerpt.Quoted(piece.Trim())}");
        }

        for (var point = 1; point < points.Length; point++)
        {
            if (points[point].Q == points[point - 1].Q)
                throw new InvalidInputException($"the path goes twice to the same point in {Excerpt.Quoted(piece.Trim())}; leave one out");
            segments.Add(new PathSegment(points[point - 1], points[point]));
        }

        if (segments.Count > MaximumSegments)
            throw new InvalidInputException($"the path has more than {MaximumSegments} segments; give a shorter one");
    }

    private static PathPoint ParsePoint(string text, Func<string, PathPoint> named)
    {
        var words = Words(text);
        return words.Length switch
        {
            1 => named(words[0]),
            3 => Point("", words, text),
            4 => Point(words[0], words[1..], text),
            _ => throw NoPoint(text),
        };
    }

    private static PathPoint Named(string text, BandPath? standard)
    {
        var label = BandLabels.Parse(text);
        if (standard is null || standard.Points.IsEmpty)
            throw NoPoint(text);
        foreach (var point in standard.Points)
        {
            if (point.Label == label || point.Label.Replace("_", "", StringComparison.Ordinal) == label
                || (label == "G" && point.Label == BandLabels.Gamma && standard.Points.All(other => other.Label != "G")))
            {
                return point;
            }
        }

        throw new InvalidInputException(
            $"there is no point {Excerpt.Quoted(text)} of the lattice {standard.ExtendedLattice}; it has "
            + string.Join(", ", standard.Points.Select(point => point.Label)));
    }

    private static PathPoint Point(string label, string[] words, string text)
    {
        var coordinates = Array.ConvertAll(words, word => PathCoordinate.TryEvaluate(word) ?? throw NoPoint(text));
        if (coordinates.Any(coordinate => !(Math.Abs(coordinate) <= MaximumCoordinate)))
            throw new InvalidInputException($"a coordinate of {Excerpt.Quoted(text)} is beyond {MaximumCoordinate}; give a nearer point");
        var q = new Vector3D(coordinates[0], coordinates[1], coordinates[2]);
        var isCentre = label == "G" && q == default;
        return new PathPoint(isCentre ? BandLabels.Gamma : BandLabels.Parse(label), q);
    }

    private static InvalidInputException NoPoint(string text) => new(
        $"expected a point such as X 1/2 0 1/2, a label and three numbers or fractions, found {Excerpt.Quoted(text)}");
}
