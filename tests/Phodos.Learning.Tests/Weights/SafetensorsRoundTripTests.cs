using Phodos.Learning.Weights;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Weights;

public sealed class SafetensorsRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.In("tensors.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Bool)]
    public void Every_dtype_and_shape_comes_back(ScalarType dtype)
    {
        using var scope = NewDisposeScope();
        var vector = tensor(new double[] { 0, 1, 2, 77, 3, 5 }).to(dtype);
        (string Name, Tensor Tensor)[] tensors =
        [
            ("vector", vector), ("matrix", vector.view(2, 3)), ("transposed", vector.view(2, 3).t()), ("scalar", vector[3]),
            ("empty", vector.narrow(0, 0, 0)), ("empty matrix", vector.narrow(0, 0, 0).view(3, 0)),
        ];
        SafetensorsFile.Write(File, tensors);
        using var read = SafetensorsFile.Read(File);
        read.Tensors.Keys.ShouldBe(tensors.Select(entry => entry.Name), ignoreOrder: true);
        foreach (var (name, written) in tensors)
        {
            read.Tensors[name].dtype.ShouldBe(dtype);
            read.Tensors[name].shape.ShouldBe(written.shape);
            read.Tensors[name].eq(written).all().item<bool>().ShouldBeTrue(name);
        }
    }

    [Fact]
    public void Bits_come_back_also_of_values_that_are_not_numbers()
    {
        using var scope = NewDisposeScope();
        double[] values = [double.NaN, -0.0, double.NegativeInfinity, double.Epsilon, Math.PI];
        SafetensorsFile.Write(File, [("values", tensor(values))]);
        using var read = SafetensorsFile.Read(File);
        read.Tensors["values"].data<double>().ToArray().Select(BitConverter.DoubleToInt64Bits).ShouldBe(values.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Metadata_come_back()
    {
        var metadata = new Dictionary<string, string> { ["epoch"] = "7", ["note"] = "Å \" \n {}" };
        SafetensorsFile.Write(File, [], metadata);
        using var read = SafetensorsFile.Read(File);
        read.Tensors.ShouldBeEmpty();
        read.Metadata.ShouldBe(metadata, ignoreOrder: true);
    }

    [Fact]
    public void The_layout_is_the_published_one()
    {
        using var scope = NewDisposeScope();
        SafetensorsFile.Write(File, [("a", tensor(new[] { 1f, 2f }))]);
        var bytes = System.IO.File.ReadAllBytes(File);
        var headerLength = BitConverter.ToInt64(bytes);
        (headerLength % 8).ShouldBe(0);
        System.Text.Encoding.UTF8.GetString(bytes, 8, (int)headerLength).TrimEnd(' ').ShouldBe("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""");
        bytes[(8 + (int)headerLength)..].ShouldBe([0, 0, 0x80, 0x3f, 0, 0, 0, 0x40]);
    }

    [Fact]
    public void A_writer_that_fails_leaves_the_old_file_and_nothing_beside_it()
    {
        using var scope = NewDisposeScope();
        SafetensorsFile.Write(File, [("a", ones(3))]);
        var before = System.IO.File.ReadAllBytes(File);
        var disposed = ones(3);
        disposed.Dispose();
        Should.Throw<Exception>(() => SafetensorsFile.Write(File, [("a", zeros(3)), ("b", disposed)]));
        Should.Throw<Exception>(() => AtomicFile.Write(File, stream =>
        {
            stream.Write("half a file"u8);
            throw new IOException("the disk is full");
        }));
        System.IO.File.ReadAllBytes(File).ShouldBe(before);
        Directory.GetFiles(_folder.Path).ShouldBe([File]);
    }

    [Fact]
    public void Tensors_of_a_file_outlive_the_scope_they_were_read_in()
    {
        using (NewDisposeScope())
            SafetensorsFile.Write(File, [("a", ones(3))]);
        SafetensorsContent read;
        using (NewDisposeScope())
            read = SafetensorsFile.Read(File);
        read.Tensors["a"].IsInvalid.ShouldBeFalse();
        read.Dispose();
        read.Tensors["a"].IsInvalid.ShouldBeTrue();
    }
}
