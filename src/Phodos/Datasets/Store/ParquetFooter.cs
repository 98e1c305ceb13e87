using System.Buffers.Binary;

namespace Phodos.Datasets.Store;

/// <summary>The footer of a Parquet file: a Thrift structure, its length (4 bytes, little endian) and the four letters PAR1.</summary>
internal static class ParquetFooter
{
    private const int TailLength = 8;

    /// <summary>Checks the frame of the file and the shape of the footer.</summary>
    /// <exception cref="InvalidInputException">The file is not framed as Parquet.</exception>
    /// <exception cref="InvalidDataException">The footer has another shape.</exception>
    internal static void Require(FileStream file)
    {
        Span<byte> tail = stackalloc byte[TailLength];
        if (file.Length < 2 * TailLength)
            throw new InvalidInputException("this is no Parquet file: it is too short");
        file.Position = 0;
        file.ReadExactly(tail);
        if (!tail[..4].SequenceEqual("PAR1"u8))
            throw new InvalidInputException("this is no Parquet file: it does not begin with PAR1");
        file.Position = file.Length - TailLength;
        file.ReadExactly(tail);
        var length = BinaryPrimitives.ReadInt32LittleEndian(tail);
        if (!tail[4..].SequenceEqual("PAR1"u8) || length < 0 || length > file.Length - TailLength - 4)
            throw new InvalidInputException("the Parquet file is cut off or damaged: its end is missing; copy or make it again");
        var footer = new byte[length];
        file.Position = file.Length - TailLength - length;
        file.ReadExactly(footer);
        new ThriftShape(footer).Require();
    }
}
