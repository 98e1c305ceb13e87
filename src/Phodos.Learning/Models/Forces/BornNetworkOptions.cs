using System.Text.Json.Nodes;

namespace Phodos.Learning.Models.Forces;

/// <summary>The size and the reach of <see cref="BornNetwork"/>.</summary>
public sealed record BornNetworkOptions
{
    /// <summary>The radius (angstrom) inside which atoms exchange messages, above 0. Default 5.</summary>
    public double Cutoff { get; init; } = 5;

    /// <summary>The scalars of an atom, at least 1. Default 48.</summary>
    public int Scalars { get; init; } = 48;

    /// <summary>The vectors of an atom, and the traceless symmetric tensors, at least 1. Default 24.</summary>
    public int Tensors { get; init; } = 24;

    /// <summary>The rounds of messages, at least 1. Default 3.</summary>
    public int Layers { get; init; } = 3;

    /// <summary>The radial functions of an edge, at least 1. Default 10.</summary>
    public int EdgeFunctions { get; init; } = 10;

    /// <summary>The width of the hidden layers behind the messages, at least 1. Default 64.</summary>
    public int Width { get; init; } = 64;

    /// <summary>The vectors and tensors of an atom that its charge is made of in each role, at least 1. Default 12.</summary>
    public int ChargeTensors { get; init; } = 12;

    /// <summary>The options of the rounds of messages, and of graphs.</summary>
    internal ForceNetworkOptions Messages => new()
    {
        Cutoff = Cutoff,
        Scalars = Scalars,
        Tensors = Tensors,
        Layers = Layers,
        EdgeFunctions = EdgeFunctions,
    };

    /// <summary>The default options with some of them replaced.</summary>
    /// <param name="settings">Names in kebab case, such as charge-tensors, with JSON values.</param>
    /// <exception cref="InvalidInputException">There is no such option, or a value is not of its kind.</exception>
    public static BornNetworkOptions With(IEnumerable<KeyValuePair<string, JsonNode?>> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return NamedOptions.With(new BornNetworkOptions(), BornNetwork.Architecture, settings);
    }

    /// <summary>Returns these options if every value is in its range.</summary>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public BornNetworkOptions Validated()
    {
        Require(double.IsFinite(Cutoff) && Cutoff > 0, "cutoff must be above 0");
        Require(Scalars >= 1, "scalars must be at least 1");
        Require(Tensors >= 1, "tensors must be at least 1");
        Require(Layers >= 1, "layers must be at least 1");
        Require(EdgeFunctions >= 1, "edge-functions must be at least 1");
        Require(Width >= 1, "width must be at least 1");
        Require(ChargeTensors >= 1, "charge-tensors must be at least 1");
        return this;
    }

    private static void Require(bool holds, string rule) => OptionRule.Require(BornNetwork.Architecture, holds, rule);
}
