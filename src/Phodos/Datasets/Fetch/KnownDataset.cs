namespace Phodos.Datasets.Fetch;

/// <summary>A data set that is published at a fixed address.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Description">What it holds, in a few words.</param>
/// <param name="Address">Where its file is.</param>
/// <param name="Hash">The git blob hash of the file (see <see cref="GitBlobHash"/>).</param>
/// <param name="Licence">Under which terms it may be used, or where they stand.</param>
/// <param name="Source">Where it comes from and what to cite.</param>
public sealed record KnownDataset(string Name, string Description, Uri Address, string Hash, string Licence, string Source);
