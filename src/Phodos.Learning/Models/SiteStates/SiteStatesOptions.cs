using System.Text.Json.Serialization;
using Phodos.Learning.Equivariant;
using Phodos.Spectra;

namespace Phodos.Learning.Models.SiteStates;

/// <summary>The size, the native grid and the loss of <see cref="SiteStatesModel"/>.</summary>
public sealed record SiteStatesOptions
{
    /// <summary>The independent networks whose mean is taken, at least 1. Default 1.</summary>
    public int Members { get; init; } = 1;

    /// <summary>The width of the vector that the convolutions leave of an atom, at least 1. Default 64.</summary>
    public int Channels { get; init; } = 64;

    /// <summary>The width of the vector that an atom begins with, at least 1. Default 64.</summary>
    public int Embedding { get; init; } = 64;

    /// <summary>
    /// The width of the vectors of the elements that the linear parts of the convolutions depend on, at least 1. Default 64. Most
    /// parameters are in proportion to it; a trained model can be given a smaller one (<see cref="SiteStatesEnsemble"/>).
    /// </summary>
    public int ElementWidth { get; init; } = 64;

    /// <summary>The copies of each representation in the convolutions, at least 1. Default 32.</summary>
    public int Multiplicity { get; init; } = 32;

    /// <summary>The highest degree l of the convolutions, 0..3. Default 1.</summary>
    public int Degree { get; init; } = 1;

    /// <summary>Gated convolutions before the last, at least 1. Default 3.</summary>
    public int Layers { get; init; } = 3;

    /// <summary>Basis functions of an edge length, at least 2. Default 16.</summary>
    public int RadialBasis { get; init; } = 16;

    /// <summary>The width of the hidden layer of the edge network, at least 1. Default 100.</summary>
    public int RadialWidth { get; init; } = 100;

    /// <summary>
    /// The mean number of edges of an atom, above 0, by whose root the sums over neighbours are divided. Default 15; a value far from the
    /// truth only makes the start of the training harder.
    /// </summary>
    public double Neighbors { get; init; } = 15;

    /// <summary>The chance that a hidden unit of the head is dropped while training, 0 ≤ p &lt; 1. Default 0.1.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>The step of the native grid (cm⁻¹), above 0; the points of the labels' grid are among its points. Default 5.</summary>
    public double NativeStep { get; init; } = 5;

    /// <summary>The end of the native grid (cm⁻¹), at least that of the labels' grid. Default 1000.</summary>
    public double NativeEnd { get; init; } = 1000;

    /// <summary>
    /// The width (cm⁻¹) of the window that the labels were smoothed with, 0 where they are the spectra themselves. Null, the default, is
    /// decided by the data of a run: that of the published labels, 105, where there are spectra finer than the labels, else 0.
    /// </summary>
    public double? LabelWindow { get; init; }

    /// <summary>The weight of the Kullback–Leibler divergence of the DOS in the loss, at least 0. Default 0.3.</summary>
    public double DivergenceWeight { get; init; } = 0.3;

    /// <summary>The weight of that of the DOS of each element, at least 0. Default 0.5.</summary>
    public double PartDivergenceWeight { get; init; } = 0.5;

    /// <summary>The size of the convolutions.</summary>
    [JsonIgnore]
    internal ConvolutionSize Convolutions => new(Embedding, ElementWidth, Multiplicity, Degree, Layers, RadialBasis, RadialWidth, Neighbors);

    /// <summary>The native grid: 0 to the end.</summary>
    [JsonIgnore]
    public FrequencyGrid NativeGrid => new(0, NativeStep, 1 + (int)Math.Round(NativeEnd / NativeStep));

    /// <summary>Returns these options if every value is in its range.</summary>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public SiteStatesOptions Validated()
    {
        Require(Members >= 1, "members must be at least 1");
        Require(Channels >= 1, "channels must be at least 1");
        Require(Embedding >= 1, "embedding must be at least 1");
        Require(ElementWidth >= 1, "element-width must be at least 1");
        Require(Multiplicity >= 1, "multiplicity must be at least 1");
        Require(Degree is >= 0 and <= 3, "degree must be 0 to 3");
        Require(Layers >= 1, "layers must be at least 1");
        Require(RadialBasis >= 2, "radial-basis must be at least 2");
        Require(RadialWidth >= 1, "radial-width must be at least 1");
        Require(double.IsFinite(Neighbors) && Neighbors > 0, "neighbors must be above 0");
        Require(Dropout is >= 0 and < 1, "dropout must be at least 0 and below 1");
        Require(double.IsFinite(NativeStep) && NativeStep > 0, "native-step must be above 0");
        Require(double.IsFinite(NativeEnd) && NativeEnd >= NativeStep, "native-end must be at least native-step");
        Require(LabelWindow is null || (double.IsFinite(LabelWindow.Value) && LabelWindow >= 0), "label-window must be at least 0");
        Require(double.IsFinite(DivergenceWeight) && DivergenceWeight >= 0, "divergence-weight must be at least 0");
        Require(double.IsFinite(PartDivergenceWeight) && PartDivergenceWeight >= 0, "part-divergence-weight must be at least 0");
        return this;
    }

    private static void Require(bool holds, string rule) => OptionRule.Require("site-states", holds, rule);
}
