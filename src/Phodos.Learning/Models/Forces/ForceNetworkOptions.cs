using System.Text.Json.Nodes;

namespace Phodos.Learning.Models.Forces;

/// <summary>The size and the reach of <see cref="ForceNetwork"/>.</summary>
public sealed record ForceNetworkOptions
{
    /// <summary>The radius (angstrom) inside which atoms exchange messages, above 0. Default 5.</summary>
    public double Cutoff { get; init; } = 5;

    /// <summary>The distance (angstrom) from which on atoms have no force constants, above 0. Default 7.</summary>
    public double PairCutoff { get; init; } = 7;

    /// <summary>The scalars of an atom, at least 1. Default 64.</summary>
    public int Scalars { get; init; } = 64;

    /// <summary>The vectors of an atom, and the traceless symmetric tensors, at least 1. Default 32.</summary>
    public int Tensors { get; init; } = 32;

    /// <summary>The rounds of messages, at least 1. Default 3.</summary>
    public int Layers { get; init; } = 3;

    /// <summary>The radial functions of an edge, at least 1. Default 10.</summary>
    public int EdgeFunctions { get; init; } = 10;

    /// <summary>The radial functions of a pair, at least 1. Default 16.</summary>
    public int PairFunctions { get; init; } = 16;

    /// <summary>The width of the hidden layers of a pair, at least 1. Default 96.</summary>
    public int PairWidth { get; init; } = 96;

    /// <summary>The vectors and tensors of an atom that a pair sees in each role, at least 1. Default 16.</summary>
    public int PairTensors { get; init; } = 16;

    /// <summary>The default options with some of them replaced.</summary>
    /// <param name="settings">Names in kebab case, such as pair-cutoff, with JSON values.</param>
    /// <exception cref="InvalidInputException">There is no such option, or a value is not of its kind.</exception>
    public static ForceNetworkOptions With(IEnumerable<KeyValuePair<string, JsonNode?>> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return NamedOptions.With(new ForceNetworkOptions(), ForceNetwork.Architecture, settings);
    }

    /// <summary>Returns these options if every value is in its range.</summary>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public ForceNetworkOptions Validated()
    {
        Require(double.IsFinite(Cutoff) && Cutoff > 0, "cutoff must be above 0");
        Require(double.IsFinite(PairCutoff) && PairCutoff > 0, "pair-cutoff must be above 0");
        Require(Scalars >= 1, "scalars must be at least 1");
        Require(Tensors >= 1, "tensors must be at least 1");
        Require(Layers >= 1, "layers must be at least 1");
        Require(EdgeFunctions >= 1, "edge-functions must be at least 1");
        Require(PairFunctions >= 1, "pair-functions must be at least 1");
        Require(PairWidth >= 1, "pair-width must be at least 1");
        Require(PairTensors >= 1, "pair-tensors must be at least 1");
        return this;
    }

    private static void Require(bool holds, string rule) => OptionRule.Require(ForceNetwork.Architecture, holds, rule);
}
