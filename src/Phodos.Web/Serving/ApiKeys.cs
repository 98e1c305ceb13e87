using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Phodos.Web.Serving;

/// <summary>The keys that open the API; none where it is open to all.</summary>
public sealed class ApiKeys
{
    private const string Bearer = "Bearer ";

    private readonly byte[][] _digests;

    /// <param name="keys">The keys, each at least 16 characters long.</param>
    /// <exception cref="InvalidInputException">A key is shorter.</exception>
    public ApiKeys(IReadOnlyCollection<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Any(key => key.Length < MinimumLength))
            throw new InvalidInputException($"an API key needs at least {MinimumLength} characters; make it with: openssl rand -hex 16");
        _digests = [.. keys.Select(Digest)];
    }

    /// <summary>No keys: the API is open to all who reach it.</summary>
    public static ApiKeys None { get; } = new([]);

    /// <summary>The shortest key.</summary>
    public const int MinimumLength = 16;

    /// <summary>Whether a key is wanted.</summary>
    public bool AreWanted => _digests.Length > 0;

    /// <summary>The number of the key that a request gives in <c>X-Api-Key</c> or as a bearer; null where it gives none that is known.</summary>
    internal int? KeyOf(HttpRequest request)
    {
        string? given = request.Headers["X-Api-Key"];
        if (given is null && request.Headers.Authorization.ToString() is { } authorization
            && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            given = authorization[Bearer.Length..].Trim();
        }

        if (given is null)
            return null;

        // Each comparison takes the same time however much of a key is right.
        var digest = Digest(given);
        int? found = null;
        for (var key = 0; key < _digests.Length; key++)
        {
            if (CryptographicOperations.FixedTimeEquals(_digests[key], digest))
                found = key;
        }

        return found;
    }

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
