using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Phodos.Datasets.Fetch;

/// <summary>
/// The name that git gives to the content of a file: the SHA-1 of <c>blob LENGTH\0</c> and the bytes, 40 lower-case hexadecimal digits.
/// It is published with every file of a repository (Pro Git, 2nd ed., section 10.2), and tells whether a download is whole.
/// </summary>
public static class GitBlobHash
{
    private const int Digits = 40;

    /// <summary>The hash of a file, which is read once and not kept in memory.</summary>
    public static string OfFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var stream = File.OpenRead(path);
        return Of(stream, stream.Length);
    }

    /// <summary>The hash of the rest of a stream.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="length">How many there are.</param>
    [SuppressMessage("Security", "CA5350", Justification = "Git's hash is SHA-1; it tells a broken download, not an attacker.")]
    public static string Of(Stream stream, long length)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        sha1.AppendData(Encoding.ASCII.GetBytes(FormattableString.Invariant($"blob {length}\0")));
        var buffer = new byte[1 << 16];
        while (stream.Read(buffer) is > 0 and var read)
            sha1.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(sha1.GetHashAndReset());
    }

    /// <summary>Reads a hash that a user gave.</summary>
    /// <exception cref="InvalidInputException">It has not 40 hexadecimal digits.</exception>
    public static string Parse(string text) => text is { Length: Digits } && text.All(char.IsAsciiHexDigit)
        ? text.ToLowerInvariant()
        : throw new InvalidInputException(
            $"{Excerpt.Quoted(text)} is no git blob hash; it has {Digits} hexadecimal digits, as git hash-object prints them");
}
