namespace Phodos.Learning.Equivariant;

/// <summary>The size of a <see cref="ConvolutionStack"/>.</summary>
/// <param name="Embedding">The width of the vector of an element.</param>
/// <param name="Multiplicity">The copies of each representation in the hidden layers.</param>
/// <param name="Degree">The highest degree l of the hidden features and the spherical harmonics, 0..3.</param>
/// <param name="Layers">Gated convolutions before the last.</param>
/// <param name="RadialBasis">Basis functions of an edge length.</param>
/// <param name="RadialWidth">The width of the hidden layer of the edge network.</param>
/// <param name="Neighbors">The mean number of edges of an atom.</param>
internal sealed record ConvolutionSize(
    int Embedding, int Multiplicity, int Degree, int Layers, int RadialBasis, int RadialWidth, double Neighbors);
