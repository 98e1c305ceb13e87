using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Phodos.Learning.Experiments.Studies;

/// <summary>One choice of all options of a study.</summary>
public sealed class StudySetting
{
    private const int NameLength = 100;
    private const int IdLength = 10;

    internal StudySetting(ImmutableSortedDictionary<string, string> values, IEnumerable<string> factors)
    {
        Values = values;
        var canonical = string.Concat(values.Select(value => $"{value.Key}={value.Value}\n"));
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))[..IdLength];
        Factors = [.. factors.Select(factor => (factor, new StudyValue(values[factor]).Label))];
        Name = string.Join(", ", Factors.Select(factor => $"{factor.Name} {factor.Label}"));
    }

    /// <summary>The canonical JSON of each option that the study names, by name.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; }

    /// <summary>The values of the factors as a person writes them, by name.</summary>
    public ImmutableArray<(string Name, string Label)> Factors { get; }

    /// <summary>The identity: the beginning of the SHA-256 of all values, in hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>The values of the factors in one line.</summary>
    public string Name { get; }

    /// <summary>The name of the folder of its run: readable, and distinct by the identity.</summary>
    public string FolderName
    {
        get
        {
            var words = string.Join('_', Factors.Select(factor => $"{factor.Name}-{factor.Label}"));
            var safe = string.Concat(words.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-'));
            return $"{(safe.Length > NameLength ? safe[..NameLength] : safe)}-{Id}";
        }
    }
}
