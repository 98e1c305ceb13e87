namespace Phodos.Crystals;

/// <summary>How a search sorts atoms along one lattice vector.</summary>
/// <param name="Bins">The number of bins, at least 1.</param>
/// <param name="Reach">How many bins to either side of an atom's own hold everything within the cutoff.</param>
internal readonly record struct BinAxis(int Bins, int Reach)
{
    // Rounding must not lose a pair right at the border of the bins searched.
    private const double Margin = 1 + 1e-9;

    internal int Searched => 2 * Reach + 1;

    /// <summary>Bins at least of a width (angstrom) where the cell is that high.</summary>
    internal static BinAxis Of(double height, double width, double cutoff)
    {
        var bins = Math.Max(1, (int)(height / (width * Margin)));
        return new BinAxis(bins, (int)Math.Ceiling(cutoff * Margin * bins / height));
    }

    internal int BinOf(double fractional) => Math.Min(Bins - 1, (int)(fractional * Bins));

    /// <summary>The bin of the cell that a bin in one of its images is, and which image.</summary>
    internal (int Image, int Bin) Wrap(int bin)
    {
        var image = bin >= 0 ? bin / Bins : (bin + 1) / Bins - 1;
        return (image, bin - image * Bins);
    }
}
