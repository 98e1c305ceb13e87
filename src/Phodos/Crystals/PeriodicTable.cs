namespace Phodos.Crystals;

/// <summary>The places of the elements in the periodic table with its 18 groups.</summary>
internal static class PeriodicTable
{
    // The atomic numbers of the noble gases, each the last of its period.
    private static readonly int[] PeriodEnds = [2, 10, 18, 36, 54, 86, 118];

    internal static int PeriodOf(int atomicNumber) => 1 + Array.FindIndex(PeriodEnds, end => atomicNumber <= end);

    internal static int? GroupOf(int atomicNumber)
    {
        var period = PeriodOf(atomicNumber);
        var place = atomicNumber - (period == 1 ? 0 : PeriodEnds[period - 2]);
        return period switch
        {
            1 => place == 1 ? 1 : 18,
            2 or 3 => place <= 2 ? place : place + 10,
            4 or 5 => place,
            _ => place <= 2 ? place : place <= 17 ? null : place - 14,
        };
    }
}
