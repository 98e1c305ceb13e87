using Phodos.Datasets.BuiltIn;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.BuiltIn;

public sealed class LabelCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("phodos-tests-").FullName;
    private readonly System.Collections.Immutable.ImmutableArray<Sample> _samples = BuiltInDataset.Samples()[..12];
    private readonly DensityOfStates[] _labels;

    public LabelCacheTests()
    {
        _labels = [.. _samples.Select(sample => ModelLabel.Of(sample.Crystal))];
        Cache.TryWrite(_samples, _labels);
    }

    private LabelCache Cache => LabelCache.In(_folder, version: 7)!;

    private string File => Directory.GetFiles(_folder).ShouldHaveSingleItem();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_read_is_what_was_written()
    {
        var read = Cache.TryRead(_samples).ShouldNotBeNull();
        foreach (var (label, original) in read.Zip(_labels))
        {
            label.Values.ShouldBe(original.Values);
            label.Normalization.ShouldBe(original.Normalization);
            label.Projections.Keys.ShouldBe(original.Projections.Keys);
            label.Projections.Values.SelectMany(part => part).ShouldBe(original.Projections.Values.SelectMany(part => part));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(1000)]
    public void A_file_that_was_cut_short_counts_as_none(int length)
    {
        System.IO.File.WriteAllBytes(File, System.IO.File.ReadAllBytes(File)[..length]);
        Cache.TryRead(_samples).ShouldBeNull();
    }

    [Fact]
    public void A_file_with_one_wrong_bit_counts_as_none()
    {
        var bytes = System.IO.File.ReadAllBytes(File);
        bytes[bytes.Length / 2] ^= 1;
        System.IO.File.WriteAllBytes(File, bytes);
        Cache.TryRead(_samples).ShouldBeNull();
    }

    [Fact]
    public void Labels_of_other_crystals_or_another_version_count_as_none()
    {
        Cache.TryRead(_samples[1..]).ShouldBeNull();
        Cache.TryRead([.. _samples.Reverse()]).ShouldBeNull();
        LabelCache.In(_folder, version: 8)!.TryRead(_samples).ShouldBeNull();
    }

    [Fact]
    public void A_folder_that_cannot_be_is_no_error()
    {
        var impossible = LabelCache.In(Path.Combine(File, "below-a-file"), version: 7)!;
        impossible.TryWrite(_samples, _labels);
        impossible.TryRead(_samples).ShouldBeNull();
    }
}
