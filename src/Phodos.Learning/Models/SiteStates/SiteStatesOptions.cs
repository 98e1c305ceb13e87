using System.Text.Json.Serialization;
using Phodos.Spectra;

namespace Phodos.Learning.Models.SiteStates;

/// <summary>The size, the native grid and the loss of <see cref="SiteStatesModel"/>.</summary>
public sealed record SiteStatesOptions
{
    /// <summary>How atoms see their surroundings. Default convolutions.</summary>
    public SiteEncoderKind Encoder { get; init; } = SiteEncoderKind.Convolutions;

    /// <summary>The width of the vector of an element in the convolutions, at least 1. Default 64.</summary>
    public int Embedding { get; init; } = 64;

    /// <summary>The copies of each representation in the convolutions, at least 1. Default 32.</summary>
    public int Multiplicity { get; init; } = 32;

    /// <summary>The highest degree l of the convolutions, 0..3. Default 1.</summary>
    public int Degree { get; init; } = 1;

    /// <summary>The mean number of edges of an atom, above 0, by whose root the convolutions divide. Default 15.</summary>
    public double Neighbors { get; init; } = 15;

    /// <summary>The scalars, and the vectors, of an atom, at least 1. Default 64.</summary>
    public int Channels { get; init; } = 64;

    /// <summary>Message-passing layers, at least 1. Default 3.</summary>
    public int Layers { get; init; } = 3;

    /// <summary>Radial basis functions of an edge, at least 1. Default 16.</summary>
    public int RadialBasis { get; init; } = 16;

    /// <summary>The chance that a hidden unit of the head is dropped while training, 0 ≤ p &lt; 1. Default 0.1.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>The step of the native grid (cm⁻¹), above 0; the points of the labels' grid are among its points. Default 5.</summary>
    public double NativeStep { get; init; } = 5;

    /// <summary>The end of the native grid (cm⁻¹), at least that of the labels' grid. Default 1000.</summary>
    public double NativeEnd { get; init; } = 1000;

    /// <summary>The weight of the Kullback–Leibler divergence of the DOS in the loss, at least 0. Default 0.3.</summary>
    public double DivergenceWeight { get; init; } = 0.3;

    /// <summary>The weight of that of the DOS of each element, at least 0. Default 0.5.</summary>
    public double PartDivergenceWeight { get; init; } = 0.5;

    /// <summary>The native grid: 0 to the end.</summary>
    [JsonIgnore]
    public FrequencyGrid NativeGrid => new(0, NativeStep, 1 + (int)Math.Round(NativeEnd / NativeStep));

    /// <summary>Returns these options if every value is in its range.</summary>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public SiteStatesOptions Validated()
    {
        Require(Channels >= 1, "channels must be at least 1");
        Require(Layers >= 1, "layers must be at least 1");
        Require(RadialBasis >= 1, "radial-basis must be at least 1");
        Require(Dropout is >= 0 and < 1, "dropout must be at least 0 and below 1");
        Require(double.IsFinite(NativeStep) && NativeStep > 0, "native-step must be above 0");
        Require(double.IsFinite(NativeEnd) && NativeEnd >= NativeStep, "native-end must be at least native-step");
        Require(double.IsFinite(DivergenceWeight) && DivergenceWeight >= 0, "divergence-weight must be at least 0");
        Require(double.IsFinite(PartDivergenceWeight) && PartDivergenceWeight >= 0, "part-divergence-weight must be at least 0");
        return this;
    }

    private static void Require(bool holds, string rule) => OptionRule.Require("site-states", holds, rule);
}

/// <summary>How the atoms of <see cref="SiteStatesModel"/> see their surroundings.</summary>
public enum SiteEncoderKind
{
    /// <summary>Message passing with scalars and vectors.</summary>
    Vectors,

    /// <summary>Gated equivariant convolutions.</summary>
    Convolutions,
}
