namespace Phodos.Reports.Tests.Figures;

public sealed class FigureFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("phodos-figures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("figure.png", new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' })]
    [InlineData("figure.SVG", new byte[] { (byte)'<', (byte)'?', (byte)'x', (byte)'m' })]
    [InlineData("deep/er/figure.svg", new byte[] { (byte)'<', (byte)'?', (byte)'x', (byte)'m' })]
    public void The_ending_chooses_the_format(string name, byte[] start)
    {
        var path = Path.Combine(_folder, name);
        SampleFigures.Dos().Save(path);
        File.ReadAllBytes(path)[..start.Length].ShouldBe(start);
        Directory.GetFiles(Path.GetDirectoryName(path)!).ShouldBe([path], "no temporary file stays");
    }

    [Fact]
    public void An_older_file_is_replaced()
    {
        var path = Path.Combine(_folder, "figure.svg");
        File.WriteAllText(path, new string('x', 1_000_000));
        SampleFigures.Dos().Save(path);
        File.ReadAllText(path).ShouldEndWith("</svg>\n");
    }

    [Theory]
    [InlineData("figure.jpg", "'.jpg'")]
    [InlineData("figure", "''")]
    public void Another_ending_is_refused_in_one_line(string name, string named)
    {
        var error = Should.Throw<InvalidInputException>(() => SampleFigures.Dos().Save(Path.Combine(_folder, name)));
        error.Problem.ShouldBe($"a figure is written as .png, .svg or .pdf, not as {named}; name the file so");
        error.File.ShouldEndWith(name);
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_is_a_file_is_named()
    {
        File.WriteAllText(Path.Combine(_folder, "taken"), "");
        var error = Should.Throw<InvalidInputException>(() => SampleFigures.Dos().Save(Path.Combine(_folder, "taken", "figure.png")));
        error.Message.ShouldContain("cannot be written");
        error.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_file_that_cannot_be_replaced_leaves_no_temporary_file()
    {
        var path = Path.Combine(_folder, "figure.png");
        Directory.CreateDirectory(path);
        Should.Throw<InvalidInputException>(() => SampleFigures.Dos().Save(path));
        Directory.GetFileSystemEntries(_folder).ShouldBe([path]);
    }
}
