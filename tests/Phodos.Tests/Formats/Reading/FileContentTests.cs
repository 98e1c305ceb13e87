using System.Diagnostics;
using Phodos.Formats;
using Phodos.Formats.Reading;

namespace Phodos.Tests.Formats.Reading;

/// <summary>Whatever stands behind a path, it is read or refused in bounded time and memory.</summary>
public sealed class FileContentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("phodos-files-").FullName;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99_999)]
    [InlineData(100_000)]
    public void A_file_up_to_the_limit_is_read_whole(int length)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(index => (byte)(index % 251))];
        FileContent.Load(Write("x", bytes), 100_000).ToArray().ShouldBe(bytes);
        FileContent.LoadHead(Write("x", bytes), 1000).ToArray().ShouldBe(bytes.Take(1000));
    }

    [Fact]
    public void A_file_above_the_limit_is_refused() =>
        Should.Throw<InvalidInputException>(() => FileContent.Load(Write("x", new byte[2 * 1024 * 1024 + 1]), 2 * 1024 * 1024)).Message.ShouldContain("larger than 2 MiB");

    [Fact]
    public void Folders_and_missing_files_are_told_apart()
    {
        Fault(_folder).ShouldBe($"{_folder}: this is a folder; give a file in it");
        Fault(Path.Combine(_folder, "none.cif")).ShouldEndWith("none.cif: there is no such file");
        Fault(Path.Combine(_folder, "none", "x.cif")).ShouldEndWith("there is no such file");
        Fault(Path.Combine(Write("x", [1]), "y.cif")).ShouldContain("y.cif: th");
        Fault(new string('n', 5000)).ShouldContain("th");
        File.CreateSymbolicLink(Path.Combine(_folder, "dangling"), Path.Combine(_folder, "gone"));
        Fault(Path.Combine(_folder, "dangling")).ShouldEndWith("dangling: there is no such file");
        File.CreateSymbolicLink(Path.Combine(_folder, "loop"), Path.Combine(_folder, "loop"));
        Fault(Path.Combine(_folder, "loop")).ShouldContain("loop: the");
    }

    [Fact]
    public void A_file_without_permission_is_said_to_be_one()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "permissions do not bind this user");
        var path = Write("secret.cif", [1]);
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has permissions of another kind");
        else
            File.SetUnixFileMode(path, UnixFileMode.None);
        Fault(path).ShouldEndWith("secret.cif: this file may not be read; check its permissions");
    }

    [Fact]
    public void A_link_is_followed()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "link"), Write("x", [1, 2, 3]));
        FileContent.Load(Path.Combine(_folder, "link"), 10).ToArray().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void An_endless_device_is_refused_at_the_limit()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/zero is of Linux");
        Fault("/dev/zero").ShouldBe("/dev/zero:1: the file is larger than 1 MiB; give the structure alone");
    }

    [Fact]
    public void A_pipe_that_nobody_writes_to_is_given_up()
    {
        var pipe = Pipe();
        Should.Throw<InvalidInputException>(() => FileContent.Load(pipe, 1000, TimeSpan.FromMilliseconds(50)))
            .Message.ShouldContain("did not come to its end within 0.05 s");
        StructureReader.Recognizes(pipe).ShouldBeFalse();
    }

    [Fact]
    public async Task A_pipe_that_ends_is_read()
    {
        var pipe = Pipe();
        // Opening a pipe waits for the other end.
        var writing = Task.Run(() => File.WriteAllBytes(pipe, [1, 2, 3]), TestContext.Current.CancellationToken);
        FileContent.Load(pipe, 1000).ToArray().ShouldBe([1, 2, 3]);
        await writing;
    }

    [Fact]
    public void A_large_file_is_held_in_memory_once()
    {
        var path = Write("large", new byte[8 * 1024 * 1024]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        FileContent.Load(path, 32 * 1024 * 1024).Length.ShouldBe(8 * 1024 * 1024);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(9 * 1024 * 1024);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Fault(string path) => Should.Throw<InvalidInputException>(() => FileContent.Load(path, 1024 * 1024)).Message;

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string Pipe()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes are made on Linux only");
        var path = Path.Combine(_folder, "pipe");
        using var mkfifo = Process.Start("mkfifo", [path]);
        mkfifo.WaitForExit();
        return path;
    }
}
