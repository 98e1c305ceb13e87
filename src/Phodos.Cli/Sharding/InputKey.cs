using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Phodos.Cli.Sharding;

/// <summary>What an input is known by where there are too many to keep their names: 128 bits of the SHA-256 of its name.</summary>
/// <param name="Hash">The bits.</param>
internal readonly record struct InputKey(UInt128 Hash)
{
    internal static InputKey Of(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return new InputKey(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }
}
