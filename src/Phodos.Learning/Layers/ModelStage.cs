using System.Collections.Immutable;

namespace Phodos.Learning.Layers;

/// <summary>A part of a model that can be frozen or learn at a rate of its own, such as one message-passing layer.</summary>
/// <param name="Name">What it is called on the command line and in files.</param>
/// <param name="Prefixes">How the names of its parameters begin, each up to a dot.</param>
public sealed record ModelStage(string Name, params ImmutableArray<string> Prefixes)
{
    /// <summary>The name of the last stage of every model: the one whose shapes depend on the frequency grid.</summary>
    public const string Head = "head";

    /// <summary>Whether a parameter belongs to the stage.</summary>
    /// <param name="parameter">The name of the parameter in the model.</param>
    public bool Owns(string parameter) => Prefixes.Any(prefix => parameter.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The same stage of a module that a model holds under a name.</summary>
    /// <param name="prefix">The name of the module in the model, with a dot.</param>
    internal ModelStage Within(string prefix) => new(Name, [.. Prefixes.Select(own => prefix + own)]);

    /// <summary>The stages of layers of one kind: <c>NAME-1</c>, <c>NAME-2</c>, …</summary>
    /// <param name="name">What such a layer is called.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="prefix">How the names of the parameters of a layer begin; the layers count from 0.</param>
    internal static IEnumerable<ModelStage> Layers(string name, int count, Func<int, string> prefix) =>
        Enumerable.Range(0, count).Select(layer => new ModelStage(FormattableString.Invariant($"{name}-{layer + 1}"), prefix(layer)));
}
