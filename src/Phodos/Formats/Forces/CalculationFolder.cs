namespace Phodos.Formats.Forces;

/// <summary>Folders that hold a calculation of forces.</summary>
public static class CalculationFolder
{
    /// <summary>Whether a folder holds forces or force constants by the names of its files, as phonopy calls them.</summary>
    public static bool IsCalculation(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return CalculationFiles.IsCalculation(folder);
    }
}
