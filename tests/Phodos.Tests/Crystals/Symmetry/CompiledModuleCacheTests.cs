using Phodos.Crystals.Symmetry;

namespace Phodos.Tests.Crystals.Symmetry;

public sealed class CompiledModuleCacheTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("phodos-cache-").FullName;

    private string Folder => Path.Combine(_root, "phodos");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_compiled_module_is_kept_for_its_user_alone_and_used_again()
    {
        FindsDiamond();
        var file = Directory.GetFiles(Folder).ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var written = File.GetLastWriteTimeUtc(file);
        FindsDiamond();
        File.GetLastWriteTimeUtc(file).ShouldBe(written);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(5000)]
    public void A_damaged_file_is_replaced(int lengthLeft)
    {
        FindsDiamond();
        var file = Directory.GetFiles(Folder).ShouldHaveSingleItem();
        var whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..lengthLeft]);
        FindsDiamond();
        new FileInfo(file).Length.ShouldBe(whole.Length);
    }

    [Fact]
    public void A_changed_byte_is_noticed()
    {
        FindsDiamond();
        var file = Directory.GetFiles(Folder).ShouldHaveSingleItem();
        var bytes = File.ReadAllBytes(file);
        bytes[^1000] ^= 1;
        File.WriteAllBytes(file, bytes);
        FindsDiamond();
        File.ReadAllBytes(file).ShouldNotBe(bytes);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_no_error()
    {
        File.WriteAllText(Folder, "a file where the folder should be");
        FindsDiamond();
    }

    private void FindsDiamond()
    {
        using var finder = new MoyoSymmetryFinder(cacheFolder: Folder);
        finder.Find(KnownCrystals.All["diamond"].Crystal).SpaceGroup.ShouldBe(227);
    }
}
