namespace Phodos.Tests;

/// <summary>The folder with the reference's numbers and data sets, which the repository does not carry.</summary>
internal static class SharedFolder
{
    internal static string Required
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("PHODOS_SHARED");
            Assert.SkipWhen(string.IsNullOrEmpty(folder), "Set PHODOS_SHARED to the folder with the golden numbers and the data sets.");
            return folder!;
        }
    }
}
