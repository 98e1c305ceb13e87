using System.Security.Cryptography;

namespace Phodos;

/// <summary>What tells the content of one file from that of another.</summary>
public static class FileHash
{
    /// <summary>The SHA-256 of a file, in lower-case hexadecimal.</summary>
    /// <param name="path">The file.</param>
    public static string Sha256(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
