namespace Phodos.Datasets.Fetch.MaterialsProject;

/// <summary>How a fetch from the Materials Project went, or is going.</summary>
/// <param name="Total">How many materials match, or fewer where a limit is given.</param>
/// <param name="Written">How many files were written.</param>
/// <param name="AlreadyThere">How many files were there before.</param>
/// <param name="WithoutDos">How many materials have no density of states to fetch.</param>
public readonly record struct PhononFetchSummary(int Total, int Written, int AlreadyThere, int WithoutDos)
{
    /// <summary>How many materials are done with.</summary>
    public int Done => Written + AlreadyThere + WithoutDos;
}
