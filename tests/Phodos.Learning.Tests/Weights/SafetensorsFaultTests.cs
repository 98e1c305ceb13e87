using System.Text;
using CsCheck;
using Phodos.Learning.Weights;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Weights;

public sealed class SafetensorsFaultTests : IDisposable
{
    private const string Good = """ "a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]} """;

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.In("hostile.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        using (var scope = NewDisposeScope())
            SafetensorsFile.Write(Path, [("a", ones(2, 3)), ("b", ones(1))], new Dictionary<string, string> { ["epoch"] = "1" });
        var whole = File.ReadAllBytes(Path);
        for (var length = 0; length < whole.Length; length++)
            Refuse(whole[..length]);
        Refuse([.. whole, 0]);
    }

    [Fact]
    public void No_change_of_one_byte_brings_anything_but_a_refusal_or_tensors()
    {
        using (var scope = NewDisposeScope())
            SafetensorsFile.Write(Path, [("a", ones(2, 3)), ("b", ones(1))]);
        var whole = File.ReadAllBytes(Path);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample(
            (place, value) =>
            {
                byte[] changed = [.. whole];
                changed[place] = value;
                File.WriteAllBytes(Path, changed);
                try
                {
                    SafetensorsFile.Read(Path).Dispose();
                }
                catch (InvalidInputException)
                {
                    // The one exception that a caller must expect.
                }
            },
            iter: 500, threads: 1);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(long.MaxValue)]
    [InlineData(1L << 40)]
    [InlineData(100)]
    public void A_header_longer_than_the_file_is_refused_before_it_is_allocated(ulong length)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refuse([.. BitConverter.GetBytes(length), .. "{}"u8]);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("pickle")]
    [InlineData("{")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":{}}""")]
    [InlineData("""{"__metadata__":{"epoch":1}}""")]
    [InlineData("""{"__metadata__":[]}""")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""")]
    public void A_header_that_is_not_of_the_format_is_refused(string header) => RefuseHeader(header);

    [Theory]
    [InlineData("\"F33\"", "[2]", "[0,8]")]
    [InlineData("7", "[2]", "[0,8]")]
    [InlineData("null", "[2]", "[0,8]")]
    [InlineData("\"F32\"", "2", "[0,8]")]
    [InlineData("\"F32\"", "[2.5]", "[0,8]")]
    [InlineData("\"F32\"", "[-2]", "[0,8]")]
    [InlineData("\"F32\"", "[-1,-2]", "[0,8]")]
    [InlineData("\"F32\"", "[3]", "[0,8]")]
    [InlineData("\"F32\"", "[2]", "[0]")]
    [InlineData("\"F32\"", "[2]", "[]")]
    [InlineData("\"F32\"", "[2]", "[0,8,8]")]
    [InlineData("\"F32\"", "[2]", "[-8,0]")]
    [InlineData("\"F32\"", "[2]", "[8,0]")]
    [InlineData("\"F32\"", "[2]", "[4,12]")]
    [InlineData("\"F32\"", "[1]", "[4,8]")]
    [InlineData("\"F32\"", "[9223372036854775807]", "[0,9223372036854775807]")]
    [InlineData("\"F32\"", "[4611686018427387904,4611686018427387904,16]", "[0,0]")] // 2^62 · 2^62 · 2^4 · 4 is 0 in 128 bits
    [InlineData("\"F32\"", "[0,9223372036854775807,9223372036854775807]", "[0,0]")]
    [InlineData("\"F32\"", "[99999999999999999999]", "[0,8]")]
    public void A_tensor_that_does_not_fit_its_place_is_refused(string dtype, string shape, string offsets) =>
        RefuseHeader($$$"""{"a":{"dtype":{{{dtype}}},"shape":{{{shape}}},"data_offsets":{{{offsets}}} } }""");

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""")]
    public void Tensors_that_share_bytes_are_refused(string header) => RefuseHeader(header);

    [Fact]
    public void A_name_that_comes_twice_is_refused()
    {
        RefuseHeader($"{{{Good},{Good.Replace("[2]", "[0]").Replace("[0,8]", "[8,8]")}}}").ShouldContain("twice");
        RefuseHeader($$"""{ "__metadata__":{}, "__metadata__":{}, {{Good}} }""").ShouldContain("twice");
    }

    [Fact]
    public void Very_many_axes_are_refused() =>
        RefuseHeader($$$"""{"a":{"dtype":"F32","shape":[2{{{string.Concat(Enumerable.Repeat(",1", 100_000))}}}],"data_offsets":[0,8]}}""");

    [Fact]
    public void Very_deep_nesting_is_refused() =>
        RefuseHeader(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)));

    [Fact]
    public void A_header_that_is_not_UTF_8_is_refused()
    {
        var header = Encoding.UTF8.GetBytes($"{{{Good}}}");
        header[Array.IndexOf(header, (byte)'a')] = 0xff;
        Refuse([.. BitConverter.GetBytes((ulong)header.Length), .. header, .. new byte[8]]);
    }

    [Fact]
    public void The_hostile_files_differ_from_a_good_one_in_their_fault_alone()
    {
        File.WriteAllBytes(Path, FileOf($"{{{Good}}}"));
        using var read = SafetensorsFile.Read(Path);
        read.Tensors["a"].shape.ShouldBe([2]);
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_are_refused()
    {
        Should.Throw<InvalidInputException>(() => SafetensorsFile.Read(_folder.In("nothing.safetensors")));
        Should.Throw<InvalidInputException>(() => SafetensorsFile.Read(_folder.Path));
    }

    private static byte[] FileOf(string header)
    {
        var json = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((ulong)json.Length), .. json, .. new byte[8]];
    }

    private string RefuseHeader(string header) => Refuse(FileOf(header));

    private string Refuse(byte[] content)
    {
        File.WriteAllBytes(Path, content);
        var fault = Should.Throw<InvalidInputException>(() => SafetensorsFile.Read(Path));
        fault.File.ShouldBe(Path);
        fault.Message.ShouldNotContain("\n");
        return fault.Message;
    }
}
