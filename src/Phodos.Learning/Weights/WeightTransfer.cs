using System.Collections.Immutable;
using static TorchSharp.torch;

namespace Phodos.Learning.Weights;

/// <summary>What came of copying named weights into a model.</summary>
/// <param name="Taken">Parameters that were copied.</param>
/// <param name="Missing">Parameters of the model that the source does not have; they keep their values.</param>
/// <param name="Different">Parameters whose shapes differ; they keep their values.</param>
/// <param name="Unused">Weights of the source that the model has no place for.</param>
public sealed record WeightTransfer(
    ImmutableArray<string> Taken, ImmutableArray<string> Missing, ImmutableArray<string> Different, ImmutableArray<string> Unused)
{
    /// <summary>Whether every weight had its place and every parameter its weight.</summary>
    public bool IsComplete => Missing.IsEmpty && Different.IsEmpty && Unused.IsEmpty;

    /// <summary>Copies every weight whose name and shape fit.</summary>
    public static WeightTransfer Copy(IReadOnlyDictionary<string, Tensor> weights, nn.Module model)
    {
        using var noGradients = no_grad();
        var unused = weights.Keys.ToHashSet(StringComparer.Ordinal);
        List<string> taken = [], missing = [], different = [];
        foreach (var (name, parameter) in model.named_parameters())
        {
            unused.Remove(name);
            if (!weights.TryGetValue(name, out var value))
            {
                missing.Add(name);
            }
            else if (!value.shape.AsSpan().SequenceEqual(parameter.shape))
            {
                different.Add($"{name} [{string.Join(", ", value.shape)}] for [{string.Join(", ", parameter.shape)}]");
            }
            else
            {
                parameter.copy_(value);
                taken.Add(name);
            }
        }

        return new WeightTransfer([.. taken], [.. missing], [.. different], [.. unused.Order(StringComparer.Ordinal)]);
    }

    /// <summary>What was taken and what not, on one line.</summary>
    public string Describe()
    {
        const int Shown = 3;
        var parts = new[] { ("missing", Missing), ("of another shape", Different), ("without a place", Unused) }
            .Where(part => !part.Item2.IsEmpty)
            .Select(part =>
            {
                var shown = string.Join("; ", part.Item2.Take(Shown));
                return $"{part.Item2.Length} {part.Item1} ({shown}{(part.Item2.Length > Shown ? "; …" : "")})";
            });
        return string.Join(", ", parts.Prepend($"{Taken.Length} weights taken"));
    }
}
