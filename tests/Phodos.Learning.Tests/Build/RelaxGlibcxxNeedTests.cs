using System.Diagnostics;
using System.Reflection;

namespace Phodos.Learning.Tests.Build;

public sealed class RelaxGlibcxxNeedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_packaged_library_changes_in_eight_bytes_and_what_lacks_the_need_in_none()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the task is for ELF libraries on Linux");
        var packaged = PackagedLibrary;
        var (relaxed, again, text, tiny) = (_folder.In("relaxed.so"), _folder.In("again.so"), _folder.In("text.so"), _folder.In("tiny.so"));
        File.WriteAllText(_folder.In("no-elf"), "GLIBCXX_3.4.32 and GLIBCXX_3.4.30, but not in an ELF file, however long this text may be.");
        File.WriteAllBytes(_folder.In("elf-magic"), [0x7f, .. "ELF"u8, 2]);

        Relax((packaged, relaxed), (relaxed, again), (_folder.In("no-elf"), text), (_folder.In("elf-magic"), tiny));

        var (before, after) = (File.ReadAllBytes(packaged), File.ReadAllBytes(relaxed));
        after.Length.ShouldBe(before.Length);
        var changed = Enumerable.Range(0, before.Length).Where(index => before[index] != after[index]).ToArray();
        changed.Length.ShouldBeInRange(1, 8);
        (changed[^1] - changed[0]).ShouldBeLessThan(16); // one Elf64_Vernaux: its hash and its name
        File.ReadAllBytes(again).AsSpan().SequenceEqual(after).ShouldBeTrue("the output has no need left to relax");
        File.ReadAllBytes(text).ShouldBe(File.ReadAllBytes(_folder.In("no-elf")));
        File.ReadAllBytes(tiny).ShouldBe(File.ReadAllBytes(_folder.In("elf-magic")));
    }

    private static string PackagedLibrary
    {
        get
        {
            var metadata = typeof(RelaxGlibcxxNeedTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>();
            var packages = metadata.Single(entry => entry.Key == "NuGetPackageRoot").Value!;
            var version = typeof(TorchSharp.torch).Assembly.GetName().Version!.ToString(3);
            var library = Path.Combine(packages, "torchsharp", version, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
            Assert.SkipUnless(File.Exists(library), $"there is no {library}");
            return library;
        }
    }

    private static string Targets
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Phodos.slnx")))
                folder = folder.Parent;
            Assert.SkipWhen(folder is null, "the test runs outside of the repository");
            return Path.Combine(folder!.FullName, "eng", "TorchSharp.targets");
        }
    }

    private void Relax(params (string Source, string Destination)[] files)
    {
        var calls = string.Concat(files.Select(file => $"""<RelaxGlibcxxNeed Source="{file.Source}" Destination="{file.Destination}" />"""));
        var project = _folder.In("relax.proj");
        File.WriteAllText(project, $"""<Project><Import Project="{Targets}" /><Target Name="Relax">{calls}</Target></Project>""");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["msbuild", project, "-t:Relax", "-nologo", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.Path,
        };
        using var build = Process.Start(start)!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        build.ExitCode.ShouldBe(0, output);
    }
}
