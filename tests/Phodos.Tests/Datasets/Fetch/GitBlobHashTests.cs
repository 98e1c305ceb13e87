using Phodos.Datasets.Fetch;

namespace Phodos.Tests.Datasets.Fetch;

public sealed class GitBlobHashTests
{
    // git hash-object of an empty file, and the example of Pro Git, section 10.2.
    [Theory]
    [InlineData("", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")]
    [InlineData("test content\n", "d670460b4b4aece5915caf5c68d12f560a9fe3e4")]
    public void The_hash_is_that_of_git(string content, string hash)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("file"), content);
        GitBlobHash.OfFile(folder.File("file")).ShouldBe(hash);
    }

    [Fact]
    public void A_given_hash_is_read_in_any_case() =>
        GitBlobHash.Parse("E69DE29BB2D1D6434B8B29AE775AD8C2E48C5391").ShouldBe("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");

    [Theory]
    [InlineData("")]
    [InlineData("e69de29")]
    [InlineData("g69de29bb2d1d6434b8b29ae775ad8c2e48c5391")]
    public void A_text_that_is_no_hash_is_refused(string text) =>
        Should.Throw<InvalidInputException>(() => GitBlobHash.Parse(text)).Message.ShouldContain("40 hexadecimal digits");

    [Fact]
    public void Every_known_data_set_has_a_name_a_safe_address_and_a_hash()
    {
        KnownDatasets.All.Select(dataset => dataset.Name).ShouldBeUnique();
        foreach (var dataset in KnownDatasets.All)
        {
            dataset.Address.Scheme.ShouldBe("https");
            GitBlobHash.Parse(dataset.Hash).ShouldBe(dataset.Hash);
            KnownDatasets.Named(dataset.Name).ShouldBe(dataset);
        }

        Should.Throw<InvalidInputException>(() => KnownDatasets.Named("nothing")).Message.ShouldContain("phonon-dos");
    }
}
