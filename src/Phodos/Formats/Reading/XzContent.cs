using SharpCompress.Compressors.Xz;

namespace Phodos.Formats.Reading;

/// <summary>Files that are packed by xz, as phonopy packs its large ones.</summary>
internal static class XzContent
{
    /// <summary>Whether bytes begin as an xz file does.</summary>
    internal static bool IsXz(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]);

    /// <summary>What is packed in a file, as a stream.</summary>
    internal static Stream Open(Stream file) => new XZStream(file);

    /// <summary>Whether a fault of reading says that the file is damaged.</summary>
    internal static bool IsDamage(Exception fault) => fault is InvalidDataException or SharpCompress.Common.SharpCompressException;
}
