using Phodos.Datasets;
using Phodos.Datasets.BuiltIn;

namespace Phodos.Tests.Datasets.BuiltIn;

/// <summary>The built-in data set, made once for all tests in a cache folder of its own.</summary>
public sealed class BuiltInDatasetFixture : IDisposable
{
    public BuiltInDatasetFixture()
    {
        CacheFolder = Directory.CreateTempSubdirectory("phodos-tests-").FullName;
        Dataset = BuiltInDataset.Create(new Reports(this), CacheFolder, cancellation: TestContext.Current.CancellationToken);
    }

    public string CacheFolder { get; }

    public DosDataset Dataset { get; }

    /// <summary>The fractions that were reported while the data set was made.</summary>
    public List<double> Progress { get; } = [];

    public void Dispose() => Directory.Delete(CacheFolder, recursive: true);

    private sealed class Reports(BuiltInDatasetFixture fixture) : IProgress<double>
    {
        public void Report(double value)
        {
            lock (fixture.Progress)
                fixture.Progress.Add(value);
        }
    }
}
