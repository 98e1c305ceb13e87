using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>
/// The dynamical matrices of predicted force constants at the wave vectors of a calculation, as real and imaginary parts,
/// <c>[waves, components, components]</c>, in eV/Å² per unified atomic mass unit.
/// </summary>
internal sealed class PredictedMatrix
{
    private readonly Tensor _real;
    private readonly Tensor _imaginary;

    internal PredictedMatrix(Tensor blocks, Tensor self, ForceTargets targets)
    {
        var (atoms, waves) = (targets.Graph.AtomCount, targets.Cosines.shape[0]);
        var roots = targets.AtomRoots.index_select(0, targets.First) * targets.AtomRoots.index_select(0, targets.Second);
        var ofPairs = blocks.reshape(-1, 1, 9) * roots.view(-1, 1, 1); // [pairs, 1, 9]
        var ofAtoms = 0.5 * self.reshape(-1, 9) * targets.AtomRoots.square().unsqueeze(1); // twice, as each block brings its adjoint
        var diagonal = arange(atoms) * (atoms + 1);
        var place = targets.First * atoms + targets.Second;
        var real = Assemble(ofPairs * targets.Cosines.t().unsqueeze(2), ofAtoms);
        var imaginary = Assemble(ofPairs * targets.Sines.t().unsqueeze(2), null);
        _real = real + real.transpose(1, 2);
        _imaginary = imaginary - imaginary.transpose(1, 2);

        Tensor Assemble(Tensor values, Tensor? onDiagonal)
        {
            var sum = zeros((long)atoms * atoms, waves * 9).index_add(0, place, values.reshape(-1, waves * 9), 1);
            if (onDiagonal is not null)
                sum = sum.index_add(0, diagonal, onDiagonal.repeat(1, waves), 1);
            return sum.view(atoms, atoms, waves, 3, 3).permute(2, 0, 3, 1, 4).reshape(waves, 3L * atoms, 3L * atoms);
        }
    }

    /// <summary>U† D U, real and imaginary part, of vectors <c>[waves, 2, components, modes]</c>.</summary>
    internal (Tensor Real, Tensor Imaginary) Between(Tensor vectors)
    {
        var parts = vectors.unbind(1);
        var both = cat(parts, 2); // [waves, components, 2 modes]
        var (ofReal, ofImaginary) = (_real.bmm(both).chunk(2, 2), _imaginary.bmm(both).chunk(2, 2));
        var (upper, lower) = (ofReal[0] - ofImaginary[1], ofImaginary[0] + ofReal[1]);
        var (adjointReal, adjointImaginary) = (parts[0].transpose(1, 2), parts[1].transpose(1, 2));
        return (adjointReal.bmm(upper) + adjointImaginary.bmm(lower), adjointReal.bmm(lower) - adjointImaginary.bmm(upper));
    }

    /// <summary>
    /// The eigenvalues, <c>[waves, modes]</c>, with the derivatives of first-order perturbation theory: the eigenvectors are found without
    /// a gradient, so degenerate modes do no harm.
    /// </summary>
    internal Tensor Eigenvalues()
    {
        Tensor vectors;
        using (no_grad())
        {
            var (_, found) = linalg.eigh(complex(_real.detach(), _imaginary.detach()));
            vectors = stack([found.real, found.imag], 1);
        }

        var parts = vectors.unbind(1);
        var both = cat(parts, 2);
        var (ofReal, ofImaginary) = (_real.bmm(both).chunk(2, 2), _imaginary.bmm(both).chunk(2, 2));
        return (parts[0] * (ofReal[0] - ofImaginary[1]) + parts[1] * (ofImaginary[0] + ofReal[1])).sum(1);
    }
}
