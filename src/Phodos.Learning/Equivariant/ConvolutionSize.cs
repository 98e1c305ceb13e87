namespace Phodos.Learning.Equivariant;

/// <summary>The size of a <see cref="ConvolutionStack"/>.</summary>
/// <param name="Input">The scalars that an atom begins with.</param>
/// <param name="Elements">The width of the vectors of the elements, which the linear parts depend on.</param>
/// <param name="Multiplicity">The copies of each representation in the hidden layers.</param>
/// <param name="Degree">The highest degree l of the hidden features and the spherical harmonics, 0..3.</param>
/// <param name="Layers">Gated convolutions before the last.</param>
/// <param name="RadialBasis">Basis functions of an edge length.</param>
/// <param name="RadialWidth">The width of the hidden layer of the edge network.</param>
/// <param name="Neighbors">The mean number of edges of an atom.</param>
internal sealed record ConvolutionSize(
    int Input, int Elements, int Multiplicity, int Degree, int Layers, int RadialBasis, int RadialWidth, double Neighbors);
