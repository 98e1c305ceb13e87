using System.Globalization;
using System.Text.Json.Serialization;

namespace Phodos.Cli.Sharding;

/// <summary>A number of inputs and the sum of their keys, modulo 2¹²⁸: two sets that differ do not have the same, whatever the order.</summary>
/// <param name="Count">How many.</param>
/// <param name="Keys">The sum in hexadecimal.</param>
internal sealed record InputDigest(long Count, string Keys)
{
    internal static InputDigest Empty { get; } = Of(0, 0);

    [JsonIgnore]
    private UInt128 Sum => UInt128.TryParse(Keys, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sum) ? sum : 0;

    internal static InputDigest Of(long count, UInt128 sum) => new(count, sum.ToString("x32", CultureInfo.InvariantCulture));

    internal static InputDigest Of(IReadOnlyCollection<InputKey> keys) =>
        Of(keys.Count, keys.Aggregate(UInt128.Zero, (sum, key) => unchecked(sum + key.Hash)));

    internal InputDigest With(InputDigest other) => Of(Count + other.Count, unchecked(Sum + other.Sum));
}
