namespace Phodos.Formats.Forces;

/// <summary>Folders that hold a calculation of forces.</summary>
public static class CalculationFolder
{
    /// <summary>Whether a folder holds forces or force constants by the names of its files, as phonopy calls them.</summary>
    public static bool IsCalculation(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return CalculationFiles.ForcesIn(folder) is not null;
    }

    /// <summary>Why the files of a folder are not enough for a calculation, in one line, or null.</summary>
    internal static string? ProblemOf(string folder)
    {
        try
        {
            _ = CalculationFiles.Find(folder);
            return null;
        }
        catch (InvalidInputException fault)
        {
            return fault.Problem;
        }
    }
}
