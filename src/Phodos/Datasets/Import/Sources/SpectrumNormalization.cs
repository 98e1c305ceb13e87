using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources;

/// <summary>Tells what the values of a spectrum mean that does not say it.</summary>
internal static class SpectrumNormalization
{
    // Files give their largest value as 1 to a few digits, and an integral of 1 to what their grid allows.
    private const double MaximumRounding = 1e-4;
    private const double IntegralRounding = 0.02;

    /// <summary>
    /// Divided by its maximum or its integral where that is 1, else states per cell: a cell holds at least three states, so no count of
    /// them can be mistaken for a normalised integral.
    /// </summary>
    internal static DosNormalization Of(FrequencyGrid grid, double[] values)
    {
        if (Math.Abs(values.Max() - 1) <= MaximumRounding)
            return DosNormalization.MaxNormalized;
        var perCell = new DensityOfStates(grid, [.. values], DosNormalization.PerCell);
        return Math.Abs(perCell.Integral - 1) <= IntegralRounding ? DosNormalization.SumNormalized : DosNormalization.PerCell;
    }
}
