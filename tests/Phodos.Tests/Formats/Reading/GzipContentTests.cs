using System.IO.Compression;
using System.Text;
using Phodos.Formats;

namespace Phodos.Tests.Formats.Reading;

public class GzipContentTests
{
    private const string Crystal = "Si\n1.0\n0 2.715 2.715\n2.715 0 2.715\n2.715 2.715 0\nSi\n2\nDirect\n0 0 0\n0.25 0.25 0.25\n";

    [Fact]
    public void A_packed_file_reads_as_what_is_packed() =>
        StructureReader.ReadBytes(Pack(Encoding.UTF8.GetBytes(Crystal)), "POSCAR.gz").Crystal.Formula.ShouldBe("Si2");

    [Fact]
    public void A_file_that_is_cut_anywhere_is_refused()
    {
        var packed = Pack(Encoding.UTF8.GetBytes(Crystal));
        for (var length = 2; length < packed.Length; length++)
        {
            var fault = Should.Throw<InvalidInputException>(() => StructureReader.ReadBytes(packed[..length], "POSCAR.gz"));
            fault.Line.ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        var packed = Pack(Encoding.UTF8.GetBytes(Crystal));
        packed[packed.Length / 2] ^= 0xFF;
        Should.Throw<InvalidInputException>(() => StructureReader.ReadBytes(packed, "POSCAR.gz")).Line.ShouldNotBeNull();
    }

    [Fact]
    public void A_bomb_is_stopped_at_the_limit()
    {
        var bomb = Pack(new byte[StructureReader.MaximumBytes + 1]);
        bomb.Length.ShouldBeLessThan(100_000);
        Should.Throw<InvalidInputException>(() => StructureReader.ReadBytes(bomb)).Message.ShouldContain("unpacks to more than 32 MiB");
    }

    [Fact]
    public void A_gzip_file_in_a_gzip_file_is_refused() =>
        Should.Throw<InvalidInputException>(() => StructureReader.ReadBytes(Pack(Pack([1, 2, 3])))).Message.ShouldContain("unpack it first");

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(content);
        return packed.ToArray();
    }
}
