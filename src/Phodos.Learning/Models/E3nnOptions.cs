using System.Text.Json.Serialization;
using Phodos.Learning.Equivariant;

namespace Phodos.Learning.Models;

/// <summary>The size of <see cref="E3nn"/>.</summary>
public sealed record E3nnOptions
{
    /// <summary>The width of the vector of an element, at least 1. Default 64.</summary>
    public int Embedding { get; init; } = 64;

    /// <summary>The copies of each representation in the hidden layers, at least 1. Default 32.</summary>
    public int Multiplicity { get; init; } = 32;

    /// <summary>The highest degree l of the hidden features and the spherical harmonics, 0..3. Default 1.</summary>
    public int Degree { get; init; } = 1;

    /// <summary>Gated convolutions before the last, at least 1. Default 2.</summary>
    public int Layers { get; init; } = 2;

    /// <summary>Basis functions of an edge length, at least 2. Default 10.</summary>
    public int RadialBasis { get; init; } = 10;

    /// <summary>The width of the hidden layer of the edge network, at least 1. Default 100.</summary>
    public int RadialWidth { get; init; } = 100;

    /// <summary>
    /// The mean number of edges of an atom, above 0, by whose root the sums over neighbours are divided. Default 12.5; a value far from
    /// the truth only makes the start of the training harder.
    /// </summary>
    public double Neighbors { get; init; } = 12.5;

    /// <summary>The size of the convolutions.</summary>
    [JsonIgnore]
    internal ConvolutionSize Size => new(Embedding, Embedding, Multiplicity, Degree, Layers, RadialBasis, RadialWidth, Neighbors);

    /// <summary>Returns these options if every value is in its range.</summary>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public E3nnOptions Validated()
    {
        Require(Embedding >= 1, "embedding must be at least 1");
        Require(Multiplicity >= 1, "multiplicity must be at least 1");
        Require(Degree is >= 0 and <= 3, "degree must be 0 to 3");
        Require(Layers >= 1, "layers must be at least 1");
        Require(RadialBasis >= 2, "radial-basis must be at least 2");
        Require(RadialWidth >= 1, "radial-width must be at least 1");
        Require(double.IsFinite(Neighbors) && Neighbors > 0, "neighbors must be above 0");
        return this;
    }

    private static void Require(bool holds, string rule) => OptionRule.Require("e3nn", holds, rule);
}
